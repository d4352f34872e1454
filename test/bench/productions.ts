import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { lengthenProductions } from '../fixtures/many-rows.ts';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';
import { cpuOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const SIZE = { shots: 2000, tasks: 12_000 };
const ROUNDS = 12;
/** Each key finds another number of shots. */
const WORDS = ['sh1234', 'animation wip', 'sq010 sh0'];
const READ = { timeout: 60_000 };

const mb = (value: number): string => `${value.toFixed(1)} MB`;
const age = (page: Page) => page.getByRole('status', { name: 'Age' });

/**
 * A production of 12,000 tasks: from Enter on it to the frame with its rows, out of the cache on the disk; a key in its
 * search to the frame with what it found; and what the main process holds more while it is open, and afterwards.
 */
export async function productions(
  desk: BenchHarness,
  say: (line: string) => void,
): Promise<Figure[]> {
  const artist = await desk.artist(50);
  const reading = await desk.open(artist);
  lengthenProductions(artist.way, SIZE);
  await reading.page.keyboard.press('Shift+P');
  await openFirst(reading.page);
  await whole(reading.page);
  await reading.close();

  const running = await desk.open(artist);
  lengthenProductions(artist.way, SIZE);
  const { page, app } = running;
  const pid = await app.evaluate(() => process.pid);
  const quiet = () => settled(() => cpuOf(pid));
  await quiet();
  const before = filledOf(pid);
  const opened = await openings(page);
  await page.keyboard.press('Enter');
  await whole(page);
  // What a reading leaves behind is given back when the app is quiet.
  await pause(9_000);
  await quiet();
  const during = filledOf(pid);
  const found = await searches(page);
  const searched = filledOf(pid);
  await page.getByRole('button', { name: /^Back/ }).last().click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Productions' })).toHaveCount(0);
  // The worker stays a moment, and what the heap has too much is given back when the app is quiet.
  await pause(12_000);
  await quiet();
  const after = filledOf(pid);
  await running.close();
  const of = `${SIZE.tasks} tasks`;
  const part = 'productions';
  say(`${part}: ${opened.length} openings, median ${ms(median(opened))}`);
  return [
    limited(part, `Enter to its rows from the disk, ${of}, p50`, median(opened), ms, null),
    limited(part, 'the same, p95', quantile(opened, 0.95), ms, 200),
    limited(part, `key in its search to the frame, ${of}, p50`, median(found), ms, null),
    limited(part, 'the same, p95', quantile(found, 0.95), ms, null),
    limited(part, 'main process, more while it is open', during - before, mb, 40),
    limited(part, 'the same, after a search', searched - before, mb, null),
    limited(part, 'main process, more when it was left', after - before, mb, null),
  ];
}

/** Memory of one process in MB that it has filled itself. */
function filledOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const lines = [...text.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm)];
  return lines.reduce((sum, [, found]) => sum + Number(found), 0) / 1024;
}

/** Everything of it has come. */
async function whole(page: Page): Promise<void> {
  await expect(age(page)).toContainText(`${SIZE.tasks} tasks`, READ);
  await expect(age(page)).not.toContainText('reading', READ);
}

async function openFirst(page: Page): Promise<void> {
  const first = page.getByRole('list', { name: 'Productions' }).getByRole('button').first();
  await first.press('Enter', READ);
}

type Watched = { openings: number[]; keys: number[] };

/** From Enter on the production to the frame with a row; its memory is given back in between. */
async function openings(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const openings: number[] = [];
    Object.assign(window, { openings });
    addEventListener(
      'keydown',
      ({ key, target, timeStamp }) => {
        if (key !== 'Enter' || !(target instanceof HTMLElement) || !target.dataset['row']) return;
        const watching = new MutationObserver(() => {
          if (document.querySelector('[role="treegrid"] [role="row"]') === null) return;
          watching.disconnect();
          const frame = new MessageChannel();
          frame.port1.onmessage = () => openings.push(performance.now() - timeStamp);
          requestAnimationFrame(() => frame.port2.postMessage(null));
        });
        watching.observe(document.body, { childList: true, subtree: true });
      },
      { capture: true },
    );
  });
  const count = () => page.evaluate(() => (window as unknown as Watched).openings.length);
  await page.keyboard.press('Shift+P');
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await count();
    await openFirst(page);
    while ((await count()) === before);
    await whole(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('treegrid')).toHaveCount(0);
  }
  await page.getByRole('list', { name: 'Productions' }).getByRole('button').first().focus();
  return page.evaluate(() => (window as unknown as Watched).openings);
}

/** From a key in the search to the frame that shows how much was found. */
async function searches(page: Page): Promise<number[]> {
  await page.keyboard.press('/');
  await page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(window, { keys });
    const status = document.querySelector('[role="status"][aria-label="Age"]');
    let since = 0;
    addEventListener('keydown', ({ timeStamp }) => (since = timeStamp), { capture: true });
    new MutationObserver(() => {
      if (since === 0) return;
      const from = since;
      since = 0;
      const frame = new MessageChannel();
      frame.port1.onmessage = () => keys.push(performance.now() - from);
      requestAnimationFrame(() => frame.port2.postMessage(null));
    }).observe(status ?? document.body, { childList: true, subtree: true, characterData: true });
  });
  const count = () => page.evaluate(() => (window as unknown as Watched).keys.length);
  for (const word of WORDS) {
    await page.getByRole('textbox', { name: 'Search this production' }).fill('');
    await pause(300);
    for (const key of word) {
      const before = await count();
      await page.keyboard.press(key);
      // A key that finds the same says nothing new.
      await expect
        .poll(count, { timeout: 400, intervals: [5] })
        .toBeGreaterThan(before)
        .catch(() => undefined);
    }
  }
  return page.evaluate(() => (window as unknown as Watched).keys);
}
