import { expect, type Page } from '@playwright/test';
import { SetupPage } from '../fixtures/setup-page.ts';
import { resize } from '../fixtures/window-size.ts';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';

const ROWS = 5000;
const COLUMNS = 30;
const PASTED = 10;

/** What is done with the cursor, over and over: within what is in sight, out of it, by pages and to the ends. */
const KEYS = [
  ...Array<string>(40).fill('ArrowDown'),
  ...Array<string>(COLUMNS - 1).fill('ArrowRight'),
  ...Array<string>(20).fill('ArrowUp'),
  ...Array<string>(10).fill('PageDown'),
  ...Array<string>(10).fill('Shift+ArrowDown'),
  ...['Home', 'Control+End', 'Control+ArrowUp', 'End', 'Control+Home'],
];

/** A key in a sheet of 5,000 × 30 until the frame with the cursor, and a paste of 5,000 × 10 until its frame. */
export async function grid(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const running = await desk.lead();
  const { page, close } = running;
  await resize(running, 1280, 800);
  const setup = new SetupPage(page);
  await setup.open();
  await expect(setup.file).toBeVisible();
  const titles = Array.from({ length: COLUMNS }, (_, at) => `Column ${at}`);
  titles.splice(0, 2, 'Sequence', 'Name');
  await paste(page, [titles, ...cells(ROWS, COLUMNS, 'a')]);
  await expect(setup.step('Columns')).toBeVisible({ timeout: 30_000 });
  await setup.goTo('Sheet');
  await expect(setup.grid).toHaveAttribute('aria-rowcount', `${ROWS + 2}`, { timeout: 30_000 });
  await setup.grid.focus();
  await watch(page);
  for (const key of [...KEYS, ...KEYS]) {
    const before = await count(page);
    await page.keyboard.press(key);
    while ((await count(page)) === before);
  }
  const seen = await taken(page);
  const keys = seen.map(({ ms: took }) => took);
  // A step draws what the cursor leaves and reaches; a page draws all that is in sight.
  const steps = seen.filter(({ key }) => key.startsWith('Arrow')).map(({ ms: took }) => took);
  const pastes: number[] = [];
  for (const word of ['b', 'c', 'd', 'e', 'f', 'g']) {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    pastes.push(await paste(page, cells(ROWS, PASTED, word)));
    await expect(setup.main).toContainText('Saved here', { timeout: 30_000 });
  }
  await close();
  say(`grid: ${keys.length} keys, median ${ms(median(keys))}; pastes ${pastes.map(ms).join(', ')}`);
  return [
    limited('grid', `key to frame, ${ROWS} × ${COLUMNS}, p50`, median(keys), ms, null),
    limited('grid', 'the same, p95', quantile(keys, 0.95), ms, 16),
    limited('grid', 'of them steps by arrows, p95', quantile(steps, 0.95), ms, null),
    limited('grid', `paste of ${ROWS} × ${PASTED} to its frame, p50`, median(pastes), ms, 300),
  ];
}

const cells = (rows: number, columns: number, word: string): string[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => `${word}${row}-${column}`),
  );

/** Pastes where the focus is; answers how long it took until the frame, in milliseconds. */
const paste = (page: Page, rows: string[][]): Promise<number> =>
  page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      const started = performance.now();
      (document.activeElement ?? document.body).dispatchEvent(event);
      return new Promise<number>((drawn) => {
        const frame = new MessageChannel();
        frame.port1.onmessage = () => drawn(performance.now() - started);
        requestAnimationFrame(() => frame.port2.postMessage(null));
      });
    },
    rows.map((row) => row.join('\t')).join('\n'),
  );

type Watched = { keys: { key: string; ms: number }[] };
const count = (page: Page) => page.evaluate(() => (window as unknown as Watched).keys.length);
const taken = (page: Page) => page.evaluate(() => (window as unknown as Watched).keys.splice(0));

const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const keys: { key: string; ms: number }[] = [];
    Object.assign(window, { keys });
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 'Shift' || key === 'Control') return;
        const frame = new MessageChannel();
        frame.port1.onmessage = () => keys.push({ key, ms: performance.now() - timeStamp });
        requestAnimationFrame(() => frame.port2.postMessage(null));
      },
      { capture: true },
    );
  });
