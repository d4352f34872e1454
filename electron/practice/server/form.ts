import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { tooLarge } from './answer.ts';

/** A file of a form, already on disk: nobody holds 2 GB in memory. */
export interface SentFile {
  field: string;
  /** The sender's name for it, `frame-01.png`. */
  name: string;
  /** Its content type as the sender says; empty if it says none. */
  type: string;
  /** It goes away after the answer, unless a route has moved it. */
  path: string;
  size: number;
}

export interface SentForm {
  fields: { [name: string]: string };
  files: SentFile[];
}

/** Like Flask's: more than this in the fields of a form is refused. */
const MOST_FIELD_BYTES = 500_000;
const HEAD_END = Buffer.from('\r\n\r\n');

interface Part {
  take(bytes: Buffer): Promise<void>;
  /** Closes the part; what was cut off is not given to the route. */
  end(whole: boolean): Promise<void>;
}

/** The border of a form's parts, or null where the content type is no form. */
export const borderOf = (type: string): string | null =>
  /^multipart\/form-data\b.*?boundary="?([^";]+)"?/i.exec(type)?.[1] ?? null;

/** Reads a form part by part, files straight into `folder`. A part without its end is left out. */
export async function readForm(
  source: AsyncIterable<Buffer>,
  boundary: string,
  folder: string,
): Promise<SentForm> {
  const form: SentForm = { fields: {}, files: [] };
  const border = Buffer.from(`\r\n--${boundary}`);
  let part: Part | null = null;
  let place: 'before' | 'head' | 'body' | 'after' = 'before';
  // The first border has no line end before it.
  let held: Buffer = Buffer.from('\r\n');
  /** One step through what is held; false where more must arrive first. */
  async function step(): Promise<boolean> {
    if (place === 'after') held = Buffer.alloc(0);
    else if (place === 'head') return openPart();
    else return fillPart();
    return false;
  }
  async function openPart(): Promise<boolean> {
    if (held.length < 2) return false;
    if (held.subarray(0, 2).toString('latin1') === '--') {
      place = 'after';
      return true;
    }
    const end = held.indexOf(HEAD_END);
    if (end < 0) return false;
    part = await partOf(form, held.subarray(0, end).toString('utf8'), folder);
    held = held.subarray(end + HEAD_END.length);
    place = 'body';
    return true;
  }
  async function fillPart(): Promise<boolean> {
    const at = held.indexOf(border);
    const ready = at < 0 ? Math.max(0, held.length - border.length + 1) : at;
    if (ready > 0) await part?.take(held.subarray(0, ready));
    held = held.subarray(at < 0 ? ready : at + border.length);
    if (at < 0) return false;
    await part?.end(true);
    part = null;
    place = 'head';
    return true;
  }
  try {
    for await (const bytes of source) {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      while (await step());
    }
    return form;
  } catch (error) {
    await dropFiles(form);
    throw error;
  } finally {
    await (part as Part | null)?.end(false);
  }
}

/** Deletes what no route has moved elsewhere. */
export async function dropFiles(form: SentForm): Promise<void> {
  for (const { path } of form.files) await rm(path, { force: true });
}

async function partOf(form: SentForm, head: string, folder: string): Promise<Part> {
  const field = quoted(head, 'name') ?? '';
  const name = quoted(head, 'filename');
  if (name === null) return fieldPart(form, field);
  const [, type = ''] = /^content-type:\s*(\S.*?)\s*$/im.exec(head) ?? [];
  const path = join(folder, `${randomUUID()}.part`);
  return filePart(form, await open(path, 'wx'), { field, name, type, path, size: 0 });
}

function fieldPart(form: SentForm, field: string): Part {
  const bytes: Buffer[] = [];
  return {
    take(more) {
      bytes.push(Buffer.from(more));
      const all = bytes.reduce((sum, { length }) => sum + length, 0);
      return all > MOST_FIELD_BYTES ? Promise.reject(tooLarge()) : Promise.resolve();
    },
    end(whole) {
      if (whole) form.fields[field] = Buffer.concat(bytes).toString('utf8');
      return Promise.resolve();
    },
  };
}

function filePart(form: SentForm, handle: FileHandle, file: SentFile): Part {
  return {
    async take(bytes) {
      await handle.writeFile(bytes);
      file.size += bytes.length;
    },
    async end(whole) {
      await handle.close();
      // A file field without a file, as browsers send it, has no name.
      if (whole && file.name !== '') form.files.push(file);
      else await rm(file.path, { force: true });
    },
  };
}

/** A quoted word of a part's head; both ways in which browsers and programs write a quote in it. */
function quoted(head: string, word: string): string | null {
  const found = new RegExp(`;\\s*${word}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(head);
  return found?.[1]?.replace(/\\(["\\])/g, '$1').replace(/%22/g, '"') ?? null;
}
