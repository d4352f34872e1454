import { z } from 'zod';
import { safeColor } from './task-item.ts';

/**
 * The part of `GET /data/user/context` that an artist's day needs, stored in the replica. Fields added
 * later have a default; otherwise a context stored by an older version could not be read.
 */
const status = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  color: z.string(),
  isWip: z.boolean(),
  isDone: z.boolean(),
  isFeedbackRequest: z.boolean(),
  isRetake: z.boolean().default(false),
  isArtistAllowed: z.boolean(),
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
  statuses: z.array(status),
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
export type TaskStatus = z.infer<typeof status>;

const flag = z.boolean().nullish();
const rawStatus = z.looseObject({
  id: z.string(),
  name: z.string(),
  short_name: z.string().nullish(),
  color: z.string().nullish(),
  is_wip: flag,
  is_done: flag,
  is_feedback_request: flag,
  is_retake: flag,
  is_artist_allowed: flag,
  archived: flag,
  for_concept: flag,
});
const rawProject = z.looseObject({
  id: z.string(),
  name: z.string(),
  task_statuses: z.array(z.string()).nullish(),
  max_retakes: z.number().nullish().catch(null),
});
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
  return {
    statuses: list('task_status', rawStatus).map((entry) => ({
      id: entry.id,
      name: entry.name,
      shortName: entry.short_name ?? entry.name,
      color: safeColor(entry.color),
      isWip: entry.is_wip ?? false,
      isDone: entry.is_done ?? false,
      isFeedbackRequest: entry.is_feedback_request ?? false,
      isRetake: entry.is_retake ?? false,
      isArtistAllowed: entry.is_artist_allowed ?? true,
      archived: entry.archived ?? false,
      forConcept: entry.for_concept ?? false,
    })),
    projects: list('projects', rawProject).map((entry) => ({
      id: entry.id,
      name: entry.name,
      statusIds: entry.task_statuses ?? [],
      maxRetakes: entry.max_retakes ?? 0,
    })),
    noTimelogTaskTypeIds: list('task_types', rawTaskType)
      .filter((type) => type.allow_timelog === false)
      .map((type) => type.id),
    taskTypeNames: list('task_types', rawTaskType).flatMap(({ name }) => (name ? [name] : [])),
    taskTypeShortNames: Object.fromEntries(
      list('task_types', rawTaskType).flatMap(({ id, short_name: short }) =>
        short ? [[id, short] as const] : [],
      ),
    ),
    people: Object.fromEntries(
      list('persons', rawPerson).map((person) => [
        person.id,
        person.full_name ?? [person.first_name, person.last_name].filter(Boolean).join(' '),
      ]),
    ),
    projectRoles: roles.success ? roles.data : {},
  };
}
