import type { SentFile } from '../server/form.ts';
import { serverFault } from '../server/answer.ts';
import { ATTACHMENT_FILE } from '../store/conversation-model.ts';
import type { AttachmentFile } from '../store/conversation-model.ts';
import type { Item } from '../store/item.ts';
import type { StudioServices } from '../studio.ts';

/** The length of Kitsu's column; a longer name is a server fault there, and so it is here. */
const LONGEST_EXTENSION = 6;

/** Zou shows these in the browser; all others are downloaded. */
const SHOWN = ['jpeg', 'png', 'gif', 'webp', 'bmp', 'avif'].map((name) => `image/${name}`);

/**
 * Keeps files on a comment, one after the other: those before one that Kitsu cannot keep stay. Of several in one field
 * only the first is kept.
 * `reply` is the reply that they came with.
 */
export async function attach(
  { store, files }: StudioServices,
  comment: string,
  sent: SentFile[],
  reply: string | null = null,
): Promise<Item[]> {
  const made: Item[] = [];
  const fields = new Set<string>();
  for (const { field, name, type, path, size } of sent) {
    if (fields.has(field)) continue;
    fields.add(field);
    const extension = (name.split('.').at(-1) ?? '').toLowerCase();
    if (extension.length > LONGEST_EXTENSION) throw serverFault();
    const mimetype = (type.split(';')[0] ?? '').trim().toLowerCase();
    const values = { name, extension, mimetype, size, comment_id: comment, reply_id: reply };
    const row = store.insert(ATTACHMENT_FILE, values);
    await files.keep('attachments', row.id, path);
    made.push(shortAttachment(row));
  }
  return made;
}

/** As a new one is answered. */
export const shortAttachment = ({ id, name, extension, size }: AttachmentFile): Item => ({
  id,
  name,
  extension,
  size,
});

/** The files of a comment, as in the list of comments. */
export const attachmentsOf = ({ store }: StudioServices, comment: string): Item[] =>
  store
    .list(ATTACHMENT_FILE, { comment_id: comment })
    .map((row) => ({ ...shortAttachment(row), reply_id: row.reply_id }));

/** Deletes files with their bytes. */
export async function removeAttachments(
  { store, files }: StudioServices,
  rows: AttachmentFile[],
): Promise<void> {
  for (const { id } of rows) {
    store.remove(ATTACHMENT_FILE, id);
    await files.remove('attachments', id);
  }
}

/** How a browser gets a file: pictures inline, the rest as a download. */
export function dispositionOf({ name, mimetype }: AttachmentFile): string {
  const how = SHOWN.includes(mimetype ?? '') ? 'inline' : 'attachment';
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  const quoted = /^[\w.-]+$/.test(plain) ? plain : `"${plain.replace(/(["\\])/g, '\\$1')}"`;
  const whole = plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return `${how}; filename=${quoted}${whole}`;
}
