import { brokenJson, notJson, refusedRow, serverFault } from './answer.ts';
import type { Json } from '../store/model.ts';

export interface SentFile {
  field: string;
  /** The sender's name for it, `frame-01.png`. */
  name: string;
  bytes: Buffer;
}

/** The body of a request, read strictly, as zou's plain lists and uploads do. */
export class RequestBody {
  /** The version that the sender already has. */
  readonly knownVersion: string | undefined;
  private readonly bytes: Buffer;
  private readonly type: string;

  constructor(bytes: Buffer, type: string, knownVersion: string | undefined) {
    this.bytes = bytes;
    this.type = type;
    this.knownVersion = knownVersion;
  }

  /** The JSON body; 415 if its content type is not JSON, 400 if it is not JSON. */
  json(): Json {
    if (!/^application\/([\w.+-]+\+)?json\b/.test(this.type)) throw notJson();
    try {
      return JSON.parse(this.bytes.toString('utf8')) as Json;
    } catch {
      throw brokenJson();
    }
  }

  /** The columns of a new row. */
  created(): { [name: string]: Json } {
    const value = this.json();
    if (Array.isArray(value)) throw refusedRow('pop expected at most 1 argument, got 2');
    if (value === null || typeof value !== 'object') throw serverFault();
    return value;
  }

  /** The columns that change. */
  changed(): { [name: string]: Json } {
    const value = this.json();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw serverFault();
    return value;
  }

  /** The only file of a form in that field, or `null`. */
  file(field: string): SentFile | null {
    return this.files().find((file) => file.field === field) ?? null;
  }

  /** Every file of a form. */
  files(): SentFile[] {
    const [, boundary] = /boundary="?([^";]+)"?/.exec(this.type) ?? [];
    if (boundary === undefined) return [];
    const border = Buffer.from(`--${boundary}`);
    const files: SentFile[] = [];
    for (let at = this.bytes.indexOf(border); at >= 0;) {
      const next = this.bytes.indexOf(border, at + border.length);
      if (next < 0) break;
      const file = fileIn(this.bytes.subarray(at + border.length + 2, next - 2));
      if (file) files.push(file);
      at = next;
    }
    return files;
  }
}

function fileIn(part: Buffer): SentFile | null {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = part.subarray(0, end).toString('utf8');
  const [, name] = /;\s*name="([^"]*)"/i.exec(head) ?? [];
  const [, file] = /;\s*filename="([^"]*)"/i.exec(head) ?? [];
  if (name === undefined || file === undefined) return null;
  return { field: name, name: file, bytes: part.subarray(end + 4) };
}
