import { expect, type Page } from '@playwright/test';
import { resize } from '../fixtures/window-size.ts';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';
import { pause } from './settled.ts';

const SIZE = { shots: 2000, tasks: 12_000 };
const ROUNDS = 8;
const DRAGGED = 200;
const READ = { timeout: 60_000 };

const room = (page: Page) => page.getByRole('main', { name: /^Schedule of / });

/**
 * A schedule of 12,000 tasks: from the key that leads to it to the frame with its rows, out of the cache on the disk,
 * by a worker that runs, and by one that had ended; the frames while its days are moved and zoomed; and while 200 bars are dragged, with
 * their conflicts.
 */
export async function schedule(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const running = await desk.lead(SIZE);
  const { page } = running;
  await resize(running, 1600, 900);
  await page.keyboard.press('Shift+P');
  const first = page.getByRole('list', { name: 'Productions' }).getByRole('button').first();
  await first.press('Enter', READ);
  const age = page.getByRole('status', { name: 'Age' });
  await expect(age).toContainText(`${SIZE.tasks} tasks`, READ);
  await expect(age).not.toContainText('reading', READ);
  await page.keyboard.press('Shift+G');
  await expect(page.locator(ROWS).first()).toBeVisible(READ);
  await page.keyboard.press('Shift+O');
  // Nobody looks at the production any more, and the worker lingers; then it has ended.
  const opened = await openings(page, 500);
  const cold = await openings(page, 3500);
  await page.keyboard.press('Shift+O');
  const panned = await framesWhile(page, 'shiftKey');
  const own = await page.evaluate(() => (window as unknown as Watched).own);
  const zoomed = await framesWhile(page, 'ctrlKey');
  const dragged = await framesOfDrag(page);
  await running.close();
  const part = 'schedule';
  const of = `${SIZE.tasks} tasks`;
  say(
    `${part}: openings ${opened.map(ms).join(', ')}; cold ${cold.map(ms).join(', ')}; ${dragged.length} frames of a drag`,
  );
  return [
    limited(part, `key to its rows from the disk, ${of}, p50`, median(opened), ms, null),
    limited(part, 'the same, p95', quantile(opened, 0.95), ms, 200),
    limited(part, 'by a worker that had ended, p50', median(cold), ms, null),
    limited(part, 'frame while days are moved, p50', median(panned), ms, null),
    limited(part, 'the same, p99', quantile(panned, 0.99), ms, 20),
    limited(part, 'of it the drawing itself, p50', median(own), ms, null),
    limited(part, 'frame while days are zoomed, p99', quantile(zoomed, 0.99), ms, 20),
    limited(part, `frame while ${DRAGGED} bars are dragged, p50`, median(dragged), ms, null),
    limited(part, 'the same, p99', quantile(dragged, 0.99), ms, 33),
  ];
}

/** Without the head of the table. */
const ROWS = 'main.schedule [role="row"][aria-level]';

type Watched = { openings: number[]; frames: number[]; own: number[] };

/** From a task back to the schedule, so many milliseconds after that was left. */
async function openings(page: Page, away: number): Promise<number[]> {
  await page.evaluate((rows) => {
    const openings: number[] = [];
    Object.assign(window, { openings });
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key !== 'ArrowLeft') return;
        const watching = new MutationObserver(() => {
          if (document.querySelector(rows) === null) return;
          watching.disconnect();
          const frame = new MessageChannel();
          frame.port1.onmessage = () => openings.push(performance.now() - timeStamp);
          requestAnimationFrame(() => frame.port2.postMessage(null));
        });
        watching.observe(document.body, { childList: true, subtree: true });
      },
      { capture: true },
    );
  }, ROWS);
  const count = () => page.evaluate(() => (window as unknown as Watched).openings.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const grid = room(page).getByRole('treegrid');
    await grid.focus();
    // A shot, and its first task.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(room(page)).toHaveCount(0, READ);
    await pause(away);
    const before = await count();
    await page.keyboard.press('Alt+ArrowLeft');
    while ((await count()) === before) await pause(20);
    await expect(room(page).getByRole('status', { name: 'Age' })).not.toContainText(
      'reading',
      READ,
    );
  }
  return page.evaluate(() => (window as unknown as Watched).openings);
}

/** The time from each frame to the next while the wheel turns, a step a frame. */
const framesWhile = (page: Page, held: 'shiftKey' | 'ctrlKey'): Promise<number[]> =>
  page.evaluate(
    (key) =>
      new Promise<number[]>((done) => {
        const place = document.querySelector('canvas.bars');
        const times: number[] = [];
        const own: number[] = [];
        Object.assign(window, { own });
        const step = (at: number): void => {
          times.push(at);
          if (times.length > 300)
            return done(times.slice(1).map((one, index) => one - (times[index] ?? 0)));
          const there = Math.floor(times.length / 50) % 2 === 0 ? 1 : -1;
          const began = performance.now();
          place?.dispatchEvent(
            new WheelEvent('wheel', {
              ...{ deltaY: 24 * there, clientX: 900, clientY: 500, [key]: true },
              ...{ bubbles: true, cancelable: true },
            }),
          );
          // What it changes is drawn before anything else is done.
          void Promise.resolve().then(() => own.push(performance.now() - began));
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    held,
  );

/** The same while the pointer drags bars there and back. */
async function framesOfDrag(page: Page): Promise<number[]> {
  const grid = room(page).getByRole('treegrid');
  await page.keyboard.press('g');
  await page.keyboard.press('g');
  await page.keyboard.press('g');
  await page.keyboard.press('g');
  await grid.focus();
  await page.keyboard.press('Home');
  for (let row = 0; row < DRAGGED; row += 1) await page.keyboard.press('Shift+ArrowDown');
  const chosen = grid.locator('[role="row"][aria-selected="true"]').last();
  const box = await chosen.boundingBox();
  const place = await page.evaluate(() => {
    const found = document.querySelector('canvas.bars')?.getBoundingClientRect();
    return { left: found?.left ?? 0 };
  });
  const y = (box?.y ?? 0) + 14;
  let x = place.left + 6;
  for (; x < place.left + 1100; x += 6) {
    await page.mouse.move(x, y);
    const cursor = await page.evaluate(
      () => document.querySelector<HTMLElement>('canvas.bars')?.style.cursor,
    );
    if (cursor === 'grab') break;
  }
  await page.mouse.down();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    let last = performance.now();
    const step = (at: number): void => {
      frames.push(at - last);
      last = at;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  for (let step = 0; step < 300; step += 1) {
    const away = 40 + 160 * Math.abs(Math.sin(step / 25));
    await page.mouse.move(x + away, y);
  }
  await expect(room(page).getByRole('status', { name: 'What is moved' })).toContainText('bars');
  const frames = await page.evaluate(() => (window as unknown as Watched).frames.slice(2));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return frames;
}
