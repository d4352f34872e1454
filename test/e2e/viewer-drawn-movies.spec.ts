import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { hasFfmpeg } from '../fixtures/counted-frames.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf, type Studio } from '../fixtures/studio.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { resize } from '../fixtures/window-size.ts';

const TASK = 'SQ020 / SH010 · Animation';
const NAME = 'sq020_sh010_animation_v001.mp4';
const MOVIES = /\/movies\/originals\//;
const FRAMES = 2_600;
/** Of the film that the task belongs to. */
const FPS = 24;

test.skip(!hasFfmpeg, 'The movies are made by ffmpeg.');
test.beforeEach(({ studio: _studio }, info) => {
  test.skip(info.project.name !== 'practice', 'The seed of the practice studio has the movie.');
});

interface Size {
  width: number;
  height: number;
}

/** A long black movie with a white square around the point that is a third across and a quarter down. */
function landmarked({ width, height }: Size): Buffer {
  const file = join(mkdtempSync(join(tmpdir(), 'kitsu-companion-landmark-')), 'movie.mp4');
  const side = 12;
  const [x, y] = [width / 3 - side / 2, height / 4 - side / 2].map(Math.round);
  const square = `drawbox=x=${x}:y=${y}:w=${side}:h=${side}:color=white:t=fill`;
  const source = `color=black:s=${width}x${height}:r=${FPS},${square}`;
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  const args = [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    ...coding,
    '-frames:v',
    `${FRAMES}`,
    file,
  ];
  execFileSync('ffmpeg', args);
  return readFileSync(file);
}

/** The time of a frame as Kitsu's own player sends it. */
function kitsuTime(frame: number): number {
  const step = Math.round((1 / FPS) * 10_000) / 10_000;
  return Number((Math.round(frame * step * 10_000) / 10_000).toPrecision(4));
}

interface Drawn {
  time: number;
  drawing: { objects: { id: string }[] };
}

/** Draws a red square around the landmark as Kitsu's player would, on a canvas of another size than the movie. */
async function drawAround(
  lead: StudioApi,
  previewId: string,
  frames: number[],
  { width, height }: Size,
) {
  const on = { canvasWidth: 811, canvasHeight: (811 * height) / width };
  const side = 40;
  const square = {
    ...{ type: 'rect', fill: '#ff0000', strokeWidth: 0, width: side, height: side, ...on },
    ...{ left: on.canvasWidth / 3 - side / 2, top: on.canvasHeight / 4 - side / 2 },
  };
  const { annotations } = await lead.get<{ annotations: Drawn[] | null }>(
    `/data/preview-files/${previewId}`,
  );
  // Another test's.
  const deletions = (annotations ?? []).map(({ time, drawing }) => ({
    time,
    objects: drawing.objects.map(({ id }) => id),
  }));
  await lead.put(`/actions/preview-files/${previewId}/update-annotations`, {
    deletions,
    additions: frames.map((frame) => ({
      ...{ time: kitsuTime(frame), frame: frame + 1 },
      drawing: { objects: [{ ...square, id: randomUUID() }] },
    })),
  });
}

/** The middle of what is bright or red on a canvas, in CSS pixels of the window. */
const middleOf = (
  canvas: Locator,
  channel: 'any' | 'red',
): Promise<{ x: number; y: number; many: number }> =>
  canvas.evaluate((one: HTMLCanvasElement, what) => {
    const copy = new OffscreenCanvas(one.width, one.height).getContext('2d');
    copy?.drawImage(one, 0, 0);
    const data = copy?.getImageData(0, 0, one.width, one.height).data ?? [];
    let [many, x, y] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const weight = what === 'red' ? (data[at + 3] ?? 0) / 255 : (data[at + 1] ?? 0) > 127 ? 1 : 0;
      many += weight;
      x += weight * (((at / 4) % one.width) + 0.5);
      y += weight * (Math.floor(at / 4 / one.width) + 0.5);
    }
    const { left, top, width, height } = one.getBoundingClientRect();
    return {
      x: left + ((x / many) * width) / one.width,
      y: top + ((y / many) * height) / one.height,
      many,
    };
  }, channel);

async function previewOf(lead: StudioApi, studio: Studio): Promise<string> {
  const artist = await signInToApi(studio, accountOf(studio, 'artist'));
  const tasks =
    await artist.get<{ id: string; entity_name: string; sequence_name: string }[]>(
      '/data/user/tasks',
    );
  for (const { id } of tasks) {
    const previews = await lead.get<{ id: string; original_name: string }[]>(
      `/data/tasks/${id}/previews`,
    );
    const found = previews.find((one) => `${one.original_name}.mp4` === NAME);
    if (found) return found.id;
  }
  throw new Error(`Nobody has published ${NAME}.`);
}

async function go(page: Page, frame: number): Promise<void> {
  const viewer = page.getByRole('region', { name: 'Viewer' });
  const box = viewer.getByRole('spinbutton', { name: 'Frame' });
  const first = Number(await box.getAttribute('min'));
  await box.fill(String(first + frame));
  await box.press('Enter');
  await expect(viewer.getByRole('img', { name: 'Frame', exact: true })).toHaveAttribute(
    'data-frame',
    String(frame),
  );
}

const SIZES: Record<string, Size> = {
  portrait: { width: 144, height: 256 },
  scope: { width: 384, height: 160 },
};

for (const [shape, size] of Object.entries(SIZES)) {
  test(`what Kitsu’s player drew lies on its frames and nowhere else: ${shape}`, async ({
    signIn,
    faults,
    studio,
  }) => {
    test.setTimeout(240_000);
    const lead = await signInToApi(studio, accountOf(studio, 'manager'));
    const previewId = await previewOf(lead, studio);
    const body = landmarked(size);
    const headers = { 'content-type': 'video/mp4', 'content-length': `${body.length}` };
    faults.on('GET', MOVIES, { kind: 'answer', status: 200, headers, body });
    const drawn = [0, 30, 2_499, FRAMES - 1];
    await drawAround(lead, previewId, drawn, size);
    const { app, page, today } = await signIn(faults.url);
    await today.allInKitsu();
    await today.find(TASK);
    await today.row(TASK).getByRole('group').press('Enter');
    await new ThreadPage(page).thread.getByRole('button', { name: NAME }).press('Enter');
    const viewer = page.getByRole('region', { name: 'Viewer' });
    const frame = viewer.getByRole('img', { name: 'Frame', exact: true });
    await expect(frame).toHaveAttribute('data-frame', '0');
    const overlay = viewer.locator('canvas[data-annotations]');
    for (const width of [440, 1600]) {
      await resize({ app, page }, width);
      for (const at of drawn) {
        await go(page, at);
        await expect(overlay).toHaveAttribute('data-annotations', '1');
        const [landmark, red] = [await middleOf(frame, 'any'), await middleOf(overlay, 'red')];
        expect(Math.abs(landmark.x - red.x)).toBeLessThanOrEqual(1);
        expect(Math.abs(landmark.y - red.y)).toBeLessThanOrEqual(1);
      }
      for (const at of [1, 29, 31, 2_498, 2_500, FRAMES - 2]) {
        await go(page, at);
        await expect(overlay).toHaveAttribute('data-annotations', '0');
      }
    }
    await frame.press('Home');
    await frame.press(']');
    await expect(frame).toHaveAttribute('data-frame', '30');
    await frame.press('[');
    await expect(frame).toHaveAttribute('data-frame', '0');
  });
}
