import { z } from 'zod';

/**
 * An event of Kitsu's stream, as far as it matters here: ids, never contents (kitsu-api 2.10). Every
 * socket gets the events of the whole studio.
 */
export type LiveEvent =
  /** A task was changed or deleted; any time and any comment on it causes one too. */
  | { kind: 'task'; taskId: string }
  | { kind: 'status'; taskId: string; personId: string | null; statusIds: string[] }
  /** The task was assigned to that person or taken from them. */
  | { kind: 'assignment'; taskId: string; personId: string }
  | {
      kind: 'comment';
      taskId: string;
      personId: string | null;
      what: 'new' | 'reply' | 'changed';
    }
  /** Somebody drew on a preview, or deleted from it. */
  | { kind: 'annotation'; previewId: string }
  /** A file of a revision: made, filled, processed or deleted; of which task, not every event says. */
  | { kind: 'preview'; previewId: string; taskId: string | null }
  /** Somebody's notification was made or marked. */
  | { kind: 'inbox'; personId: string }
  /** Somebody's time; the event does not say whose and on what. */
  | { kind: 'time' }
  /** Somebody's day off, which may have deleted their times. */
  | { kind: 'day-off' }
  | { kind: 'person'; personId: string }
  /** Something with a name was made, renamed or deleted in a production. */
  | { kind: 'names'; projectId: string; entityId: string | null }
  /** The studio's own settings: what is allowed, and in which productions. */
  | { kind: 'studio' };

const id = z.string().min(1).max(64);
const task = z.looseObject({ task_id: id });
const given = z.looseObject({ task_id: id, person_id: id });
const moved = z.looseObject({
  task_id: id,
  person_id: id.nullish(),
  new_task_status_id: id.nullish(),
  previous_task_status_id: id.nullish(),
});
const comment = z.looseObject({ task_id: id, person_id: id.nullish() });
const preview = z.looseObject({ preview_file_id: id, task_id: id.nullish() });
const person = z.looseObject({ person_id: id });

const named = z.looseObject({ project_id: id });
const ENTITIES = ['shot', 'asset', 'sequence', 'episode'];
const NAMED = new Set([
  'task:new',
  ...ENTITIES.flatMap((one) => [`${one}:new`, `${one}:update`, `${one}:delete`]),
]);
const STUDIO = /^(organisation|project|task-status|task-type):/;

/** `null` for an event that is unknown, broken, or irrelevant for an artist's day. */
export function readLiveEvent(name: string, data: unknown): LiveEvent | null {
  switch (name) {
    case 'task:update':
    case 'task:delete':
      return read(task, data, ({ task_id }) => ({ kind: 'task', taskId: task_id }));
    case 'task:assign':
    case 'task:unassign':
      return read(given, data, ({ task_id, person_id }) => ({
        kind: 'assignment',
        taskId: task_id,
        personId: person_id,
      }));
    case 'task:status-changed':
    case 'task:to-review':
      return read(moved, data, (event) => ({
        kind: 'status',
        taskId: event.task_id,
        personId: event.person_id ?? null,
        statusIds: [event.new_task_status_id, event.previous_task_status_id].flatMap(
          (status) => status ?? [],
        ),
      }));
    case 'comment:new':
    case 'comment:update':
    case 'comment:delete':
    case 'comment:reply':
    case 'comment:delete-reply':
      return read(comment, data, ({ task_id, person_id }) => ({
        kind: 'comment',
        taskId: task_id,
        personId: person_id ?? null,
        what: name === 'comment:new' ? 'new' : name === 'comment:reply' ? 'reply' : 'changed',
      }));
    case 'preview-file:new':
    case 'preview-file:update':
    case 'preview-file:add-file':
    case 'preview-file:delete':
      return read(preview, data, ({ preview_file_id: previewId, task_id }) => ({
        kind: 'preview',
        previewId,
        taskId: task_id ?? null,
      }));
    case 'preview-file:annotation-update':
      return read(preview, data, ({ preview_file_id: previewId }) => ({
        kind: 'annotation',
        previewId,
      }));
    case 'notification:new':
    case 'notification:read':
    case 'notification:unread':
    case 'notification:all-read':
      return read(person, data, ({ person_id }) => ({ kind: 'inbox', personId: person_id }));
    case 'time-spent:new':
    case 'time-spent:update':
    case 'time-spent:delete':
      return { kind: 'time' };
    case 'day-off:new':
    case 'day-off:update':
    case 'day-off:delete':
      return { kind: 'day-off' };
    case 'person:update':
      return read(person, data, ({ person_id }) => ({ kind: 'person', personId: person_id }));
    default:
      if (NAMED.has(name)) return namesEvent(name, data);
      return STUDIO.test(name) ? { kind: 'studio' } : null;
  }
}

const ENTITY = /^(shot|asset|sequence|episode):update$/;

/** `shot:update` has `shot_id`: its frames or its description may be other ones. */
function namesEvent(name: string, data: unknown): LiveEvent | null {
  const kind = ENTITY.exec(name)?.[1];
  return read(named, data, (event) => {
    const entity = kind === undefined ? null : id.safeParse(event[`${kind}_id`]);
    return {
      kind: 'names',
      projectId: event.project_id,
      entityId: entity?.success ? entity.data : null,
    };
  });
}

function read<T>(schema: z.ZodType<T>, data: unknown, made: (data: T) => LiveEvent) {
  const parsed = schema.safeParse(data);
  return parsed.success ? made(parsed.data) : null;
}
