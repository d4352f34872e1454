import { createHash } from 'node:crypto';

/** A body of `multipart/form-data` and the content type that names its boundary. */
export interface Form {
  type: string;
  body: Buffer;
}

/** Escapes the characters that would end a form header. */
const quoted = (name: string): string =>
  name.replace(/[\r\n"]/g, (sign) => encodeURIComponent(sign));

/** One file as a form, as a browser sends it. Kitsu accepts any field name (kitsu-api 2.5). */
export function fileForm(field: string, fileName: string, bytes: Buffer): Form {
  // No file holds its own hash, so the border stands nowhere in it.
  const border = `kitsu-companion-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`;
  const head =
    `--${border}\r\n` +
    `Content-Disposition: form-data; name="${quoted(field)}"; filename="${quoted(fileName)}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  return {
    type: `multipart/form-data; boundary=${border}`,
    body: Buffer.concat([Buffer.from(head, 'utf8'), bytes, Buffer.from(`\r\n--${border}--\r\n`)]),
  };
}
