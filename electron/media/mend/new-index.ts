import { box, boxesIn, numbers } from '../mp4/boxes.ts';

/** Where the sample at `offset` of the old file lies in the new one; `null`: nowhere. */
export type Moved = (offset: number) => number | null;

const ON_THE_WAY = ['trak', 'mdia', 'minf', 'stbl'];

/**
 * The index of the new file: all that is in the old one as it is, but for where samples lie, how long the movie is and
 * which number the next track gets; then the new track.
 * @param moov the body of the old one
 * @param wide offsets of 64 bits
 * @returns `null` if some samples are nowhere in the new file
 */
export function newIndex(
  moov: Buffer,
  trak: Buffer,
  {
    moved,
    wide,
    duration,
    nextId,
  }: { moved: Moved; wide: boolean; duration: number; nextId: number },
): Buffer | null {
  let lost = false;
  const place = (offset: number): number => {
    const at = moved(offset);
    if (at === null) lost = true;
    return at ?? 0;
  };
  const inside = rebuilt(moov, (type, body) => {
    if (type === 'mvhd') return box(type, newHead(body, duration, nextId));
    if (type === 'stco' || type === 'co64') return offsets(type, body, place, wide);
    return null;
  });
  return lost ? null : box('moov', inside, trak);
}

/** The boxes inside a container, those on the way to the tables rebuilt in turn; `null` of `change` leaves one as it is. */
function rebuilt(container: Buffer, change: (type: string, body: Buffer) => Buffer | null): Buffer {
  const parts: Buffer[] = [];
  let end = 0;
  for (const { type, at, body } of boxesIn(container)) {
    const header = body.byteOffset - container.byteOffset - at;
    end = at + header + body.length;
    const whole = container.subarray(at, end);
    parts.push(
      ON_THE_WAY.includes(type) ? box(type, rebuilt(body, change)) : (change(type, body) ?? whole),
    );
  }
  // QuickTime ends some containers with four zeros.
  return Buffer.concat([...parts, container.subarray(end)]);
}

function newHead(mvhd: Buffer, duration: number, nextId: number): Buffer {
  const head = Buffer.from(mvhd);
  if (head[0] === 1) {
    const had = Number(head.readBigUInt64BE(24));
    head.writeBigUInt64BE(BigInt(Math.max(had, duration)), 24);
  } else {
    head.writeUInt32BE(Math.max(head.readUInt32BE(16), duration), 16);
  }
  head.writeUInt32BE(nextId + 1, head.length - 4);
  return head;
}

function offsets(
  type: 'stco' | 'co64',
  table: Buffer,
  place: (offset: number) => number,
  wide: boolean,
): Buffer {
  const width = type === 'stco' ? 4 : 8;
  const count = Math.min(table.readUInt32BE(4), Math.floor((table.length - 8) / width));
  const long = wide || type === 'co64';
  const rows = Buffer.alloc(count * (long ? 8 : 4));
  for (let row = 0; row < count; row += 1) {
    const at = 8 + row * width;
    const to = place(width === 4 ? table.readUInt32BE(at) : Number(table.readBigUInt64BE(at)));
    if (long) rows.writeBigUInt64BE(BigInt(to), row * 8);
    else rows.writeUInt32BE(to, row * 4);
  }
  return box(long ? 'co64' : 'stco', numbers(0, count), rows);
}
