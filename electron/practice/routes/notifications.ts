import { notFound, ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import { get, put } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { NOTIFICATION, SUBSCRIPTION } from '../store/conversation-model.ts';
import type { Notification } from '../store/conversation-model.ts';
import type { Item } from '../store/item.ts';
import { COMMENT, ENTITY, ENTITY_TYPE, PREVIEW_FILE, PROJECT, TASK } from '../store/models.ts';
import type { Comment, Entity } from '../store/models.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { linksOf } from '../rules/mentions.ts';

/** What I was told (kitsu-api 2.8). */
export const notificationRoutes: Route[] = [
  get('/data/user/notifications', list),
  put('/data/user/notifications/:notification', mark),
];

const MOST = 100;

/** Filters that are no filter, such as `read=1` and `page`, are ignored or read as "no". */
function list({ studio, me, query }: SignedInRequest): Answer {
  for (const name of ['task_type_id', 'task_status_id']) {
    const id = query.get(name);
    if (id !== null && !UUID.test(id)) {
      throw wrongParameter(`Invalid UUID format for ${name}: ${id}`);
    }
  }
  const rows = studio.store
    .list(NOTIFICATION, { person_id: me.id })
    .sort((a, b) => (a.created_at < b.created_at ? 1 : -1))
    .map((row) => answered(studio, row))
    .filter((item) => fits(item, query));
  return ok(rows.slice(0, MOST));
}

const flagOf = (query: URLSearchParams, name: string): boolean | null =>
  query.has(name) ? query.get(name)?.toLowerCase() === 'true' : null;

function fits(item: Item, query: URLSearchParams): boolean {
  const read = flagOf(query, 'read');
  const watching = flagOf(query, 'watching');
  const after = query.get('after');
  const before = query.get('before');
  const type = query.get('type');
  return (
    (read === null || item['read'] === read) &&
    (watching === null || (item['subscription_id'] !== null) === watching) &&
    (type === null || item['notification_type'] === type) &&
    (after === null || String(item['created_at']) > after) &&
    (before === null || String(item['created_at']) < before) &&
    ['task_type_id', 'task_status_id'].every(
      (name) => !query.has(name) || item[name] === query.get(name),
    )
  );
}

function answered(studio: StudioServices, row: Notification): Item {
  const { store } = studio;
  const task = row.task_id === null ? undefined : store.find(TASK, row.task_id);
  const comment = row.comment_id === null ? undefined : store.find(COMMENT, row.comment_id);
  const entity = task && store.find(ENTITY, task.entity_id);
  const of = { task_id: row.task_id ?? '', person_id: row.person_id };
  const { id, created_at, read, change, notification_type, author_id, comment_id, task_id } = row;
  return {
    ...{ id, type: 'Notification', notification_type, author_id, comment_id, task_id },
    task_type_id: task?.task_type_id ?? null,
    task_status_id: comment?.task_status_id ?? null,
    ...saidIn(studio, row, comment),
    project_id: task?.project_id ?? null,
    project_name: task ? (store.find(PROJECT, task.project_id)?.name ?? null) : null,
    ...{ created_at, read, change },
    ...named(studio, entity),
    subscription_id: store.list(SUBSCRIPTION, of)[0]?.id ?? null,
    ...{
      playlist_id: null,
      playlist_name: '',
      playlist_for_entity: '',
      playlist_is_for_all: false,
    },
  };
}

/** The words, who is named in them, and the first file. */
function saidIn(
  studio: StudioServices,
  { notification_type, reply_id }: Notification,
  comment: Comment | undefined,
): Item {
  const replies = (comment?.replies ?? []) as Item[];
  const reply = notification_type.startsWith('reply')
    ? replies.find((one) => one['id'] === reply_id)
    : undefined;
  const links = comment ? linksOf(studio, comment.id) : {};
  const files = comment ? studio.store.list(PREVIEW_FILE, { comment_id: comment.id }) : [];
  return {
    mentions: links['mentions'] ?? [],
    department_mentions: links['department_mentions'] ?? [],
    reply_mentions: reply?.['mentions'] ?? [],
    reply_department_mentions: reply?.['department_mentions'] ?? [],
    preview_file_id: files[0]?.id ?? null,
    comment_text: comment?.text ?? null,
    reply_text: reply?.['text'] ?? '',
  };
}

/** `SQ010 / SH030`, `Characters / Ael`. */
function named({ store }: StudioServices, entity: Entity | undefined): Item {
  const parent = entity?.parent_id ? store.find(ENTITY, entity.parent_id) : undefined;
  const above = parent?.parent_id ? store.find(ENTITY, parent.parent_id) : undefined;
  const kind = entity && store.find(ENTITY_TYPE, entity.entity_type_id)?.name;
  const parts = parent ? [above?.name, parent.name, entity?.name] : [kind, entity?.name];
  return {
    full_entity_name: parts.filter((part) => part !== undefined).join(' / '),
    episode_id: above?.id ?? entity?.source_id ?? null,
    entity_preview_file_id: entity?.preview_file_id ?? null,
  };
}

function mark({ studio, me, params, fields }: SignedInRequest): Answer {
  const row = studio.store.find(NOTIFICATION, params['notification'] ?? '');
  if (row?.person_id !== me.id) throw notFound();
  const read = fields.flag('read');
  const changed = studio.store.update(NOTIFICATION, row.id, { read });
  const what = read ? 'read' : 'unread';
  studio.emit(`notification:${what}`, { person_id: me.id, notification_id: row.id });
  return ok(serialize(NOTIFICATION, changed));
}
