import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { makeHome, startPackage, type Running } from './unprivileged.ts';

const home = makeHome();
const executable = join(inject('packageFolder'), 'kitsu-companion');
let app: Running;

/** The command of the package, answered by the app that runs on the practice studio. */
const command = (...words: string[]) => app.run(executable, words);

beforeAll(async () => {
  app = await startPackage(home, executable, ['--practice', '--hidden']);
  // The app signs in and reads the list by itself.
  await vi.waitFor(
    async () => {
      const { output } = await command('log', '1h', 'sh');
      expect(output).toContain('could be more than one task');
    },
    { timeout: 60_000, interval: 500 },
  );
}, 120_000);

afterAll(async () => {
  await app.end();
  home.remove();
});

const minutesToday = async (): Promise<number> => {
  const { output } = await command('status', '--json');
  const line = output.split('\n').find((one) => one.startsWith('{')) ?? '';
  return (JSON.parse(line) as { status: { total: number } }).status.total;
};

/** A line that means one task, as the command itself offers it. */
async function aLine(duration: string): Promise<string> {
  const { output } = await command('log', duration, 'sh');
  const [line] = output.split('\n').flatMap((one) => /^ {2}(\S.*)$/.exec(one)?.[1] ?? []);
  if (line === undefined) throw new Error(output);
  return line;
}

describe('the packaged app as a command', () => {
  it('logs with what a launcher puts before the verb, and in capitals', async () => {
    const before = await minutesToday();
    const line = await aLine('15m');
    const first = await command('--no-sandbox', 'log', line);
    expect(first, first.output).toMatchObject({ code: 0 });
    expect(first.output).toContain('Logged 15 min');
    const second = await command('--ozone-platform-hint=auto', '--no-sandbox', 'LOG', line);
    expect(second, second.output).toMatchObject({ code: 0 });
    expect(await minutesToday()).toBe(before + 30);
  });

  it('says what it is and what it can, and ends with what is true', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const told = await command('--no-sandbox', '--version');
    expect(told.code).toBe(0);
    expect(told.output).toContain(version);
    const help = await command('--help');
    expect(help.code).toBe(0);
    expect(help.output).toContain('Usage: kitsu-companion');
    const one = await command('--no-sandbox', 'log', '--help');
    expect(one.code).toBe(0);
    expect(one.output).toContain('log 1h30');
    const unknown = await command('--no-sandbox', 'lgo', '1h', 'sh');
    expect(unknown.code, unknown.output).toBe(2);
    expect(unknown.output).toContain('Usage: kitsu-companion');
    expect((await command('log', '25h', 'sh')).code).toBe(2);
    expect((await command('--profile', 'elsewhere', 'status')).code).toBe(3);
  });
});
