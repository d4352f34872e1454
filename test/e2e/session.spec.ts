import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/artist.ts';
import type { FaultProxy } from '../fixtures/fault-proxy.ts';
import { deferred } from '../fixtures/deferred.ts';
import { refreshes, sentWith, tokenOf } from '../fixtures/traffic-log.ts';
import { keyringEntries } from '../fixtures/keyring.ts';
import type { Place } from '../fixtures/launch.ts';
import { SignInPage } from '../fixtures/sign-in-page.ts';
import { accountOf, type Studio } from '../fixtures/studio.ts';

/** Requests of the app with its access token. */
const SIGNED_IN = /^\/api\/(data|actions|pictures|auth\/authenticated)/;
const EXPIRED = {
  kind: 'answer',
  status: 401,
  body: JSON.stringify({ error: true, message: 'Signature has expired' }),
} as const;

test('a restart without the network: still signed in, the tasks drawn from disk', async ({
  signIn,
  again,
  faults,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  await first.close();
  faults.unplug();
  const second = await again();
  await second.today.find(task.title);
  await expect(second.today.sync).toContainText('Kitsu cannot be reached');
  await expect(second.page.getByText('Your session ended')).toHaveCount(0);
  faults.heal();
  await second.today.checkNow();
  await expect(second.today.sync).not.toContainText('cannot be reached');
});

test('the access token expires: one refresh, however many calls wait', async ({
  signIn,
  again,
  faults,
}) => {
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  const old = tokenOf(faults);
  faults.on('*', SIGNED_IN, EXPIRED, Infinity, sentWith(old));
  const before = faults.requests.length;
  // The refresh is delayed until several calls have met the expiry.
  const refresh = deferred();
  faults.on('*', /^\/api\/auth\/refresh-token/, { kind: 'hold', until: refresh.until });
  const met = () => faults.requests.slice(before).filter(sentWith(old)).length;
  await first.today.checkNow();
  await expect.poll(met).toBeGreaterThan(2);
  refresh.release();
  await expect.poll(() => renewed(faults, old).length).toBeGreaterThan(3);
  await expect(first.today.sync).toHaveText(/^\s*All in Kitsu\s*$/);
  expect(refreshes(faults)).toBe(1);
  await first.close();

  // The keychain now contains the new one.
  const second = await again();
  await expect(second.today.sync).toContainText('All in Kitsu');
  expect(refreshes(faults)).toBe(1);
});

test('the session ends at Kitsu: work goes on here, and is sent after signing in again', async ({
  signIn,
  again,
  faults,
  kitsu,
  studio,
}) => {
  const task = await kitsu.spareTask();
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  const old = tokenOf(faults);
  // The studio has revoked the session, including the refresh token: before an answer of ours has a reading in the
  // background renew it.
  expect((await ask(studio, '/auth/logout', old)).status).toBe(200);
  faults.on('*', SIGNED_IN, EXPIRED, Infinity, sentWith(old));
  await first.today.checkNow();
  const banner = (page: typeof first.page) =>
    page.getByRole('alert').filter({ hasText: 'Your session ended. Your work is safe here.' });
  await expect(banner(first.page)).toBeVisible();
  // A call under way is told that the session is over; the others try once to renew it.
  expect(refreshes(faults)).toBeLessThanOrEqual(1);

  await first.today.find(task.title);
  await first.today.log(task.title, '1h30');
  await expect(first.today.mark(task.title, /^Saved here/)).toBeVisible();
  await expect(first.today.sync).toContainText(
    /1 change waiting\. Signed out since .*Sign in again/,
  );
  await first.close();

  const { page, today } = await again();
  await expect(banner(page)).toBeVisible();
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  await page.getByRole('button', { name: 'Sign in again', exact: true }).click();
  const form = new SignInPage(page);
  await expect(form.server).toHaveValue(new URL(faults.url).host);
  await expect(form.email).toHaveValue(kitsu.account.email);
  await expect(form.password).toBeFocused();
  await page.keyboard.type(kitsu.account.password);
  await page.keyboard.press('Enter');
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(today.sync).toHaveText(/^\s*All in Kitsu\s*$/);
  await expect(today.mark(task.title, /^In Kitsu/)).toBeVisible();
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);
});

test('signing out revokes the session at Kitsu and forgets it here', async ({
  signIn,
  launch,
  faults,
  studio,
  desktop,
  place,
}) => {
  const before = await keyringEntries(desktop);
  const { page, today, close } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  const old = tokenOf(faults);
  expect((await ask(studio, '/data/user/context', old)).status).toBe(200);
  expect(accountFolders(place)).toHaveLength(1);
  expect(await keyringEntries(desktop)).toHaveLength(before.length + 1);

  await chooseSignOut(page);
  const form = new SignInPage(page);
  await expect(form.password).toBeFocused();
  await expect(form.server).toHaveValue(faults.url);
  await expect(form.email).toHaveValue(accountOf(studio, 'artist').email);
  await expect.poll(() => accountFolders(place)).toEqual([]);
  await expect.poll(() => keyringEntries(desktop)).toEqual(before);
  await expect.poll(async () => (await ask(studio, '/data/user/context', old)).status).toBe(401);
  await close();
  const next = await launch();
  await expect(new SignInPage(next.page).password).toBeFocused();
});

test('signing out with unsent work asks first, and keeps it for the next sign-in', async ({
  signIn,
  faults,
  kitsu,
  place,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await today.find(task.title);
  await today.log(task.title, '45m');
  await expect(today.sync).toContainText('1 change waiting');

  const question = page.getByRole('alertdialog', { name: 'Sign out?' });
  await chooseSignOut(page);
  await expect(question).toContainText('1 change is not in Kitsu yet. It stays on this computer');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  await expect(today.time(task.title)).toHaveValue('45 min');
  await expect(today.sync).toContainText('1 change waiting');

  await chooseSignOut(page);
  await question.getByRole('button', { name: 'Sign out anyway' }).click();
  const form = new SignInPage(page);
  await expect(form.password).toBeFocused();
  expect(accountFolders(place)).toHaveLength(1);
  faults.heal();
  await form.enter(kitsu.account);
  await expect(today.sync).toHaveText(/^\s*All in Kitsu\s*$/);
  await today.find(task.title);
  await expect(today.mark(task.title, /^In Kitsu/)).toBeVisible();
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(45);
});

/** Requests for data that carried a token other than this one. */
const renewed = ({ requests }: FaultProxy, old: string): FaultProxy['requests'] =>
  requests.filter((one) => one.path.startsWith('/api/data') && !sentWith(old)(one));

const ask = (studio: Studio, path: string, token: string): Promise<Response> =>
  fetch(`${studio.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } });

function accountFolders({ profile }: Place): string[] {
  const folder = join(profile, 'accounts');
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function chooseSignOut(page: SignInPage['page']): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}
