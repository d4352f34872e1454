import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtFile } from '../../../../electron/media/look/look.ts';
import { addSilentTrack } from '../../../../electron/media/mend/silent-track.ts';
import { boxAt, boxesIn } from '../../../../electron/media/mp4/boxes.ts';
import { codesOf, lookAtMovie, movie, PRODUCTION } from '../look/fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'mend-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MENDED = [
  'silent-b.mp4',
  'silent-b-keys.mp4',
  'silent-b.mov',
  'turned.mp4',
  'prores.mov',
  'silent-late.mp4',
];

async function mended(name: string): Promise<string> {
  const to = join(folder, name);
  if (!existsSync(to))
    expect(await addSilentTrack(movie(name), to)).toEqual({ ok: true, value: null });
  return to;
}

describe.each(MENDED)('a silent track for %s', (name) => {
  it('leaves all that is known of the pictures as it was', async () => {
    const before = await lookAtMovie(name);
    const after = await lookAtFile(await mended(name), name, PRODUCTION);
    expect(after.movie).toEqual({ ...before.movie, sounds: ['AAC'] });
    expect(codesOf(after)).toEqual(codesOf(before).filter((code) => code !== 'silent'));
  });

  it('puts the index first, and leaves every other box byte for byte', async () => {
    const before = boxesIn(readFileSync(movie(name))).filter(({ type }) => type !== 'moov');
    const after = boxesIn(readFileSync(await mended(name)));
    const [ftyp, moov, silence, ...rest] = after;
    expect([ftyp?.type, moov?.type, silence?.type]).toEqual(['ftyp', 'moov', 'mdat']);
    const bytes = [ftyp, ...rest].map((box) => box?.body.toString('hex'));
    expect(bytes).toEqual(before.map(({ body }) => body.toString('hex')));
  });
});

it('keeps the timecode and what else the index says', async () => {
  const [before, after] = [movie('silent-b.mov'), await mended('silent-b.mov')].map((path) => {
    const moov = boxAt(readFileSync(path), 'moov') ?? Buffer.alloc(0);
    const boxes = boxesIn(moov);
    return {
      handlers: boxes
        .filter(({ type }) => type === 'trak')
        .map(({ body }) => boxAt(body, 'mdia', 'hdlr')?.toString('latin1', 8, 12)),
      said: boxes.find(({ type }) => type === 'udta')?.body.toString('hex'),
    };
  });
  expect(before?.handlers).toEqual(['vide', 'tmcd']);
  expect(after?.handlers).toEqual(['vide', 'tmcd', 'soun']);
  expect(after?.said).toBe(before?.said);
});

it('says so and leaves nothing where it cannot', async () => {
  for (const name of ['silent-b.mkv', 'fragments.mp4', 'sound-alone.mp4']) {
    const to = join(folder, `not-${name}`);
    const result = await addSilentTrack(movie(name), to);
    expect(result, name).toMatchObject({ ok: false, code: 'not-supported' });
    expect(existsSync(to), name).toBe(false);
  }
});

it('leaves nothing when it is cancelled, and never overwrites', async () => {
  const to = join(folder, 'cancelled.mp4');
  const stop = new AbortController();
  stop.abort();
  const result = await addSilentTrack(movie('silent-b.mp4'), to, stop.signal);
  expect(result).toMatchObject({ ok: false, code: 'cancelled' });
  expect(existsSync(to)).toBe(false);
  const there = await mended('silent-b.mp4');
  const before = readFileSync(there);
  expect(await addSilentTrack(movie('turned.mp4'), there)).toMatchObject({ ok: false });
  expect(readFileSync(there).equals(before)).toBe(true);
});

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

describe.skipIf(!hasFfmpeg)('as ffmpeg reads it', () => {
  it.each(MENDED)('has the same packets at the same times, and silence: %s', async (name) => {
    const to = await mended(name);
    const packets = (path: string) =>
      ffmpeg('-i', path, '-map', '0:v', '-c', 'copy', '-f', 'framemd5', '-');
    expect(packets(to)).toBe(packets(movie(name)));
    const frames = (path: string) => ffmpeg('-i', path, '-map', '0:v', '-f', 'framemd5', '-');
    expect(frames(to)).toBe(frames(movie(name)));
    const sound = execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', to, '-map', '0:a', '-f', 's16le', '-'],
    ]);
    expect(sound.length).toBeGreaterThan(0);
    expect(sound.every((byte) => byte === 0)).toBe(true);
  });
});

const ffmpeg = (...args: string[]): string =>
  execFileSync('ffmpeg', ['-v', 'error', ...args], { encoding: 'utf8' });
