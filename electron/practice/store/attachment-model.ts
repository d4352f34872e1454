import { model, number, text } from './model.ts';

/** A file that is attached to a comment. */
export const ATTACHMENT_FILE = model('attachment_files', 'AttachmentFile', {
  name: text(),
  size: number(),
  extension: text(),
  comment_id: text(),
});
