import { yieldToEventLoop } from '../platform/yield.ts';

/** One entry of a long list, not parsed yet. */
export interface ListEntry {
  /** A hash of the bytes: an entry with a known hash need not be parsed again. */
  mark: string;
  /** Its JSON; valid as long as the answer itself is kept. */
  bytes(): Buffer;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Bytes that are scanned in one go, some milliseconds: a key press waits no longer than that. */
const AT_ONCE = 512 * 1024;

/**
 * Splits a JSON list into its entries without parsing them, and yields to the event loop in between: of
 * 5,000 tasks (7 MB) few have changed since the last time, and parsing all of them would block the app
 * for a tenth of a second. `null` if it is not a whole list.
 */
export async function splitJsonArray(body: Buffer): Promise<ListEntry[] | null> {
  const entries: ListEntry[] = [];
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let at = skipSpace(body, 0);
  if (body[at] !== OPEN_LIST) return null;
  at = skipSpace(body, at + 1);
  if (body[at] === CLOSE_LIST) return isEnd(body, at + 1) ? entries : null;
  for (let pause = AT_ONCE; ;) {
    if (at > pause) {
      await yieldToEventLoop();
      pause = at + AT_ONCE;
    }
    const end = endOfValue(body, at);
    if (end <= at) return null;
    const from = at;
    entries.push({ mark: hashOf(view, from, end), bytes: () => body.subarray(from, end) });
    if (body[end] === CLOSE_LIST) return isEnd(body, end + 1) ? entries : null;
    at = skipSpace(body, end + 1);
  }
}

function skipSpace(body: Buffer, from: number): number {
  let at = from;
  while (isSpace(body[at])) at += 1;
  return at;
}

const isEnd = (body: Buffer, from: number): boolean => skipSpace(body, from) === body.length;

/** Position of the comma or bracket that ends the value at `from`; -1 if there is none. */
function endOfValue(body: Buffer, from: number): number {
  const { length } = body;
  let depth = 0;
  for (let at = from; at < length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) {
      at += 1;
      while (at < length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
    else if (depth > 0) depth -= byte === CLOSE_OBJECT || byte === CLOSE_LIST ? 1 : 0;
    else if (byte === COMMA || byte === CLOSE_LIST) return at;
  }
  return -1;
}

/** 64 bits and the length: two entries of a list do not collide by chance. */
function hashOf(view: DataView, from: number, to: number): string {
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  let at = from;
  for (const whole = to - 3; at < whole; at += 4) {
    const word = view.getInt32(at, true);
    one = Math.imul(one ^ word, 0x01000193) ^ (one >>> 13);
    two = Math.imul(two ^ word, 0x5bd1e995) ^ (two >>> 15);
  }
  for (; at < to; at += 1) {
    one = Math.imul(one ^ view.getUint8(at), 0x01000193);
    two = Math.imul(two ^ view.getUint8(at), 0x5bd1e995);
  }
  return `${(to - from).toString(36)}.${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`;
}
