import { expect, type Page } from '@playwright/test';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, type Figure } from './figures.ts';
import { cpuOf, filledMemoryOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const ROUNDS = 8;
const READ = { timeout: 60_000 };
const MB = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(1)} MB`;

/** A room, the key that leads to it, and what of it is drawn. */
interface Way {
  name: string;
  key: string;
  drawn: string;
}

const FROM_TODAY: readonly Way[] = [
  { name: 'notifications', key: 'n', drawn: 'main[aria-label="Notifications"]' },
  { name: 'timesheet', key: 'w', drawn: 'main[aria-label="Timesheet"]' },
  { name: 'my schedule', key: 'Shift+W', drawn: 'main[aria-label="My schedule"]' },
  { name: 'outbox', key: 'o', drawn: 'main[aria-label="Not in Kitsu yet"]' },
  { name: 'settings', key: 'Control+,', drawn: 'main[aria-label="Settings"]' },
  { name: 'productions', key: 'Shift+P', drawn: 'main[aria-label="Productions"]' },
];
const FROM_A_PRODUCTION: readonly Way[] = [
  { name: 'schedule', key: 'Shift+G', drawn: 'main[aria-label^="Schedule of "]' },
  { name: 'tracking', key: 'Shift+K', drawn: 'main[aria-label^="Where "]' },
];

/**
 * What opening each room and closing it again costs: from its key to the frame in which it stands, and the memory of
 * all processes while it is open and after it was closed, against the same before.
 */
export async function rooms(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const { page, app, close } = await desk.lead();
  const pid = app.process().pid ?? 0;
  const figures: Figure[] = [];
  const each = async (ways: readonly Way[]): Promise<void> => {
    for (const way of ways) {
      figures.push(...(await budget(page, pid, way)));
      say(`rooms: ${way.name}`);
    }
  };
  await each(FROM_TODAY);
  await page.keyboard.press('Shift+P');
  const first = page.getByRole('list', { name: 'Productions' }).getByRole('button').first();
  await first.press('Enter', READ);
  await expect(page.getByRole('treegrid')).toBeVisible(READ);
  await each(FROM_A_PRODUCTION);
  await close();
  return figures;
}

async function budget(page: Page, pid: number, { name, key, drawn }: Way): Promise<Figure[]> {
  const filled = async (): Promise<number> => {
    await pause(4_000);
    await settled(() => cpuOf(pid));
    return filledMemoryOf(pid);
  };
  const before = await filled();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const standing = untilDrawn(page, drawn);
    await page.keyboard.press(key);
    took.push(await standing);
    await leave(page, drawn);
  }
  await page.keyboard.press(key);
  await expect(page.locator(drawn)).toBeVisible(READ);
  const open = await filled();
  await leave(page, drawn);
  const after = await filled();
  const line = (what: string, value: number, show: (value: number) => string) =>
    limited('rooms', `${name}, ${what}`, value, show, null);
  return [
    line('key to its first frame', took[0] ?? NaN, ms),
    line('the same again, p50', median(took.slice(1)), ms),
    line('memory while it is open', open - before, MB),
    line('memory after it was closed', after - before, MB),
  ];
}

async function leave(page: Page, drawn: string): Promise<void> {
  // The first Escape may close a tooltip, or take the focus out of a search.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator(drawn)).toHaveCount(0, { timeout: 500 });
  }).toPass(READ);
}

/** From the next key to the frame that shows this. */
const untilDrawn = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((found) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            const watching = new MutationObserver(() => {
              if (document.querySelector(wanted) === null) return;
              watching.disconnect();
              const frame = new MessageChannel();
              frame.port1.onmessage = () => found(performance.now() - timeStamp);
              requestAnimationFrame(() => frame.port2.postMessage(null));
            });
            watching.observe(document.body, { childList: true, subtree: true });
          },
          { capture: true, once: true },
        );
      }),
    selector,
  );
