import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lookAtFile } from '../../electron/media/look/look.ts';
import { addSilentTrack } from '../../electron/media/mend/silent-track.ts';
import type { FileLook } from '../../electron/shared/file-look.ts';
import { countedFrames, hasFfmpeg, upTo } from '../fixtures/counted-frames.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { movie } from '../unit/media/look/fixtures.ts';

const studio = inject('studio');
/** Encoding takes zou seconds, and minutes on a busy machine. */
const ENCODING = { timeout: 240_000 };

/** What a published movie became. */
interface Made {
  status: string;
  width: number;
  height: number;
  /** The number of each frame, as its grey says, in the order in which Kitsu shows them. */
  frames: number[];
}

/**
 * What Kitsu makes of movies, held against what `media/look` says before and `media/mend` does: the frames of the
 * movies carry their number as a grey. The practice studio encodes nothing, so there is nothing to count in it.
 */
describe.skipIf(studio?.kind !== 'real' || !hasFfmpeg)('a movie that was looked into', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mended-'));
  let at: Publisher;

  beforeAll(async () => {
    if (!studio) return;
    at = await openPublisher(studio);
    await at.newTask();
  }, 60_000);
  afterAll(async () => {
    await at?.close();
    rmSync(folder, { recursive: true });
  });

  async function publish(path: string, name: string): Promise<Made> {
    const { id, answer } = await at.publish(name, readFileSync(path));
    expect(answer.status).toBe(201);
    await expect
      .poll(async () => (await at.row(id)).body.status, { timeout: 200_000, interval: 500 })
      .not.toBe('processing');
    const { status, width, height } = (await at.row(id)).body;
    return { status, width, height, frames: status === 'ready' ? await framesOf(id) : [] };
  }

  async function framesOf(previewId: string): Promise<number[]> {
    const { bytes } = await at.ask('GET', `/movies/originals/preview-files/${previewId}.mp4`);
    return countedFrames(bytes, folder);
  }

  const lookAt = (path: string, name: string, fps = 24): Promise<FileLook> =>
    lookAtFile(path, name, { fps: { num: fps, den: 1 }, resolution: { width: 320, height: 180 } });

  async function mended(name: string): Promise<string> {
    const to = join(folder, name);
    expect(await addSilentTrack(movie(name), to)).toMatchObject({ ok: true });
    return to;
  }

  // As Blender writes it with "Max B-frames".
  it('and is broken without sound is whole with a silent track', ENCODING, async () => {
    const name = 'silent-b.mp4';
    expect(await lookAt(movie(name), name)).toMatchObject({ mend: 'silent-track' });
    expect(await publish(movie(name), name)).toMatchObject({ status: 'broken' });
    const made = { status: 'ready', width: 320, height: 180, frames: upTo(48) };
    expect(await publish(await mended(name), name)).toEqual(made);
  });

  it('and is one still up to its second keyframe is whole with it', ENCODING, async () => {
    const name = 'silent-b-keys.mp4';
    const { checks } = await lookAt(movie(name), name);
    const still = checks.find((check) => check.code === 'silent')?.stillFrames ?? 0;
    const spoiled = await publish(movie(name), name);
    expect(spoiled.frames).toEqual(upTo(48).map((frame) => Math.max(frame, still)));
    expect((await publish(await mended(name), name)).frames).toEqual(upTo(48));
  });

  it.each([
    ['silent-b.mov', 24],
    ['silent-late.mp4', 48],
  ])('and has a timecode, or begins late, is whole with it: %s', ENCODING, async (name, frames) => {
    expect(await publish(await mended(name), name)).toMatchObject({ frames: upTo(frames) });
  });

  it('and was made by Krita is whole as it is', ENCODING, async () => {
    const to = join(folder, 'krita.mp4');
    const pictures = join(folder, 'frame%04d.png');
    const frames = ['-i', movie('silent.mp4'), '-start_number', '0', pictures];
    execFileSync('ffmpeg', ['-v', 'error', ...frames]);
    // The command that Krita 5.1.5 runs.
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-r', '24', '-start_number', '0', '-i', pictures],
      ...['-crf', '23', '-preset', 'medium', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', to],
    ]);
    const look = await lookAt(to, 'krita.mp4');
    expect(look.checks.map(({ code }) => code)).toEqual(['no-colour-tags']);
    expect((await publish(to, 'krita.mp4')).frames).toHaveLength(48);
  });

  it.each(
    'silent.mp4 sound.mp4 silent-b.mkv sound.mkv late.mp4 varied.mp4 ntsc.mp4 pal.mp4 prores.mov vp9.webm fragments.mp4 turned.mp4'.split(
      ' ',
    ),
  )('has as many frames in Kitsu as was said: %s', ENCODING, async (name) => {
    const look = await lookAt(movie(name), name);
    const broken = look.checks.some((one) => one.code === 'silent' && one.stillFrames === null);
    const { status, frames } = await publish(movie(name), name);
    expect(status).toBe(broken ? 'broken' : 'ready');
    if (!broken) expect(frames).toHaveLength(look.movie?.kitsuFrames ?? -1);
  });

  it('has as many frames at another rate as was said', ENCODING, async () => {
    const rate = (fps: string) =>
      at.stage.as.admin.put(`/data/projects/${at.stage.project}`, { fps });
    await rate('25');
    try {
      const look = await lookAt(movie('sound.mp4'), 'sound.mp4', 25);
      const { frames } = await publish(movie('sound.mp4'), 'sound.mp4');
      expect(frames).toHaveLength(look.movie?.kitsuFrames ?? -1);
      expect(frames).toHaveLength(50);
    } finally {
      await rate('24');
    }
  });
});
