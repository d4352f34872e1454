import { z } from 'zod';
import type { TaskStatus } from '../shared/production.ts';
import { text } from './field-readers.ts';
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
});

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
    people: Object.fromEntries(
      list('persons', rawPerson).map((person) => [
        person.id,
        text(person.full_name ?? [person.first_name, person.last_name].filter(Boolean).join(' ')),
      ]),
    ),
    projectRoles: roles.success ? roles.data : {},
  };
}

/** Kitsu's list has no order: the studio sets one by numbers, which are 1 where it has not. */
function inStudiosOrder(
  a: TaskStatus,
  b: TaskStatus,
  ranks: ReadonlyMap<string, number | null | undefined>,
): number {
  const difference = (ranks.get(a.id) ?? 1) - (ranks.get(b.id) ?? 1);
  return difference !== 0 ? difference : a.name < b.name ? -1 : 1;
}
