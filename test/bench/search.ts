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

/** From a key in the search box to the frame that shows its result, in a list of 5,000. */
export async function search(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const { page, today, close } = await desk.open(await desk.artist(5000));
  await today.search.focus();
  await page.evaluate(() => {
    const seen: { total: number; work: number }[] = [];
    Object.assign(window, { keys: seen });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const frame = new MessageChannel();
        const noticed = performance.now();
        frame.port1.onmessage = () => {
          seen.push({ total: performance.now() - timeStamp, work: performance.now() - noticed });
        };
        requestAnimationFrame(() => frame.port2.postMessage(null));
      },
      { capture: true },
    );
  });
  const count = () => page.evaluate(() => (window as unknown as { keys: unknown[] }).keys.length);
  for (let round = 0; round < 4; round += 1) {
    for (const word of WORDS) {
      for (const key of [...word, ...[...word].map(() => 'Backspace')]) {
        const before = await count();
        await page.keyboard.press(key);
        while ((await count()) === before);
      }
    }
  }
  const keys = await page.evaluate(
    () => (window as unknown as { keys: { total: number; work: number }[] }).keys,
  );
  await close();
  const totals = keys.map(({ total }) => total);
  say(`search: ${keys.length} keys, median ${ms(median(totals))}`);
  return [
    limited('search', 'key to frame, 5000 tasks, p50', median(totals), ms, null),
    limited('search', 'key to frame, 5000 tasks, p95', quantile(totals, 0.95), ms, 10),
  ];
}
