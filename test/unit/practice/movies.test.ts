import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, normalise } from '../../../electron/practice/movies/normalising.ts';
import { root } from '../../../build/steps.mjs';

const MOVIES = join(root, 'test', 'fixtures', 'movies');
const WANTED = { fps: '24', resolution: '320x180' };

describe('the header of a movie', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'movies-test-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['sound.mp4', { picture: true, sound: true, reordered: true, frames: 12, keyframes: 1 }],
    ['silent-b-frames.mp4', { sound: false, reordered: true, frames: 12, keyframes: 1 }],
    ['silent-b-frames.mkv', { sound: false, reordered: true, frames: 12, keyframes: 1 }],
    ['silent-without-b-frames.mov', { sound: false, reordered: false, frames: 12 }],
    ['sound.mkv', { sound: true, frames: 12, start: 0.023 }],
    ['silent.webm', { sound: false, reordered: false, frames: 12 }],
    ['sound-only.mp4', { picture: false, sound: true, frames: 0 }],
  ])('says what is in it: %s', async (name, facts) => {
    const read = await lookAt(join(MOVIES, name));
    expect(read).toMatchObject(facts);
    if (read?.picture) expect(read).toMatchObject({ width: 160, height: 90 });
  });

  it('may be damaged in any byte, and is then read as something or as nothing', async () => {
    for (const name of ['silent-b-frames.mp4', 'silent-b-frames.mkv']) {
      const bytes = readFileSync(join(MOVIES, name));
      const path = join(folder, name);
      for (let place = 0; place < 150; place++) {
        const damaged = Buffer.from(bytes);
        damaged[(place * 37) % bytes.length] = (place * 89) & 255;
        writeFileSync(path, damaged.subarray(0, bytes.length - (place % 3) * 400));
        const made = normalise(await lookAt(path), damaged.length, WANTED);
        expect(['ready', 'broken']).toContain(made.status);
      }
    }
  });

  it('becomes what its production wants, or is broken as on zou', async () => {
    const facts = await lookAt(join(MOVIES, 'silent-b-frames.mp4'));
    if (!facts) throw new Error('unread');
    expect(normalise(facts, 10, WANTED)).toMatchObject({ status: 'broken', width: 0 });
    // With a second keyframe zou makes a movie of it, though the first part stands still.
    const longer = { ...facts, keyframes: 2 };
    const made = normalise(longer, 10, WANTED);
    expect(made).toMatchObject({ status: 'ready', width: 320, height: 180, duration: 0.5 });
    const wide = normalise(longer, 10, { fps: '25', resolution: null });
    expect(wide).toMatchObject({ width: 1920, height: 1080 });
    const partly = normalise(longer, 10, { fps: '25', resolution: 'x540' });
    expect(partly).toMatchObject({ width: 960, height: 540 });
    expect(normalise(facts, 10, WANTED, false)).toMatchObject({ status: 'ready', width: 160 });
    expect(normalise(null, 10, WANTED)).toMatchObject({ status: 'broken', data: null });
  });
});
