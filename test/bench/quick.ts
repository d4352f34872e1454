import { setTimeout as after } from 'node:timers/promises';
import { bringQuickLog, quickLogIs, SHORTCUT } from '../fixtures/quick-log-page.ts';
import { pressKeys } from '../fixtures/keys.ts';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, quantile, type Figure } from './figures.ts';

const WARM = 20;
const COLD = 5;

/**
 * From the shortcut until the field of the shown window has the focus: warm (the window exists, hidden)
 * and cold (a new window). Measured by the wall clock, from before the real keys are sent, including the
 * start of the program that sends them, to the frame with the focus in the field. 5,000 tasks.
 */
export async function quick(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const { app, close } = await desk.open(await desk.artist(5000));
  const end = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().includes('quick-log'))
        ?.destroy(),
    );
  const cold: number[] = [];
  for (let round = 0; round < COLD; round += 1) {
    const pressed = performance.timeOrigin + performance.now();
    const { page, field } = await bringQuickLog(app, desk.desktop);
    await field.waitFor();
    const focused = await page.evaluate(focusedAt);
    cold.push(focused - pressed);
    const gone = page.waitForEvent('close');
    await end();
    await gone;
  }

  const { page } = await bringQuickLog(app, desk.desktop);
  await page.evaluate(focusedAt);
  const warm: number[] = [];
  for (let round = 0; round < WARM; round += 1) {
    await pressKeys(desk.desktop, 'Escape');
    while ((await quickLogIs(app)()) !== 'away') await after(20);
    const pressed = performance.timeOrigin + performance.now();
    await pressKeys(desk.desktop, SHORTCUT);
    warm.push((await page.evaluate(focusedAt)) - pressed);
  }
  await close();
  say(`quick: ${WARM} times warm, median ${ms(median(warm))}; cold ${cold.map(ms).join(', ')}`);
  return [
    limited('quick', 'shortcut to focused field, warm, p50', median(warm), ms, null),
    limited('quick', 'shortcut to focused field, warm, p95', quantile(warm, 0.95), ms, 150),
    limited('quick', 'shortcut to focused field, cold, p50', median(cold), ms, null),
  ];
}

/** When the page's field has the focus, by the wall clock, in ms. */
const focusedAt = (): Promise<number> =>
  new Promise((found) => {
    const look = (): void => {
      if (document.hasFocus() && document.activeElement?.tagName === 'INPUT') {
        found(performance.timeOrigin + performance.now());
      } else requestAnimationFrame(look);
    };
    look();
  });
