import type { FileHandle } from 'node:fs/promises';
import { bytesAt } from './facts.ts';
import type { MovieFacts } from './facts.ts';

const HEADER_BYTES = 64 * 1024;
/** "File properties" and "Stream properties" of Windows Media, and the kind "audio". */
const PROPERTIES = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');
const SOUND = Buffer.from('409e69f84d5bcf11a8fd00805f5c442b', 'hex');
const PICTURE = Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex');

const PLAIN = { picture: true, reordered: false, start: 0, tracksHaveLengths: true };

/** An AVI, by its main header and that of its pictures. */
export async function readAvi(file: FileHandle): Promise<MovieFacts | null> {
  const head = await bytesAt(file, 0, HEADER_BYTES);
  const at = head.indexOf('avih');
  if (head.toString('latin1', 8, 12) !== 'AVI ' || at < 0 || at + 48 > head.length) return null;
  const stream = head.indexOf('vids');
  if (stream < 0 || stream + 28 > head.length) return null;
  const frames = head.readUInt32LE(at + 24);
  return {
    ...PLAIN,
    width: head.readUInt32LE(at + 40),
    height: head.readUInt32LE(at + 44),
    duration: (frames * head.readUInt32LE(stream + 20)) / (head.readUInt32LE(stream + 24) || 1),
    frames,
    sound: head.includes('auds'),
    keyframes: frames,
  };
}

/** Windows Media, by its file properties: the length less what is read ahead. */
export async function readWmv(file: FileHandle): Promise<MovieFacts | null> {
  const head = await bytesAt(file, 0, HEADER_BYTES);
  const at = head.indexOf(PROPERTIES);
  const picture = head.indexOf(PICTURE);
  if (at < 0 || at + 88 > head.length || picture < 0 || picture + 62 > head.length) return null;
  const played = Number(head.readBigUInt64LE(at + 64)) / 1e7;
  const ahead = Number(head.readBigUInt64LE(at + 80)) / 1000;
  return {
    ...PLAIN,
    width: head.readUInt32LE(picture + 54),
    height: head.readUInt32LE(picture + 58),
    duration: Math.max(0, played - ahead),
    frames: 0,
    sound: head.includes(SOUND),
    keyframes: 2,
  };
}
