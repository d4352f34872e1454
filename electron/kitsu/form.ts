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

/**
 * One file as a form, as a browser sends it; it is read from disk when it is sent. Kitsu accepts any field name
 * (kitsu-api 2.5).
 */
export function fileForm(field: string, file: FileOnDisk): Form {
  // Nobody can have put it into the file.
  const border = `kitsu-companion-${randomBytes(16).toString('hex')}`;
  const before =
    `--${border}\r\n` +
    `Content-Disposition: form-data; name="${quoted(field)}"; filename="${quoted(file.name)}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  return {
    type: `multipart/form-data; boundary=${border}`,
    body: { before: Buffer.from(before), file, after: Buffer.from(`\r\n--${border}--\r\n`) },
  };
}
