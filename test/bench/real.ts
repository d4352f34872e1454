import { expect } from '@playwright/test';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { startDesktop } from '../fixtures/desktop.ts';
import { launchApp, newPlace } from '../fixtures/launch.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import type { Account } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { startKitsu } from '../kitsu/server.mjs';
import type { SignedIn } from './bench-harness.ts';

/** The app signed in to a real Kitsu as an artist with 5,000 tasks. */
export interface RealDay extends SignedIn {
  /** The proxy between app and server. */
  way: FaultProxy;
  /** The server's own address. */
  url: string;
  artist: StudioApi;
  lead: StudioApi;
}

/** Runs `work` with it, and ends everything afterwards. */
export async function withRealKitsu<T>(
  say: (line: string) => void,
  work: (day: RealDay) => Promise<T>,
): Promise<T> {
  say('Starting a real Kitsu with 5,000 tasks');
  const kitsu = await startKitsu({ tasks: 5000, say });
  const ends: (() => Promise<void>)[] = [() => kitsu.stop()];
  try {
    const account = kitsu.accounts.find((one) => one.case === 'many');
    const manager = kitsu.accounts.find(({ role }) => role === 'manager');
    if (!account || !manager) throw new Error('This studio has nobody with many tasks.');
    const { desktop, stop } = await startDesktop(say);
    ends.push(stop);
    const way = await startFaultProxy(kitsu.url);
    ends.push(() => way.close());
    const running = await launchApp(desktop, {
      place: newPlace(desktop),
      args: ['--server', way.url],
    });
    ends.push(() => running.close());
    const today = await signIn(running.page, account);
    return await work({
      ...running,
      today,
      way,
      url: kitsu.url,
      pid: running.app.process().pid ?? 0,
      artist: await signInToApi(kitsu, account),
      lead: await signInToApi(kitsu, manager),
    });
  } finally {
    for (const one of ends.reverse()) await one();
  }
}

async function signIn(page: SignedIn['page'], account: Account): Promise<TodayPage> {
  const today = new TodayPage(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(account.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
  await page.keyboard.press('Enter');
  await expect(today.list.getByRole('listitem').first()).toBeVisible({ timeout: 120_000 });
  await expect(today.sync).toContainText('All in Kitsu', { timeout: 120_000 });
  return today;
}

/** Makes the app sync now; resolves when that round is over. */
export const syncNow = (page: SignedIn['page']): Promise<void> =>
  page.evaluate(async () => void (await window.companion.call['sync.now']({})));
