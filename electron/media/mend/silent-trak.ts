import { box, numbers } from '../mp4/boxes.ts';
import { SILENCE, soundEntry } from './aac-silence.ts';

export interface SilentTrack {
  id: number;
  /** In ticks of the movie: nothing until the first picture comes, then silence as long as the pictures. */
  delay: number;
  duration: number;
  /** Packets of silence, which lie in one row at `at` of the file. */
  packets: number;
  at: number;
  /** Offsets of 64 bits, where the file is larger than 4 GB. */
  wide: boolean;
  /** Written as QuickTime reads it, for a MOV. */
  quickTime: boolean;
}

const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
/** `und`, three letters of five bits. */
const NO_LANGUAGE = 0x55c4;

/** The body of the index's entry for a silent stereo sound: ISO 14496-12, "Track Box". */
export function silentTrak(track: SilentTrack): Buffer {
  return box('trak', tkhd(track), edits(track), media(track));
}

function tkhd({ id, delay, duration }: SilentTrack): Buffer {
  const enabledAndShown = 3;
  // Beside other sounds it would be one of a group; volume 1.0.
  const place = [0, 0, 0x0000_0001, 0x0100_0000];
  const head = [enabledAndShown, 0, 0, id, 0, delay + duration];
  return box('tkhd', numbers(...head, ...place, ...IDENTITY, 0, 0));
}

/** Sound that begins before the pictures would let Kitsu show the first of them too long. */
function edits({ delay, duration }: SilentTrack): Buffer {
  const atNormalSpeed = 0x10000;
  const wait = delay > 0 ? [delay, -1, atNormalSpeed] : [];
  const count = delay > 0 ? 2 : 1;
  return box('edts', box('elst', numbers(0, count, ...wait, duration, 0, atNormalSpeed)));
}

function media(track: SilentTrack): Buffer {
  const length = track.packets * SILENCE.samples;
  const mdhd = box('mdhd', numbers(0, 0, 0, SILENCE.rate, length, NO_LANGUAGE << 16));
  const dref = box('dref', numbers(0, 1), box('url ', numbers(1)));
  const smhd = box('smhd', numbers(0, 0));
  const inner = track.quickTime ? [handler('dhlr', 'url ')] : [];
  const minf = box('minf', smhd, ...inner, box('dinf', dref), tables(track));
  const kind = track.quickTime ? handler('mhlr', 'soun') : handler('\0\0\0\0', 'soun');
  return box('mdia', mdhd, kind, minf);
}

/** Its name is empty: a C string, and for QuickTime one that begins with its length. */
const handler = (component: string, kind: string): Buffer =>
  box(
    'hdlr',
    numbers(0),
    Buffer.from(component + kind, 'latin1'),
    numbers(0, 0, 0),
    Buffer.alloc(1),
  );

function tables({ packets, at, wide, quickTime }: SilentTrack): Buffer {
  const offset = Buffer.alloc(wide ? 8 : 4);
  if (wide) offset.writeBigUInt64BE(BigInt(at));
  else offset.writeUInt32BE(at);
  return box(
    'stbl',
    box('stsd', numbers(0, 1), soundEntry(quickTime)),
    box('stts', numbers(0, 1, packets, SILENCE.samples)),
    box('stsc', numbers(0, 1, 1, packets, 1)),
    box('stsz', numbers(0, SILENCE.packet.length, packets)),
    box(wide ? 'co64' : 'stco', numbers(0, 1), offset),
  );
}
