/** A box of an MP4 or MOV: four letters and what is inside. */
export interface Box {
  type: string;
  /** Where its header begins in what was read. */
  at: number;
  body: Buffer;
}

/** More than any real movie has in one box; a hostile one ends there. */
const MOST_BOXES = 10_000;

/** The boxes that lie one after another in `inside`; whatever cannot be a box ends them. */
export function boxesIn(inside: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= inside.length && boxes.length < MOST_BOXES) {
    const head = boxHead(inside, at, inside.length);
    if (head === null || at + head.size > inside.length) break;
    boxes.push({ type: head.type, at, body: inside.subarray(at + head.header, at + head.size) });
    at += head.size;
  }
  return boxes;
}

export interface BoxHead {
  type: string;
  /** Bytes before the body: 8, or 16 for a size of 64 bits. */
  header: number;
  /** With the header. */
  size: number;
}

/** The head of the box at `at`, of a place that ends at `end`; `null` if it cannot be one. */
export function boxHead(bytes: Buffer, at: number, end: number): BoxHead | null {
  if (at + 8 > bytes.length) return null;
  const type = bytes.toString('latin1', at + 4, at + 8);
  const short = bytes.readUInt32BE(at);
  // 0: it goes on to the end of the file.
  if (short === 0) return { type, header: 8, size: end - at };
  if (short !== 1) return short < 8 ? null : { type, header: 8, size: short };
  if (at + 16 > bytes.length) return null;
  const long = Number(bytes.readBigUInt64BE(at + 8));
  return long < 16 || !Number.isSafeInteger(long) ? null : { type, header: 16, size: long };
}

/** The body of the first box along `path`; `null` if one of them is missing. */
export function boxAt(inside: Buffer, ...path: string[]): Buffer | null {
  let body: Buffer | null = inside;
  for (const type of path) {
    body = boxesIn(body).find((box) => box.type === type)?.body ?? null;
    if (body === null) return null;
  }
  return body;
}

/** A box of this type around `parts`. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

/** Version and flags, as full boxes begin, then numbers of 32 bits. */
export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}
