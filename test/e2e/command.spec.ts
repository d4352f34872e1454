import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/artist.ts';
import { unprivileged } from '../fixtures/child.ts';
import { QuickLogPage, quickLogIs } from '../fixtures/quick-log-page.ts';
import type { Desktop } from '../fixtures/desktop.ts';

interface Ended {
  code: number;
  out: string;
  error: string;
}

/** The command from a checkout, for the app on that profile, by the same user. */
function command(desktop: Desktop, profile: string, ...words: string[]): Promise<Ended> {
  const script = join(desktop.app, 'out', 'electron', 'command.cjs');
  const line = [process.execPath, script, '--profile', profile, ...words];
  const [program = '', ...args] = unprivileged(line);
  return new Promise((resolve) => {
    execFile(program, args, (failed, out, error) => {
      resolve({ code: typeof failed?.code === 'number' ? failed.code : 0, out, error });
    });
  });
}

test('the command logs, starts, stops and tells, by the rules of the window', async ({
  atTask,
  desktop,
  place,
  kitsu,
}) => {
  const run = (...words: string[]) => command(desktop, place.profile, ...words);
  const early = await run('status');
  expect(early).toMatchObject({ code: 3, out: '' });
  expect(early.error).toContain('does not run');

  const { today, task } = await atTask();
  // The words of its title, as typed in a shell without quotes.
  const words = task.title.replace(/[^\w]+/g, ' ').split(' ');
  expect(await run('log', '1h30', ...words)).toMatchObject({ code: 0, error: '' });
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  // Added, not set.
  expect((await run('log', '15m', ...words)).out).toContain('1 h 45');
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(105);

  expect((await run('start', ...words)).out).toContain(`Started ${task.title}`);
  const told = JSON.parse((await run('status', '--json')).out) as { status: object };
  expect(told).toMatchObject({
    ok: true,
    status: { signedIn: true, running: { taskId: task.id, title: task.title, minutes: 0 } },
  });
  expect((await run('stop')).out).toContain(`Stopped ${task.title}`);
  expect((await run('stop')).out).toContain('No timer runs');

  // Several match: nothing is done, and each is offered.
  const unclear = await run('log', '1h', 'sh');
  expect(unclear.code).toBe(2);
  const [, first = ''] = unclear.error.split('\n');
  expect(first).toContain('1 h ');
  expect((await run('log', '1h', 'nosuchshot')).code).toBe(2);
  expect((await run('log')).code).toBe(2);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(105);
  expect((await run('log', '23h', ...words)).code, '24 h a day').toBe(1);
  expect((await run('log', first.trim())).code).toBe(0);
});

test('the app itself is the command, and asks the one that runs', async ({
  atTask,
  desktop,
  place,
}) => {
  const profile = ['--profile', place.profile];
  const early = await runToItsEnd(desktop, place, [...profile, 'status']);
  expect(early.code, early.output).toBe(3);
  const { app, today } = await atTask();
  const told = await runToItsEnd(desktop, place, [...profile, 'status', '--json']);
  expect(told.code, told.output).toBe(0);
  expect(told.output).toContain('"signedIn":true');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect(today.list).toBeVisible();
});

test('the verb quick brings the quick log, with its line, to whatever runs', async ({
  atTask,
  desktop,
  place,
  kitsu,
}) => {
  const { app, task } = await atTask();
  const profile = ['--profile', place.profile];
  const comes = app.waitForEvent('window', (page) => page.url().includes('quick-log.html'));
  const asked = await runToItsEnd(desktop, place, [...profile, 'quick']);
  expect(asked.code, asked.output).toBe(0);
  const quick = new QuickLogPage(await comes);
  await expect.poll(quickLogIs(app)).toBe('focused');
  await expect(quick.field).toHaveValue('');
  await quick.page.keyboard.press('Escape');
  await expect.poll(quickLogIs(app)).toBe('away');

  // From a checkout as well; what it was opened with is read at once, and done on Enter only.
  const line = `1h30 ${task.title} ${task.projectName}`;
  expect(await command(desktop, place.profile, 'quick', line)).toMatchObject({ code: 0 });
  await expect.poll(quickLogIs(app)).toBe('focused');
  await expect(quick.field).toHaveValue(line);
  await expect(quick.understood).toHaveText(`1 h 30 on ${task.title}, today: 0 min → 1 h 30`);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
  await quick.field.press('Enter');
  await expect(quick.done).toContainText('Logged 1 h 30');
});

test('the verb quick starts the app where none runs, with the quick log alone', async ({
  signIn,
  launch,
}) => {
  const { place, close } = await signIn();
  await close();
  const { app, page } = await launch({ place, args: ['quick', '2h'] });
  expect(page.url()).toContain('quick-log.html');
  const quick = new QuickLogPage(page);
  await expect(quick.field).toHaveValue('2h');
  expect(app.windows()).toHaveLength(1);
});

test('a file’s name says which task; where it does not, the quick log asks and nothing is done', async ({
  atTask,
  desktop,
  place,
  kitsu,
}) => {
  const { app, task, today } = await atTask();
  const run = (...words: string[]) => command(desktop, place.profile, ...words);
  const named = (folder: string) =>
    `${folder}/${task.title.replace(/[^\p{L}\p{N}]+/gu, '_')}_v012.blend`;
  expect((await run('log', '--file', named('/films'), '30')).out).toContain('Logged 30 min');
  await expect(today.time(task.title)).toHaveValue('30 min');
  const started = await run('start', '--file', named('C:\\films'));
  expect(started).toMatchObject({ code: 0, out: `Started ${task.title}\n` });
  expect((await run('start', '--file', named(''))).out).toContain(`${task.title} runs already`);
  await run('stop');

  const comes = app.waitForEvent('window', (page) => page.url().includes('quick-log.html'));
  const asked = await run('start', '--file', '/films/sh030_anim_v012.blend');
  expect(asked.code).toBe(2);
  expect(asked.error).toContain('does not say which task');
  const quick = new QuickLogPage(await comes);
  // The number as this studio writes it.
  await expect(quick.field).toHaveValue(/^start SH0?030 Animation$/);
  await expect.poll(() => quick.tasks.count()).toBeGreaterThan(1);
  expect(JSON.parse((await run('status', '--json')).out)).toMatchObject({
    status: { running: null },
  });
  const again = await run('log', '--file', '/films/sh030_anim_v012.blend', '45m');
  expect(again.code).toBe(2);
  await expect(quick.field).toHaveValue(/^45m SH0?030 Animation$/);
  await quick.page.keyboard.press('Escape');
  await expect.poll(quickLogIs(app)).toBe('away');

  // Nothing of theirs, or no name yet: said, and no window comes.
  expect((await run('start', '--file', 'unknown_prop_rig.ma')).code).toBe(2);
  expect((await run('start', '--file', '')).error).toContain('save it first');
  expect(await quickLogIs(app)()).toBe('away');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(30);
});

test('the socket is this user’s alone, and a killed app’s is taken away', async ({
  signIn,
  again,
  desktop,
  place,
}) => {
  const socket = join(place.profile, 'command', 'socket');
  const { app } = await signIn();
  expect(lstatSync(socket).mode & 0o777).toBe(0o600);
  expect(lstatSync(join(socket, '..')).mode & 0o777).toBe(0o700);
  const ended = new Promise((gone) => app.process().once('exit', gone));
  app.process().kill('SIGKILL');
  await ended;
  expect((await command(desktop, place.profile, 'status')).code).toBe(3);
  await again();
  // The socket is opened once the first frame is drawn.
  await expect.poll(async () => (await command(desktop, place.profile, 'status')).code).toBe(0);
});
