import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lookAtFile } from '../../electron/media/look/look.ts';
import { addSilentTrack } from '../../electron/media/mend/silent-track.ts';
import { countedFrames, hasFfmpeg, upTo } from '../fixtures/counted-frames.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';

const studio = inject('studio');
const run = promisify(execFile);
const SCRIPTS = resolve('test/fixtures/playblasts');
/** Starting Blender or Krita, and encoding in zou, take seconds, and minutes on a busy machine. */
const LONG = { timeout: 400_000 };
const ABOUT = { fps: { num: 24, den: 1 }, resolution: { width: 320, height: 180 } };

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const hasBlender = has('blender');
/** Debian only recommends what Krita's scripts need. */
const hasKrita = has('kritarunner') && spawnSync('python3', ['-c', 'import PyQt5']).status === 0;

/**
 * Playblasts of the Blender and the Krita of this machine (Debian 12 has 3.4.1 and 5.1.5), looked into, mended where
 * that is offered, and published: what Kitsu shows afterwards, frame by frame. Their frames carry their number as a
 * grey. Left out where the program or ffmpeg is not installed, and on the practice studio, which encodes nothing.
 */
describe.skipIf(studio?.kind !== 'real' || !hasFfmpeg)('a playblast', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playblasts-'));
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

  /** As the app publishes it. */
  async function publish(path: string) {
    const name = basename(path);
    const look = await lookAtFile(path, name, ABOUT);
    const sent = look.mend === null ? path : join(folder, `mended-${name}`);
    if (sent !== path) expect(await addSilentTrack(path, sent)).toMatchObject({ ok: true });
    const { id, answer } = await at.publish(name, readFileSync(sent));
    expect(answer.status).toBe(201);
    await expect
      .poll(async () => (await at.row(id)).body.status, { timeout: 300_000, interval: 500 })
      .not.toBe('processing');
    const { status } = (await at.row(id)).body;
    const movie = `/movies/originals/preview-files/${id}.mp4`;
    const frames =
      status === 'ready' ? countedFrames((await at.ask('GET', movie)).bytes, folder) : [];
    return { look, status, frames };
  }

  const late = (checks: { code: string }[]): boolean =>
    checks.some(({ code }) => code === 'first-late');

  async function blender(kind: string): Promise<string> {
    const out = mkdtempSync(join(folder, 'blender-'));
    await run('blender', [
      ...['-b', '--factory-startup', '--python', join(SCRIPTS, 'blender.py')],
      ...['--', `${out}/sh030_`, kind],
    ]);
    const [name = 'nothing'] = readdirSync(out);
    return join(out, name);
  }

  it.skipIf(!hasBlender).each([
    ['as it is', null],
    ['mp4', null],
    ['max b-frames', 'silent-track'],
  ])('of Blender has every frame in its place: %s', LONG, async (kind, mend) => {
    const path = await blender(kind);
    expect(basename(path)).toMatch(/^sh030_0001-0048\.(mkv|mp4)$/);
    const made = await publish(path);
    expect(made.look).toMatchObject({ kind: 'movie', mend, movie: { frames: 48 } });
    expect(made.status).toBe('ready');
    // What is said to come twice before it is sent comes twice, and nothing else does.
    expect(made.frames).toEqual(late(made.look.checks) ? [0, ...upTo(48)] : upTo(48));
  });

  // Krita 5.1.5 has no command that renders without its window: its pictures, and the command that its dialog runs.
  it.skipIf(!hasKrita)('of Krita has every frame in its place', LONG, async () => {
    const frames = join(folder, 'krita');
    const home = join(folder, 'home');
    for (const made of [frames, home]) mkdirSync(made);
    await run('kritarunner', ['-s', 'krita_frames', '-f', 'main'], {
      env: {
        ...process.env,
        ...{ HOME: home, QT_QPA_PLATFORM: 'offscreen', PYTHONPATH: SCRIPTS, KRITA_FRAMES: frames },
      },
    });
    expect(readdirSync(frames)).toHaveLength(48);
    const path = join(folder, 'sh030.mp4');
    const coded = ['-crf', '23', '-preset', 'medium', '-profile:v', 'baseline'];
    await run('ffmpeg', [
      ...['-v', 'error', '-r', '24', '-start_number', '0', '-i', join(frames, 'frame%04d.png')],
      ...[...coded, '-pix_fmt', 'yuv420p', path],
    ]);
    const made = await publish(path);
    expect(made).toMatchObject({
      look: { kind: 'movie', mend: null, movie: { frames: 48 } },
      status: 'ready',
    });
    expect(made.frames).toEqual(upTo(48));
  });
});
