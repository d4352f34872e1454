import { flag, links, maybeText, model, number, text } from './model.ts';
import type { Links, RowOf } from './model.ts';

/** A file that is attached to a comment, or to one of its replies. */
export const ATTACHMENT_FILE = model(
  'attachment_files',
  'AttachmentFile',
  {
    name: text(),
    size: number(),
    extension: text(),
    mimetype: maybeText(),
    comment_id: text(),
    reply_id: maybeText(),
    chat_message_id: maybeText(),
  },
  ['comment_id'],
);

/** Somebody who hears of a task without being assigned to it. */
export const SUBSCRIPTION = model(
  'subscriptions',
  'Subscription',
  { person_id: text(), task_id: text(), entity_id: maybeText(), task_type_id: maybeText() },
  ['!task_id, person_id'],
);

/** What somebody is told of a task; zou calls its kind `type` in the table and `notification_type` in answers. */
export const NOTIFICATION = model(
  'notifications',
  'Notification',
  {
    read: flag(),
    change: flag(),
    notification_type: text(),
    person_id: text(),
    author_id: text(),
    comment_id: maybeText(),
    task_id: maybeText(),
    playlist_id: maybeText(),
    reply_id: maybeText(),
  },
  ['person_id', 'comment_id', 'task_id'],
);

export const MENTIONS = links('comment_mentions', 'comment_id', 'person_id');
export const DEPARTMENT_MENTIONS = links(
  'comment_department_mentions',
  'comment_id',
  'department_id',
);
export const ACKNOWLEDGEMENTS = links('comment_acknowledgements', 'comment_id', 'person_id');

export type AttachmentFile = RowOf<typeof ATTACHMENT_FILE>;

export type Notification = RowOf<typeof NOTIFICATION>;

export const CONVERSATION_MODELS = [ATTACHMENT_FILE, SUBSCRIPTION, NOTIFICATION];
export const CONVERSATION_LINKS: Links[] = [MENTIONS, DEPARTMENT_MENTIONS, ACKNOWLEDGEMENTS];
