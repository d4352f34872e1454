import { box, numbers } from '../mp4/boxes.ts';

/** Silence as AAC-LC, stereo: each packet is the same, and stands for 1024 samples. */
export const SILENCE = {
  rate: 48_000,
  samples: 1024,
  /** One pair of channels with a common window and no line of its spectrum written. */
  packet: Buffer.from('211004608c1c', 'hex'),
} as const;

/** AAC-LC (2), 48 kHz (index 3), two channels: ISO 14496-3, AudioSpecificConfig. */
const CONFIG = Buffer.from([0x11, 0x90]);

/** `mp4a`, the description of the sound. QuickTime wants its own version of it, with the description inside `wave`. */
export function soundEntry(quickTime: boolean): Buffer {
  const entry = Buffer.alloc(quickTime ? 44 : 28);
  entry.writeUInt16BE(1, 6);
  entry.writeUInt16BE(quickTime ? 1 : 0, 8);
  entry.writeUInt16BE(2, 16);
  entry.writeUInt16BE(16, 18);
  // QuickTime: compressed, with packets of their own length.
  entry.writeInt16BE(quickTime ? -2 : 0, 20);
  entry.writeUInt32BE((SILENCE.rate << 16) >>> 0, 24);
  if (!quickTime) return box('mp4a', entry, esds());
  entry.writeUInt32BE(SILENCE.samples, 28);
  entry.writeUInt32BE(2, 40);
  const frma = box('frma', Buffer.from('mp4a', 'latin1'));
  return box('mp4a', entry, box('wave', frma, box('mp4a', numbers(0)), esds(), numbers(8, 0)));
}

/** The description of the stream: ISO 14496-1, ES_Descriptor. */
function esds(): Buffer {
  const rate = (SILENCE.packet.length * 8 * SILENCE.rate) / SILENCE.samples;
  const audioStream = Buffer.from([0x40, 0x15, 0, 0, 0]);
  const decoder = [audioStream, numbers(rate, rate), described(5, CONFIG)];
  const stream = [Buffer.alloc(3), described(4, ...decoder), described(6, Buffer.from([2]))];
  return box('esds', numbers(0), described(3, ...stream));
}

function described(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
}
