import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { dayOf, isoWeekday, shiftDay } from '../../electron/shared/day.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { unprivileged } from '../fixtures/child.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { overheardTokens, tokenMarks } from '../fixtures/overheard-tokens.ts';
import type { Place } from '../fixtures/launch.ts';
import { accountOf } from '../fixtures/studio.ts';

/** The production that the practice studio's manager leads. */
const FILM = 'Le Jardin de sel';

/** The command from a checkout, which has no keychain to ask. */
function command(
  desktop: Desktop,
  place: Place,
  ...words: string[]
): Promise<{ code: number; out: string; error: string }> {
  const script = join(desktop.app, 'out', 'electron', 'command.cjs');
  const line = [process.execPath, script, '--profile', place.profile, ...words];
  const [program = '', ...args] = unprivileged(line);
  const env = { ...process.env, HOME: place.home, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: place.home, env }, (failed, out, error) =>
      resolve({ code: typeof failed?.code === 'number' ? failed.code : 0, out, error }),
    );
  });
}

/** All that the app says on its socket to that request. */
function saidTo(place: Place, request: object): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(join(place.profile, 'command', 'socket'), () =>
      socket.write(`${JSON.stringify(request)}\n`),
    );
    socket.on('data', (chunk) => (said += chunk.toString()));
    socket.on('end', () => resolve(said));
    socket.on('error', reject);
  });
}

test('a sign-in of one session is used by the command through the app that has it', async ({
  launch,
  studio,
  faults,
  desktop,
  place,
}) => {
  const tokens = overheardTokens(faults);
  // A week of one working day, which is neither today nor, in any zone, next to it.
  const works = isoWeekday(shiftDay(dayOf(new Date()), 3));
  const restDays = [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== works);
  const settings = join(place.profile, 'settings.json');
  const quiet = JSON.parse(readFileSync(settings, 'utf8')) as object;
  writeFileSync(settings, JSON.stringify({ ...quiet, workingDays: [works] }));
  const sheet = join(place.home, 'shots.csv');
  const sequence = `SQ${Date.now() % 100_000}`;
  writeFileSync(sheet, `Sequence,Name,Frames\n${sequence},SH010,48\n${sequence},SH020,36\n`);
  const run = (verb: string, file: string, ...more: string[]) =>
    command(desktop, place, verb, file, '--production', FILM, ...more);
  const early = await run('plan', 'shots.csv');
  expect(early).toMatchObject({ code: 3, out: '' });

  const running = await launch({ keychain: false, args: ['--server', faults.url] });
  // The app has its socket once its first frame is drawn, and nobody is signed in yet.
  await expect.poll(async () => (await command(desktop, place, 'status')).code).toBe(0);
  expect(await run('plan', 'shots.csv')).toMatchObject({ code: 3, out: '' });
  const manager = { ...accountOf(studio, 'manager'), role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [manager] });
  await expect(running.page.getByRole('status', { name: 'Sync' })).toContainText('All in Kitsu');

  const planned = await run('plan', 'shots.csv', '--json');
  expect(planned, planned.error).toMatchObject({ code: 4 });
  expect(JSON.parse(planned.out)).toMatchObject({ ok: true, creates: 3, problems: [] });
  const applied = await run('apply', 'shots.csv');
  expect(applied, applied.error).toMatchObject({ code: 0 });
  expect(applied.out).toContain('3 made');
  expect((await run('plan', 'shots.csv')).code).toBe(0);
  expect((await run('export', 'film.yaml')).code).toBe(0);
  expect(readFileSync(join(place.home, 'film.yaml'), 'utf8')).toContain(sequence);
  expect((await run('report', 'progress')).code).toBe(0);
  const workload = async (...more: string[]): Promise<string> => {
    const words = ['workload', '--production', FILM, '--json', ...more];
    return (await command(desktop, place, 'report', ...words)).out;
  };
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const byHand = await workload('--weekend', restDays.map((day) => names[day - 1]).join());
  expect(byHand).toContain('"ok":true');
  expect(await workload()).toBe(byHand);
  expect(await workload('--weekend', 'none')).not.toBe(byHand);
  expect((await run('plan', 'nowhere.csv')).code).toBe(2);
  expect((await run('plan', 'shots.csv', '--nothing')).code).toBe(2);

  const secrets = tokenMarks(tokens);
  expect(secrets.length).toBeGreaterThan(0);
  const words = ['shots.csv', '--production', FILM, '--json'];
  const said = await saidTo(place, { verb: 'set-up', as: 'plan', words, cwd: place.home });
  expect(said).toContain('"exit":0');
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
});
