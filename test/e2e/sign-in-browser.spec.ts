import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { SignInPage } from '../fixtures/sign-in-page.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';

test('through the browser: cancelled here, denied there, then signed in', async ({
  launch,
  studio,
}) => {
  const { app, page } = await launch({ args: ['--server', studio.url] });
  await keepWhatIsOpened(app);
  const form = new SignInPage(page);
  const way = page.getByRole('button', { name: 'Continue in the browser' });
  const waiting = page.getByRole('status', { name: 'Browser' });
  const { email, password } = accountOf(studio, 'artist');

  await test.step('no browser can be opened', async () => {
    await app.evaluate(({ shell }) => {
      const kept = shell.openExternal;
      shell.openExternal = () => {
        shell.openExternal = kept;
        return Promise.reject(new Error('no handler'));
      };
    });
    await way.click();
    await expect(page.getByRole('alert')).toContainText('The browser could not be opened.');
    await expect(way).toBeVisible();
  });

  await test.step('cancelled here: the listener is gone', async () => {
    await way.click();
    const asked = await opened(app, 1);
    await expect(waiting).toContainText('Waiting for your browser');
    await waiting.getByRole('button', { name: 'Cancel' }).click();
    await expect(way).toBeVisible();
    const { port, state } = asked;
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/?error=access_denied&state=${state}`).catch(() => 'gone'),
      )
      .toBe('gone');
  });

  await test.step('denied in the browser', async () => {
    await way.click();
    const asked = await opened(app, 2);
    expect(asked.url).toMatch(new RegExp(`^${studio.url}/app-login\\?`));
    expect(asked.appName).toBe('Kitsu Companion');
    const back = await submit(asked.url, { deny: '1' });
    expect(back).toContain('error=access_denied');
    await visit(back);
    await expect(page.getByRole('alert')).toContainText('denied in the browser');
    await expect(way).toBeVisible();
    await expect(form.button).toBeEnabled();
  });

  await test.step('signed in there: the app goes on by itself', async () => {
    await way.click();
    const asked = await opened(app, 3);
    const back = await submit(asked.url, { email, password });
    await visit(back);
    await expect(new TodayPage(page).sync).toContainText('All in Kitsu');
    await expect(page.getByText(`Signed in as Noémie Lefèvre (${email}).`)).toBeVisible();
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('menu')).toContainText('Noémie Lefèvre');
  });

  await test.step('signed in there as somebody else: asked first', async () => {
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const other = accountOf(studio, 'supervisor');
    const asks = page.getByRole('group', { name: /^Your browser is signed in/ });
    await way.click();
    await visit(await submit((await opened(app, 4)).url, other));
    await expect(asks).toContainText(other.email);
    await expect(asks).toContainText(`Here it was ${email} until now`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(form.email).toBeFocused();

    await way.click();
    await visit(await submit((await opened(app, 5)).url, other));
    await expect(asks).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Signed in as /)).toContainText(other.email);
  });
});

interface Asked {
  url: string;
  port: string;
  state: string;
  appName: string;
}

/** Replaces the system's browser: records the address instead of opening it. */
async function keepWhatIsOpened(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    Object.assign(globalThis, { addresses });
    shell.openExternal = (url) => Promise.resolve(void addresses.push(url));
  });
}

/** The address that was opened in the `count`-th place. */
async function opened(app: ElectronApplication, count: number): Promise<Asked> {
  const all = () =>
    app.evaluate(() => (globalThis as unknown as { addresses: string[] }).addresses);
  await expect.poll(async () => (await all()).length).toBe(count);
  const url = (await all())[count - 1] ?? '';
  const { searchParams } = new URL(url);
  const of = (name: string): string => searchParams.get(name) ?? '';
  return { url, port: of('port'), state: of('state'), appName: of('app_name') };
}

type Fields =
  | { deny: string; email?: never; password?: never }
  | { deny?: never; email: string; password: string };

/** Fills in the studio's own page as a browser does; returns where it leads. */
async function submit(url: string, { deny, email, password }: Fields): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(deny === undefined ? { email, password } : { deny }),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function visit(address: string): Promise<void> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('go back to Kitsu Companion');
}
