import type { Page } from '@playwright/test';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';

const TIMES = 300;
const DURING = 60;

/**
 * From Enter in a time box to the frame that shows the time as saved, which means it is on disk.
 * Measured in the page, from the key event's own timestamp.
 */
export async function log(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const artist = await desk.artist(5000);
  const { page, today, close } = await desk.open(artist);
  await watchKeys(page);
  // A task that exists in the studio: its time is sent to Kitsu meanwhile, as usual.
  const title = artist.known;
  await today.find(title);
  const one = async (minutes: number): Promise<void> => {
    const before = await count(page);
    await today.time(title).fill(`${minutes}m`);
    await page.keyboard.press('Enter');
    while ((await count(page)) === before);
  };
  for (let time = 0; time < TIMES; time += 1) await one(15 + (time % 200));
  const quiet = await taken(page);
  say(`log: ${quiet.length} times, median ${ms(median(quiet))}`);
  for (let time = 0; time < DURING; time += 1) {
    await readAnew(page);
    await one(16 + (time % 200));
  }
  const busy = await taken(page);
  await close();
  return [
    limited('log', 'Enter to saved and drawn, 5000 tasks, p50', median(quiet), ms, null),
    limited('log', 'the same, p99', quantile(quiet, 0.99), ms, 33),
    limited('log', 'the same while 5000 tasks are read, p50', median(busy), ms, null),
    limited('log', 'the same while 5000 tasks are read, p99', quantile(busy, 0.99), ms, 50),
  ];
}

/** Begins a full refresh if none is running, so that the next log happens during it. */
const readAnew = (page: Page) =>
  page.evaluate(() => {
    const here = window as unknown as { reads?: boolean };
    if (here.reads) return;
    here.reads = true;
    void window.companion.call['sync.now']({}).then(() => (here.reads = false));
  });

type Watched = { logged: number[] };
const count = (page: Page) => page.evaluate(() => (window as unknown as Watched).logged.length);
const taken = (page: Page) => page.evaluate(() => (window as unknown as Watched).logged.splice(0));

/** Records, for each Enter in a time box, when the frame with its mark was drawn. */
const watchKeys = (page: Page) =>
  page.evaluate(() => {
    const logged: number[] = [];
    Object.assign(window, { logged });
    addEventListener(
      'keydown',
      ({ key, target, timeStamp }) => {
        const box = target instanceof HTMLInputElement ? target.closest('.time-box') : null;
        if (key !== 'Enter' || !box) return;
        const watching = new MutationObserver(() => {
          // While it is typed or being saved there is no mark.
          if (!box.querySelector('[role="img"]')) return;
          watching.disconnect();
          const frame = new MessageChannel();
          frame.port1.onmessage = () => logged.push(performance.now() - timeStamp);
          requestAnimationFrame(() => frame.port2.postMessage(null));
        });
        watching.observe(box, { childList: true, subtree: true });
      },
      { capture: true },
    );
  });
