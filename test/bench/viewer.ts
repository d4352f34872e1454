import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { AS_NORMALISED } from '../fixtures/barred-movies.ts';
import { publishOn } from '../fixtures/published.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { ViewerPage } from '../fixtures/viewer-page.ts';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const FRAMES = 240;
const STEPS = 200;
const OPENINGS = 10;
/** A key that is held repeats thirty times a second. */
const HELD_MS = 33;
const MB = (value: number): string => `${value.toFixed(1)} MB`;
const FRAME = 'canvas[aria-label="Frame"]';
const BOTH = '.view[data-frame]';

/** A 1080p movie with much in every picture, as Kitsu codes what it normalises. */
function movieOf(look: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-bench-movie-'));
  const file = join(folder, 'movie.mp4');
  const source = `testsrc2=s=1920x1080:r=24,noise=alls=10:allf=t,${look}`;
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-c:a', 'aac'];
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', source, ...sound, '-shortest'],
    ...[...AS_NORMALISED, '-preset', 'veryfast', '-b:v', '28M', '-maxrate', '28M'],
    ...['-bufsize', '28M', '-frames:v', `${FRAMES}`, file],
  ]);
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}

/**
 * From a key until the frame that follows what it changed, in milliseconds: each time the last one is drawn, and no
 * sooner than `apart` after the key before.
 */
const stepsBy = (
  page: Page,
  selector: string,
  key: string,
  times: number,
  apart = 0,
): Promise<number[]> =>
  page.evaluate(
    async ([where, pressed, often, least]) => {
      const took: number[] = [];
      const canvas = document.querySelector<HTMLElement>(where);
      for (let at = 0; canvas && at < often; at += 1) {
        const before = canvas.dataset['frame'];
        const began = performance.now();
        canvas.dispatchEvent(
          new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }),
        );
        while (canvas.dataset['frame'] === before)
          await new Promise((resolve) => setTimeout(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        took.push(performance.now() - began);
        while (performance.now() - began < least)
          await new Promise((resolve) => setTimeout(resolve));
      }
      return took;
    },
    [selector, key, times, apart] as const,
  );

/** From the press on a file's button until its first frame is drawn. Milliseconds. */
const opening = (page: Page, name: string): Promise<number> =>
  page.evaluate(
    async ([file, where]) => {
      const buttons = [...document.querySelectorAll('button')];
      const button = buttons.find((one) => one.textContent?.includes(file));
      const began = performance.now();
      button?.click();
      const isDrawn = (): boolean =>
        document.querySelector<HTMLElement>(where)?.dataset['frame'] === '0';
      while (!isDrawn()) await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - began;
    },
    [name, FRAME] as const,
  );

/** Frames that were drawn in some seconds of playing, as a share of those that there were. */
async function played(page: Page, selector: string): Promise<number> {
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  const share = await page.evaluate(async (where) => {
    const canvas = document.querySelector<HTMLElement>(where);
    const seen = new Set<string | undefined>();
    const began = performance.now();
    while (performance.now() - began < 5_000) {
      seen.add(canvas?.dataset['frame']);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return seen.size / ((24 * (performance.now() - began)) / 1000);
  }, selector);
  await page.keyboard.press(' ');
  return share;
}

/** A movie in the viewer: stepped, opened, compared, and the memory that it leaves behind. */
export async function viewer(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const artist = await desk.artist(50);
  const api = await signInToApi({ url: artist.way.url }, artist.account);
  const kitsu = { api, studio: { url: artist.way.url } };
  say('viewer: making two movies');
  await publishOn(kitsu, artist.knownId, 'first.mp4', movieOf('hue=h=0'));
  await publishOn(kitsu, artist.knownId, 'second.mp4', movieOf('hue=h=40'));
  const { page, today, pid, close } = await desk.open(artist);
  await today.find(artist.known);
  await today.row(artist.known).getByRole('group').press('Enter');
  const look = new ViewerPage(page);
  await expect(page.getByRole('button', { name: 'second.mp4' })).toBeVisible();
  const memory = async (): Promise<number> => {
    // Readers that are decoding take some seconds to end, and Chromium keeps the memory of frames for ten more.
    await pause(30_000);
    await settled(() => cpuOf(pid));
    return memoryOf(pid);
  };
  const before = await memory();
  await opening(page, 'second.mp4');
  const on = await stepsBy(page, FRAME, 'ArrowRight', STEPS);
  const back = await stepsBy(page, FRAME, 'ArrowLeft', STEPS);
  const heldOn = await stepsBy(page, FRAME, 'ArrowRight', STEPS, HELD_MS);
  const heldBack = await stepsBy(page, FRAME, 'ArrowLeft', STEPS, HELD_MS);
  await page.keyboard.press('c');
  await expect(look.dialog.locator(BOTH)).toHaveAttribute('data-frame', '0');
  const both = await stepsBy(page, BOTH, 'ArrowRight', STEPS);
  await page.keyboard.press('Home');
  await expect(look.dialog.locator(BOTH)).toHaveAttribute('data-frame', '0');
  const heldBoth = await stepsBy(page, BOTH, 'ArrowRight', STEPS, HELD_MS);
  const share = await played(page, BOTH);
  await page.keyboard.press('Escape');
  const after = await memory();
  const openings: number[] = [];
  for (let times = 0; times < OPENINGS; times += 1) {
    openings.push(await opening(page, 'second.mp4'));
    await page.keyboard.press('Escape');
    await expect(look.dialog).toHaveCount(0);
  }
  const atLast = await memory();
  await close();
  say(`viewer: opened in ${openings.map(ms).join(', ')}`);
  const p95 = (values: number[]): number => quantile(values, 0.95);
  return [
    limited('viewer', 'a frame on, 1080p, p95', p95(on), ms, 50),
    limited('viewer', 'a frame back, 1080p, p95', p95(back), ms, 50),
    limited('viewer', 'the same, a key held: on', p95(heldOn), ms, 50),
    limited('viewer', 'the same, a key held: back', p95(heldBack), ms, 50),
    limited('viewer', 'first frame, cached 1080p', median(openings), ms, 150),
    limited('viewer', 'two in step, 1080p, p99', quantile(both, 0.99), ms, 33),
    limited('viewer', 'the same, a key held', quantile(heldBoth, 0.99), ms, 33),
    limited(
      'viewer',
      'two played, frames drawn',
      share * 100,
      (one) => `${one.toFixed(0)} %`,
      null,
    ),
    limited('viewer', 'memory left half a minute after it', after - before, MB, 10),
    limited('viewer', `the same after ${OPENINGS} more`, atLast - before, MB, null),
  ];
}
