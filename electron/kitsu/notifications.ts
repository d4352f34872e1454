import { z } from 'zod';
import { INBOX_KINDS, type InboxItem } from '../shared/inbox.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { flag, instant, maybeText, prose, row, text, type Raw } from './field-readers.ts';
import type { Http } from './http.ts';
import { read, route, write, type Options } from './request-helpers.ts';

const kind = z.enum(INBOX_KINDS);

/** A kind that a later Kitsu adds is shown as what it is at least: something about a task. */
const itemOf = (raw: Raw): InboxItem => {
  const what = kind.catch('comment').parse(raw['notification_type']);
  const isReply = what === 'reply' || what === 'reply-mention';
  return {
    id: raw.id,
    kind: what,
    taskId: maybeText(raw['task_id']),
    commentId: maybeText(raw['comment_id']),
    authorId: maybeText(raw['author_id']),
    text: prose(raw[isReply ? 'reply_text' : 'comment_text']),
    at: instant(raw['created_at']),
    read: flag(raw['read']),
    movedStatus: flag(raw['change']),
    previewFileId: maybeText(raw['preview_file_id']),
    projectName: text(raw['project_name']),
    entityName: text(raw[what === 'playlist-ready' ? 'playlist_name' : 'full_entity_name']),
    taskTypeId: maybeText(raw['task_type_id']),
  };
};

const items = z.array(z.unknown()).transform((rows): InboxItem[] =>
  rows.flatMap((one) => {
    const parsed = row(itemOf).safeParse(one);
    return parsed.success ? [parsed.data] : [];
  }),
);

/**
 * The person's notifications, the newest first: a hundred at most, and no way to the older ones. One of a comment that
 * was deleted is gone without an event. Route: `GET /data/user/notifications`.
 */
export const allNotifications = (
  http: Http,
  options?: Options,
): Promise<KitsuAnswer<InboxItem[]>> => read(http, '/data/user/notifications', items, options);

/**
 * Marks one as read, or as unread again. May be repeated; 404 for somebody else's and for one that is gone. Route: `PUT
 * /data/user/notifications/:id`, since 0.19.57.
 */
export const markNotification = (
  http: Http,
  notificationId: string,
  isRead: boolean,
  options?: Options,
): Promise<KitsuAnswer<unknown>> =>
  write(
    http,
    'PUT',
    route`/data/user/notifications/${notificationId}`,
    { read: isRead },
    z.unknown(),
    options,
  );
