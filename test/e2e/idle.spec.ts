import type { ElectronApplication, Page } from '@playwright/test';
import { ask } from '../fixtures/ask.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';

const MINUTE = 60_000;

/** Sets the main process's clock to an instant and makes it run faster by a factor. */
const setClock = (app: ElectronApplication, to: number, pace = 1): Promise<void> =>
  app.evaluate(
    (_, [at, fast]) => {
      const known = globalThis as { RealDate?: DateConstructor };
      const Real = (known.RealDate ??= Date);
      const begun = Real.now();
      const now = (): number => at + (Real.now() - begun) * fast;
      globalThis.Date = class extends Real {
        constructor(...given: unknown[]) {
          super(...((given.length === 0 ? [now()] : given) as [number]));
        }
        static override now = now;
      } as DateConstructor;
    },
    [to, pace] as const,
  );

type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';
const power = (app: ElectronApplication, event: PowerEvent): Promise<void> =>
  app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);

/** A time of today, `days` later. */
function at(hour: number, minute: number, days = 0): number {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return day.setHours(hour, minute, 0, 0);
}

const card = (page: Page) => page.getByRole('region', { name: 'Time away' });
async function gaps(page: Page): Promise<number> {
  const answer = await ask(page, 'timer.view', {});
  return answer.ok ? answer.value.gaps.length : -1;
}
/** Minutes of each finished segment of today. */
async function minutes(page: Page, taskId: string): Promise<number[]> {
  const answer = await ask(page, 'day.segments', {});
  if (!answer.ok) throw new Error(answer.message);
  return answer.value.segments
    .filter((one) => one.taskId === taskId && one.end !== null)
    .map(({ start, end }) => Math.round(((end ?? 0) - start) / MINUTE));
}

test('a lock of 20 seconds is work; one of two hours is asked about and split by keyboard', async ({
  signIn,
  kitsu,
}) => {
  const [task, other] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const { app, page, today } = await signIn();
  await today.allInKitsu();
  await setClock(app, at(10, 0));
  await ask(page, 'timer.start', { taskId: task.id, status: false });
  await setClock(app, at(10, 0) + 30_000);
  await power(app, 'lock-screen');
  await setClock(app, at(10, 0) + 50_000);
  await power(app, 'unlock-screen');
  expect(await gaps(page)).toBe(0);

  await power(app, 'lock-screen');
  await setClock(app, at(12, 1));
  expect(await gaps(page)).toBe(0);
  await today.search.focus();
  await power(app, 'unlock-screen');
  await expect(card(page)).toContainText('The screen was locked from 10:00 to 12:01 (2 h');
  await expect(card(page)).toContainText(`${task.title} was running. The timer resumed at 12:01.`);
  // Somebody who types is not interrupted.
  await expect(today.search).toBeFocused();
  expect(await violations(page)).toEqual([]);

  await today.search.press('Escape');
  await today.list.getByRole('listitem').first().getByRole('group').focus();
  await page.keyboard.press('g');
  await expect(card(page).getByRole('button', { name: 'Keep' })).toBeFocused();
  for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const until = card(page).getByRole('textbox', { name: 'Worked until' });
  await until.fill('9:00');
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('alert')).toContainText('Type a time between 10:00 and 12:01.');
  await until.fill('10:30');
  await page.keyboard.press('Enter');
  await card(page).getByRole('combobox', { name: 'Or give it to' }).fill(other.title);
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveCount(0);
  expect(await minutes(page, task.id)).toEqual([30]);
  expect(await minutes(page, other.id)).toEqual([91]);
});

test('sleep over midnight stops the timer, and is over when the screen is unlocked', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { app, page, today } = await signIn();
  await today.allInKitsu();
  await setClock(app, at(23, 0, -1));
  await ask(page, 'timer.start', { taskId: task.id, status: false });
  await setClock(app, at(23, 0, -1) + 30_000);
  await power(app, 'suspend');
  await power(app, 'lock-screen');
  await setClock(app, at(0, 30));
  await power(app, 'resume');
  expect(await gaps(page)).toBe(0);
  await power(app, 'unlock-screen');
  await expect(card(page)).toContainText('The computer slept from ');
  await expect(card(page)).toContainText('The timer is stopped.');
  const drop = card(page).getByRole('button', { name: 'Drop' });
  await drop.press('Enter');
  await expect(card(page)).toHaveCount(0);
  await ask(page, 'undo.last', { room: 'today' });
  await drop.press('Enter');
  await expect(card(page)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Timer' })).toHaveCount(0);
  expect(await minutes(page, task.id)).toEqual([]);
});

test('a break in the input is asked about when it is over', async ({ signIn, kitsu }) => {
  test.setTimeout(120_000);
  const task = await kitsu.spareTask();
  const { app, page, today } = await signIn();
  await today.allInKitsu();
  // A minute passes in five seconds: slow enough that the app does not take it for sleep.
  await setClock(app, at(10, 0), 12);
  await app.evaluate(({ powerMonitor }) => {
    const since = Date.now();
    powerMonitor.getSystemIdleTime = () => Math.floor((Date.now() - since) / 1000);
    const real = performance.now.bind(performance);
    const begun = real();
    const now = (): number => begun + (real() - begun) * 12;
    Object.defineProperty(performance, 'now', { value: now, configurable: true });
  });
  // Two minutes are long enough to be asked about.
  await ask(page, 'settings.save', { idle: { minutes: 2, programs: [] } });
  await ask(page, 'timer.start', { taskId: task.id, status: false });
  const seen = () => app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime());
  await expect.poll(seen, { timeout: 60_000 }).toBeGreaterThan(4 * 60);
  expect(await gaps(page)).toBe(0);
  await app.evaluate(({ powerMonitor }) => void (powerMonitor.getSystemIdleTime = () => 0));
  await expect(card(page)).toContainText('You were away from 10:0', { timeout: 30_000 });
  await card(page).getByRole('button', { name: 'Keep' }).press('Enter');
  await expect(card(page)).toHaveCount(0);
  const answer = await ask(page, 'presence.view', {});
  expect(answer).toMatchObject({ ok: true, value: { detector: 'system' } });
});
