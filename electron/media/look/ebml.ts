import type { FileHandle } from 'node:fs/promises';

/** An element of MKV or WebM (RFC 8794): its number, and where its body lies in the file. */
export interface Element {
  id: number;
  start: number;
  /** Where it ends; `null` if it says that it goes on until something else begins. */
  end: number | null;
}

const WINDOW = 4096;

/** Reads what lies anywhere in a file in small windows, and at most `most` of them: what lies between costs nothing. */
export class SparseReader {
  /** Windows that were read. */
  reads = 0;
  #window = Buffer.alloc(0);
  #start = 0;

  constructor(
    private readonly file: FileHandle,
    readonly size: number,
    private readonly signal?: AbortSignal,
  ) {}

  /** Up to `length` bytes from `at` on: fewer at the end of the file. */
  async bytes(at: number, length: number): Promise<Buffer> {
    if (at < this.#start || at + length > this.#start + this.#window.length) {
      await this.#read(at, Math.max(WINDOW, length));
    }
    return this.#window.subarray(at - this.#start, at - this.#start + length);
  }

  async #read(at: number, length: number): Promise<void> {
    if (this.signal?.aborted) throw new Error('Nobody waits for it.');
    this.reads += 1;
    const window = Buffer.alloc(Math.max(0, Math.min(length, this.size - at)));
    const { bytesRead } = await this.file.read(window, 0, window.length, at);
    this.#window = window.subarray(0, bytesRead);
    this.#start = at;
  }
}

/** The element that begins at `at`; `null` if none can. */
export async function elementAt(file: SparseReader, at: number): Promise<Element | null> {
  const head = await file.bytes(at, 12);
  const idLength = head.length === 0 ? 9 : Math.clz32(head[0] ?? 0) - 23;
  if (idLength > 4 || head.length <= idLength) return null;
  const size = vint(head, idLength);
  if (size === null) return null;
  const start = at + idLength + size.length;
  const end = size.value === null ? null : start + size.value;
  return { id: head.readUIntBE(0, idLength), start, end };
}

/**
 * A number of one to eight bytes, whose first bits say how many; `value` is `null` where all other bits are set, which
 * means that it is not known.
 */
export function vint(bytes: Buffer, at: number): { value: number | null; length: number } | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.length) return null;
  let value = first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    unknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: unknown ? null : value, length };
}

/** Elements inside a body that was read, by their numbers; of several alike each. */
export function elementsIn(body: Buffer): { id: number; body: Buffer }[] {
  const found: { id: number; body: Buffer }[] = [];
  let at = 0;
  while (at < body.length && found.length < 10_000) {
    const idLength = Math.clz32(body[at] ?? 0) - 23;
    if (idLength > 4 || at + idLength >= body.length) break;
    const size = vint(body, at + idLength);
    if (size === null || size.value === null) break;
    const start = at + idLength + size.length;
    if (start + size.value > body.length) break;
    const id = body.readUIntBE(at, idLength);
    found.push({ id, body: body.subarray(start, start + size.value) });
    at = start + size.value;
  }
  return found;
}

export const uintOf = (body: Buffer | undefined): number | null =>
  body === undefined || body.length === 0 || body.length > 8
    ? null
    : body.reduce((value, byte) => value * 256 + byte, 0);

export function floatOf(body: Buffer | undefined): number | null {
  if (body?.length === 4) return body.readFloatBE(0);
  return body?.length === 8 ? body.readDoubleBE(0) : null;
}
