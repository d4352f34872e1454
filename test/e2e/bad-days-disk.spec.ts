import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asRoot, NOBODY } from '../fixtures/child.ts';
import { expect, test } from '../fixtures/artist.ts';
import { runToItsEnd } from '../fixtures/app-ends.ts';

/** The data folder of the signed-in account of a profile. */
function dataFolder(profile: string): string {
  const accounts = join(profile, 'accounts');
  const [only] = readdirSync(accounts);
  return join(accounts, String(only));
}

test('a damaged database is set aside and read again, and what was unsent arrives', async ({
  signIn,
  again,
  place,
  kitsu,
  faults,
}) => {
  const [timed, started] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const before = await kitsu.comments(started.id);
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await first.today.find(timed.title);
  await first.today.log(timed.title, '1h30');
  await expect(first.today.time(timed.title)).toHaveValue('1 h 30');
  await first.today.find(started.title);
  await first.today.start(started.title).click();
  await expect(first.today.sync).toContainText('2 changes waiting.');
  await first.close();

  const folder = dataFolder(place.profile);
  writeFileSync(join(folder, 'replica.db'), 'This is no database. '.repeat(5000));
  faults.heal();
  const second = await again();
  const notice = second.page.getByRole('status', { name: 'Notice' });
  await expect(notice).toContainText('was damaged and is being read again from Kitsu');
  await expect(notice).toContainText('2 unsent changes were saved');
  await second.today.find(timed.title);
  await expect(second.today.time(timed.title)).toHaveValue('1 h 30');
  await second.today.inKitsu(timed.title);
  expect(await kitsu.minutes(timed.id, kitsu.today)).toBe(90);
  expect(await kitsu.status(started.id)).toBe('wip');
  expect(await kitsu.comments(started.id)).toHaveLength(before.length + 1);
  const aside = readdirSync(folder).filter((name) => /^replica\.db\.damaged-/.test(name));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(folder, String(aside[0])), 'utf8')).toMatch(/^This is no database/);
});

test.describe('a profile folder that cannot be written', () => {
  test.skip(process.platform === 'win32', 'Windows has no such modes.');
  for (const [what, make, words] of [
    ['is a file', (path: string) => writeFileSync(path, ''), 'a file is in the way'],
    ['may not be written', readOnly, 'no permission'],
    ['lies below a file', fileAbove, 'a file is in the way'],
  ] as const) {
    test(`one that ${what}: said once, in words, and over`, async ({ desktop, place }) => {
      const profile = join(place.home, 'elsewhere');
      const asked = make(profile) ?? profile;
      const ended = await runToItsEnd(desktop, place, ['--hidden', '--profile', asked]);
      expect(ended.output).toContain('Kitsu Companion cannot write to its folder');
      expect(ended.output).toContain(asked);
      expect(ended.output).toContain(words);
      expect(ended.output).toContain('start the app with --profile and another folder');
      expect(ended.output).not.toMatch(/UnhandledPromise|at Object\.|\.cjs:\d/);
      expect(ended.code).toBe(1);
    });
  }
});

function readOnly(path: string): void {
  mkdirSync(path);
  // If the tests run as root their folder belongs to root: the app, which does not, cannot write there.
  chmodSync(path, 0o555);
}

function fileAbove(path: string): string {
  writeFileSync(path, '');
  return join(path, 'profile');
}

test('on a full disk a time is refused in words before it looks accepted', async ({
  place,
  signIn,
  kitsu,
  faults,
}) => {
  test.skip(!asRoot, 'Only root can make a small disk: THE FULL DISK WAS NOT TESTED.');
  const options = `size=96m,uid=${NOBODY},gid=${NOBODY},mode=700`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place.profile]);
  const filler = join(place.profile, 'filler');
  try {
    const task = await kitsu.spareTask();
    const running = await signIn(faults.url);
    const { page, today } = running;
    await expect(today.sync).toContainText('All in Kitsu');
    await today.find(task.title);
    faults.unplug();
    fill(filler);
    await today.log(task.title, '1h');
    const refusal = today.row(task.title).getByRole('alert');
    await expect(refusal).toContainText('The disk of this computer is full');
    await expect(today.time(task.title)).toHaveValue('1h');
    await expect(today.mark(task.title, /Saved here|In Kitsu/)).toHaveCount(0);
    await today.start(task.title).click();
    await expect(page.getByRole('alert', { name: 'Notice' })).toContainText(
      'The disk of this computer is full',
    );
    await expect(today.sync).not.toContainText('change');

    rmSync(filler);
    await today.time(task.title).press('Enter');
    await expect(today.mark(task.title, /^Saved here/)).toBeVisible();
    faults.heal();
    await today.checkNow();
    await today.inKitsu(task.title);
    expect(await kitsu.minutes(task.id, kitsu.today)).toBe(60);
    expect(await kitsu.status(task.id)).not.toBe('wip');
    await running.close();
  } finally {
    execFileSync('umount', ['-l', place.profile]);
  }
});

/** Writes until the disk is full. */
function fill(file: string): void {
  for (let size = 1024 * 1024; size >= 512;) {
    try {
      appendFileSync(file, Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
}
