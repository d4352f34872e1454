import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';

const WORDS = [
  'extra 12',
  'animation',
  'sh0',
  'props 3',
  'zz',
  'layout sq',
  'animtion sq',
  'lihgting',
];

/** The 95th percentile that is wanted, in ms, by the length of the list. */
const SIZES = [
  [5000, 10],
  [20_000, 16],
] as const;

/** From a key in the search box to the frame that shows its result. */
export async function search(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [tasks, most] of SIZES) {
    const totals = await keysOf(desk, tasks);
    say(`search: ${tasks} tasks, ${totals.length} keys, median ${ms(median(totals))}`);
    const what = `key to frame, ${tasks} tasks`;
    figures.push(
      limited('search', `${what}, p50`, median(totals), ms, null),
      limited('search', `${what}, p95`, quantile(totals, 0.95), ms, most),
    );
  }
  return figures;
}

/** How long each key took. */
async function keysOf(desk: BenchHarness, tasks: number): Promise<number[]> {
  const { page, today, close } = await desk.open(await desk.artist(tasks));
  await today.search.focus();
  await page.evaluate(() => {
    const seen: number[] = [];
    const here = Object.assign(window, { keys: seen, seen: (): void => undefined });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const frame = new MessageChannel();
        frame.port1.onmessage = () => {
          seen.push(performance.now() - timeStamp);
          here.seen();
        };
        requestAnimationFrame(() => frame.port2.postMessage(null));
      },
      { capture: true },
    );
  });
  // Asked once a key: a page that is asked again and again draws later.
  const nextSeen = () =>
    page.evaluate(() => new Promise<void>((done) => Object.assign(window, { seen: () => done() })));
  for (let round = 0; round < 4; round += 1) {
    for (const word of WORDS) {
      for (const key of [...word, ...[...word].map(() => 'Backspace')]) {
        const seen = nextSeen();
        await page.keyboard.press(key);
        await seen;
      }
    }
  }
  const keys = await page.evaluate(() => (window as unknown as { keys: number[] }).keys);
  await close();
  return keys;
}
