import { totpAt } from '../../electron/practice/accounts/one-time-codes.ts';
import { expect, test as base } from '../fixtures/artist.ts';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { refreshes, sentWith, tokenOf } from '../fixtures/traffic-log.ts';
import { SignInPage } from '../fixtures/sign-in-page.ts';
import { caseOf, accountOf, type Studio } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { Missing, startKitsu } from '../kitsu/server.mjs';

/** Short enough to see one expire, long enough for a full refresh. */
const ACCESS_SECONDS = 8;

interface Strict {
  studio: Pick<Studio, 'url' | 'accounts'>;
  faults: FaultProxy;
}

/** A Kitsu that enforces two-factor. The practice studio does not: there the proxy answers as zou would. */
const test = base.extend<{ strict: Strict }>({
  strict: async ({ studio, faults }, use, info) => {
    if (studio.kind === 'practice') {
      faults.on('POST', /\/auth\/login$/, {
        kind: 'rewrite',
        change: (json) => ({ ...(json as object), two_factor_authentication_required: true }),
      });
      return use({ studio, faults });
    }
    const kitsu = await startKitsu({
      enforce2fa: true,
      accessTokenSeconds: ACCESS_SECONDS,
      say: () => undefined,
    }).catch((error: unknown) => {
      const none = error instanceof Missing && process.env['KITSU_REAL'] !== 'required';
      info.skip(none, `No second Kitsu can run here: ${String(error)}`);
      throw error;
    });
    const own = await startFaultProxy(kitsu.url);
    await use({ studio: { url: kitsu.url, accounts: kitsu.accounts }, faults: own });
    await own.close();
    await kitsu.stop();
  },
});

test('two-factor that the studio enforces: set up in Kitsu first, then signed in with', async ({
  launch,
  studio,
  strict,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await launch({ args: ['--server', strict.faults.url] });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  const form = new SignInPage(page);
  const today = new TodayPage(page);
  const setUp = `${strict.faults.url}/login`;

  await form.enter(accountOf(studio, 'artist'));
  await expect(page.getByText('Your studio asks everyone for a second proof')).toBeVisible();
  await expect(page.getByText(setUp)).toBeVisible();
  await page.getByRole('button', { name: 'Open Kitsu' }).click();
  await expect.poll(opened).toEqual([setUp]);
  await page.getByRole('button', { name: 'I have set it up: sign in' }).click();
  await expect(form.email).toHaveValue(accountOf(studio, 'artist').email);
  await expect(form.button).toBeEnabled();
  if (studio.kind === 'practice') return;

  await test.step('somebody who has it gets in', async () => {
    const account = caseOf({ ...studio, ...strict.studio }, 'totp');
    await form.enter(account);
    await expect(form.code).toBeFocused();
    await page.keyboard.type(totpAt(account.totpSecret ?? '', new Date()));
    await page.keyboard.press('Enter');
    await expect(today.sync).toContainText('All in Kitsu');
  });

  await test.step('the server itself ends the access token: one refresh, and on it goes', async () => {
    const { faults } = strict;
    const old = tokenOf(faults);
    const context = `${strict.studio.url}/api/data/user/context`;
    const status = async () =>
      (await fetch(context, { headers: { authorization: `Bearer ${old}` } })).status;
    await expect.poll(status, { timeout: (ACCESS_SECONDS + 10) * 1000 }).toBe(401);
    const before = refreshes(faults);
    const seen = faults.requests.length;
    await today.checkNow();
    const answered = () =>
      faults.requests.slice(seen).filter(({ path }) => path.startsWith('/api/data'));
    await expect
      .poll(() => answered().filter((one) => !sentWith(old)(one)).length)
      .toBeGreaterThan(3);
    await expect(today.sync).toHaveText(/^\s*All in Kitsu\s*$/);
    expect(answered().filter(sentWith(old)).length).toBeGreaterThan(0);
    expect(refreshes(faults) - before).toBe(1);
  });
});
