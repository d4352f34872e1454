import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { htmlPage } from '../fixtures/fault-proxy.ts';
import { SignInPage } from '../fixtures/sign-in-page.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { tinyKitsu } from '../unit/account/tiny-kitsu.ts';

/** A host name that leads to this machine, where the tests' studios are. */
const OTHER_MACHINE = 'kitsu.studio.test';
const leadHere = [`--host-resolver-rules=MAP ${OTHER_MACHINE} 127.0.0.1`];

test('an address as people type or paste it is found, by keyboard alone', async ({
  launch,
  studio,
}) => {
  const { page } = await launch();
  const form = new SignInPage(page);
  const { host } = new URL(studio.url);
  const written = [
    `${studio.url}/api`,
    `${studio.url}/`,
    `  HTTP://${host}/api/  `,
    `${studio.url}/productions/0a1b/shots?search=sh010#top`,
    host,
  ];
  for (const address of written) {
    await form.server.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(address);
    await page.keyboard.press('Tab');
    await expect(form.email).toBeFocused();
    await expect(form.found, address).toHaveText(new RegExp(`Kitsu \\d+\\.\\d+\\.\\d+ at ${host}`));
  }
  const { email, password } = accountOf(studio, 'artist');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(new TodayPage(page).list).toBeVisible();
});

test('an address where no Kitsu answers says why, and what to do', async ({
  launch,
  studio,
  faults,
}) => {
  const untrusted = await tinyKitsu({}, true);
  const { page } = await launch({ args: leadHere });
  const form = new SignInPage(page);
  const { host } = new URL(faults.url);

  await test.step('a web site that is no Kitsu', async () => {
    faults.on('*', /^/, htmlPage);
    await form.typeServer(faults.url);
    await form.says(form.server, new RegExp(`There is no Kitsu at ${host}\\..*browser`));
    faults.heal();
  });
  await test.step('nobody listens there', async () => {
    await form.typeServer(`http://127.0.0.1:${await closedPort()}`);
    await form.says(form.server, /cannot be reached\. Check the address, and your network or VPN/);
  });
  await test.step('a certificate that this computer does not trust: nothing is sent', async () => {
    await form.typeServer(`https://${OTHER_MACHINE}:${untrusted.port}`);
    await form.says(form.server, /does not trust the certificate.*Nothing was sent.*Ask your IT/);
    expect(untrusted.received).toEqual([]);
  });
  await test.step('a Kitsu that is too old', async () => {
    faults.on('GET', /^\/api\/$/, {
      kind: 'rewrite',
      change: (json) => ({ ...(json as object), version: '0.16.4' }),
    });
    await form.typeServer(faults.url);
    await form.says(form.server, /version 0\.16\.4\. Kitsu Companion needs 0\.17\.0.*update/);
    faults.heal();
  });
  await test.step('the form is as usable as before', async () => {
    await form.typeServer(studio.url);
    await expect(form.found).toContainText('Kitsu');
    await form.enter(accountOf(studio, 'artist'));
    await expect(new TodayPage(page).list).toBeVisible();
  });
  await untrusted.close();
});

test('plain http to another machine asks first, and sends nothing before', async ({
  launch,
  studio,
  faults,
}) => {
  const { page } = await launch({ args: leadHere });
  const form = new SignInPage(page);
  const address = `http://${OTHER_MACHINE}:${new URL(faults.url).port}`;
  const question = page.getByRole('alert').filter({ hasText: 'is not encrypted' });
  const agree = page.getByRole('button', { name: 'Use it anyway' });

  await form.typeServer(address);
  await expect(question).toContainText('readable for everyone on the way');
  await form.enter(accountOf(studio, 'artist'));
  await expect(question).toBeVisible();
  await expect(form.button).toBeEnabled();
  expect(faults.requests).toEqual([]);

  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(form.server).toBeFocused();
  await form.typeServer(address);
  await agree.click();
  const today = new TodayPage(page);
  await expect(today.list).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');
  expect(faults.requests.length).toBeGreaterThan(3);
});

test('a slow studio: progress is shown, and the wait can be ended or changed', async ({
  launch,
  studio,
  faults,
}) => {
  const { page } = await launch();
  const form = new SignInPage(page);
  const account = accountOf(studio, 'artist');
  const today = new TodayPage(page);

  await test.step('while the address is looked at', async () => {
    const looked = gate();
    faults.on('GET', /^\/api\/$/, { kind: 'hold', until: looked.opened });
    await form.typeServer(faults.url);
    await expect(form.found).toHaveText('Looking for a Kitsu there…');
    await form.email.fill(account.email);
    await form.typeServer(studio.url);
    await expect(form.found).toContainText(`at ${new URL(studio.url).host}`);
    looked.open();
    faults.heal();
    await form.typeServer(faults.url);
    await expect(form.found).toContainText(`at ${new URL(faults.url).host}`);
  });

  await test.step('ended: the answer that still comes signs nobody in', async () => {
    const answered = gate();
    faults.on('POST', /\/auth\/login$/, { kind: 'hold', until: answered.opened }, 1);
    await form.enter(account);
    await expect(form.button).toHaveAttribute('aria-busy', 'true');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(form.button).not.toHaveAttribute('aria-busy', 'true');
    answered.open();
    // The abandoned session is ended at Kitsu.
    await expect.poll(() => paths(faults.requests)).toContain('/api/auth/logout');
    await expect(form.button).toBeEnabled();
    await expect(today.list).toHaveCount(0);
  });

  await test.step('changed: what is typed now counts', async () => {
    const answered = gate();
    faults.on('POST', /\/auth\/login$/, { kind: 'hold', until: answered.opened }, 1);
    await form.enter({ ...account, email: accountOf(studio, 'supervisor').email });
    await expect(form.button).toHaveAttribute('aria-busy', 'true');
    await form.enter(account);
    await expect(today.list).toBeVisible();
    answered.open();
    const logouts = () => paths(faults.requests).filter((path) => path.endsWith('/auth/logout'));
    await expect.poll(logouts).toHaveLength(2);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('menu')).toContainText('Noémie Lefèvre');
  });
});

const paths = (requests: { path: string }[]): string[] => requests.map(({ path }) => path);

/** A promise that the test resolves. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** A port on which nobody listens: one that was just released. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

for (const ending of ['/', '/api', '/api/']) {
  test(`a server address that ends in ${ending} is found`, async ({ launch, studio }) => {
    const { page } = await launch();
    await page.getByRole('textbox', { name: 'Server' }).fill(`${studio.url}${ending}`);
    await fillSignIn({ page }, studio);
    await expect(new TodayPage(page).list).toBeVisible();
  });
}
