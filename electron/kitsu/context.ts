import { z } from 'zod';
import type { TaskStatus } from '../shared/production.ts';
import { idsOf, text } from './field-readers.ts';
import { taskStatusRow } from './production/task-rows.ts';

/**
 * The part of `GET /data/user/context` that an artist's day needs, stored in the replica. Fields added
 * later have a default; otherwise a context stored by an older version could not be read.
 */
const storedStatus: z.ZodType<TaskStatus> = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  color: z.string(),
  isDefault: z.boolean().default(false),
  isWip: z.boolean(),
  isDone: z.boolean(),
  isFeedbackRequest: z.boolean(),
  isRetake: z.boolean().default(false),
  isArtistAllowed: z.boolean(),
  isClientAllowed: z.boolean().default(true),
  archived: z.boolean(),
  forConcept: z.boolean(),
});
const project = z.object({
  id: z.string(),
  name: z.string(),
  statusIds: z.array(z.string()),
  /** How many retakes a task may have; 0 for no limit. */
  maxRetakes: z.number().default(0),
  /** Ids of the people of its team. */
  team: z.array(z.string()).default([]),
  /** Ids of the status automations that it uses. */
  automationIds: z.array(z.string()).default([]),
  /** The order of its task types, by id. */
  taskTypeRanks: z.record(z.string(), z.number()).default({}),
  /** Of its movies, as Kitsu writes them: `24`, `23.976`; `1920x1080`. Empty if it does not say. */
  fps: z.string().default(''),
  resolution: z.string().default(''),
  /** A revision of its tasks has one file. */
  oneFileARevision: z.boolean().default(false),
});

const named = z.object({ id: z.string(), name: z.string() });

/** A status on one task type that makes Kitsu comment on another task of the same entity. */
const automation = z.object({
  id: z.string(),
  /** `asset`, `shot`, … in lower case. */
  entityType: z.string(),
  inTaskTypeId: z.string(),
  inStatusId: z.string(),
  outTaskTypeId: z.string(),
  /** `null`: no status is set; the asset is marked ready for that task type. */
  outStatusId: z.string().nullable(),
  /** The last revision is copied too. */
  copiesRevision: z.boolean(),
});
export type StatusAutomation = z.infer<typeof automation>;

export const studioContext = z.object({
  /** In the studio's order. */
  statuses: z.array(storedStatus),
  projects: z.array(project),
  /** Task types for which the studio disabled time logging. */
  noTimelogTaskTypeIds: z.array(z.string()),
  /** Names of all task types: a `#name` in a comment copies the comment to tasks of that type. */
  taskTypeNames: z.array(z.string()).default([]),
  /** What the studio calls its task types in short, by id; those that have no short name are left out. */
  taskTypeShortNames: z.record(z.string(), z.string()).default({}),
  taskTypes: z
    .array(named.extend({ departmentId: z.string().nullable().default(null) }))
    .default([]),
  departments: z.array(named).default([]),
  automations: z.array(automation).default([]),
  /** Names by id, for the authors of comments. */
  people: z.record(z.string(), z.string()),
  /** The person's role by production, where it differs from the global one. */
  projectRoles: z.record(z.string(), z.string()),
});

export type StudioContext = z.infer<typeof studioContext>;

const flag = z.boolean().nullish();
const rawProject = z.looseObject({
  id: z.string(),
  name: z.string(),
  task_statuses: z.array(z.string()).nullish(),
  max_retakes: z.number().nullish().catch(null),
  fps: z.string().nullish().catch(null),
  resolution: z.string().nullish().catch(null),
  is_single_preview_per_revision: flag.catch(null),
  team: z.unknown().optional(),
  status_automations: z.unknown().optional(),
  task_types_priority: z
    .record(z.string(), z.number().nullable().catch(null))
    .nullish()
    .catch(null),
});
const rawNamed = z.looseObject({ id: z.string(), name: z.string(), archived: flag.catch(null) });
const rawTypeName = rawNamed.extend({ department_id: z.string().nullish().catch(null) });
const rawAutomation = z.looseObject({
  id: z.string(),
  entity_type: z.string().nullish().catch(null),
  in_task_type_id: z.string(),
  in_task_status_id: z.string(),
  out_field_type: z.string().nullish().catch(null),
  out_task_type_id: z.string(),
  out_task_status_id: z.string().nullish().catch(null),
  import_last_revision: flag.catch(null),
  archived: flag.catch(null),
});
const rawRank = z.looseObject({ id: z.string(), priority: z.number().nullish().catch(null) });
const rawTaskType = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  short_name: z.string().nullish().catch(null),
  allow_timelog: flag,
});
const rawPerson = z.looseObject({
  id: z.string(),
  full_name: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
});

/** Reads what it can: one broken status must not make the whole context unreadable. */
export function readContext(raw: Record<string, unknown>): StudioContext {
  const list = <T>(key: string, schema: z.ZodType<T>): T[] =>
    (Array.isArray(raw[key]) ? (raw[key] as unknown[]) : []).flatMap((entry) => {
      const parsed = schema.safeParse(entry);
      return parsed.success ? [parsed.data] : [];
    });
  const roles = z.record(z.string(), z.string()).safeParse(raw['project_roles']);
  const ranks = new Map(list('task_status', rawRank).map(({ id, priority }) => [id, priority]));
  return {
    // A status without a name could not be shown.
    statuses: list('task_status', taskStatusRow)
      .filter(({ name }) => name !== '')
      .sort((a, b) => inStudiosOrder(a, b, ranks)),
    projects: list('projects', rawProject).map((entry) => ({
      id: entry.id,
      name: text(entry.name),
      statusIds: entry.task_statuses ?? [],
      maxRetakes: entry.max_retakes ?? 0,
      team: idsOf(entry.team),
      automationIds: idsOf(entry.status_automations),
      taskTypeRanks: ranksOf(entry.task_types_priority ?? {}),
      fps: entry.fps ?? '',
      resolution: entry.resolution ?? '',
      oneFileARevision: entry.is_single_preview_per_revision === true,
    })),
    noTimelogTaskTypeIds: list('task_types', rawTaskType)
      .filter((type) => type.allow_timelog === false)
      .map((type) => type.id),
    taskTypeNames: list('task_types', rawTaskType).flatMap(({ name }) =>
      name ? [text(name)] : [],
    ),
    taskTypeShortNames: Object.fromEntries(
      list('task_types', rawTaskType).flatMap(({ id, short_name: short }) =>
        short ? [[id, text(short)] as const] : [],
      ),
    ),
    taskTypes: list('task_types', rawTypeName).map(({ id, name, department_id: department }) => ({
      id,
      name: text(name),
      departmentId: department ?? null,
    })),
    departments: list('departments', rawNamed)
      .filter((one) => one.archived !== true)
      .map(({ id, name }) => ({ id, name: text(name) })),
    automations: list('status_automations', rawAutomation)
      .filter((one) => one.archived !== true)
      .map(automationOf),
    people: Object.fromEntries(
      list('persons', rawPerson).map((person) => [
        person.id,
        text(person.full_name ?? [person.first_name, person.last_name].filter(Boolean).join(' ')),
      ]),
    ),
    projectRoles: roles.success ? roles.data : {},
  };
}

const ranksOf = (ranks: Record<string, number | null>): Record<string, number> =>
  Object.fromEntries(Object.entries(ranks).map(([id, rank]) => [id, rank ?? 0]));

const automationOf = (raw: z.infer<typeof rawAutomation>): StatusAutomation => ({
  id: raw.id,
  entityType: (raw.entity_type ?? '').toLowerCase(),
  inTaskTypeId: raw.in_task_type_id,
  inStatusId: raw.in_task_status_id,
  outTaskTypeId: raw.out_task_type_id,
  outStatusId: raw.out_field_type === 'ready_for' ? null : (raw.out_task_status_id ?? null),
  copiesRevision: raw.import_last_revision === true,
});

/** Kitsu's list has no order: the studio sets one by numbers, which are 1 where it has not. */
function inStudiosOrder(
  a: TaskStatus,
  b: TaskStatus,
  ranks: ReadonlyMap<string, number | null | undefined>,
): number {
  const difference = (ranks.get(a.id) ?? 1) - (ranks.get(b.id) ?? 1);
  return difference !== 0 ? difference : a.name < b.name ? -1 : 1;
}
