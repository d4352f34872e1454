import { randomBytes } from 'node:crypto';
import type { FileOnDisk, StreamedBody } from '../platform/transport.ts';

/** A body of `multipart/form-data` and the content type that names its boundary. */
export interface Form {
  type: string;
  body: StreamedBody;
}

/** Escapes the characters that would end a form header. */
const quoted = (name: string): string =>
  name.replace(/[\r\n"]/g, (sign) => encodeURIComponent(sign));

/** One file as a form. Kitsu accepts any field name (kitsu-api 2.5). */
export const fileForm = (field: string, file: FileOnDisk): Form => formOf({}, [[field, file]]);

/**
 * Words and files as a form. Each file has a field of its own: of several in one field zou keeps the first alone
 * (zou `add_attachments_to_comment`).
 */
export const filesForm = (words: Record<string, string>, files: readonly FileOnDisk[]): Form =>
  formOf(
    words,
    files.map((file, at) => [`file-${at + 1}`, file]),
  );

/** A form as a browser sends it; its files are read from disk when they are sent. */
function formOf(
  words: Record<string, string>,
  files: readonly (readonly [field: string, file: FileOnDisk])[],
): Form {
  // Nobody can have put it into a file.
  const border = `kitsu-companion-${randomBytes(16).toString('hex')}`;
  const head = (field: string): string =>
    `--${border}\r\nContent-Disposition: form-data; name="${quoted(field)}"`;
  const fields = Object.entries(words).map(([field, text]) =>
    Buffer.from(`${head(field)}\r\n\r\n${text}\r\n`),
  );
  const sent = files.flatMap(([field, file]) => [
    Buffer.from(
      `${head(field)}; filename="${quoted(file.name)}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    ),
    file,
    Buffer.from('\r\n'),
  ]);
  return {
    type: `multipart/form-data; boundary=${border}`,
    body: { parts: [...fields, ...sent, Buffer.from(`--${border}--\r\n`)] },
  };
}
