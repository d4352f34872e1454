import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPracticeStudio } from './practice-studio.ts';

/**
 * The practice studio on its own: `--folder DIR` (else a temporary one, removed at the end),
 * `--port N`, `--tasks N`, `--big`, `--job-queue MS`. Prints one JSON line when it is ready, then runs until it is ended.
 */
async function main(): Promise<void> {
  const given = value('--folder');
  const folder = given ?? mkdtempSync(join(tmpdir(), 'kitsu-practice-'));
  const tidy = () => given ?? rmSync(folder, { recursive: true, force: true });
  try {
    const queue = value('--job-queue');
    const options = {
      ...{ folder, port: count('--port'), tasks: count('--tasks') },
      big: process.argv.includes('--big'),
      ...(queue === undefined ? {} : { jobQueueMs: count('--job-queue') }),
    };
    const studio = await startPracticeStudio(options);
    const { url, version, accounts } = studio;
    const ended = new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    });
    process.stdout.write(`${JSON.stringify({ url, version, accounts, mail: `${url}/mail` })}\n`);
    await ended;
    await studio.close();
  } finally {
    tidy();
  }
}

function value(flag: string): string | undefined {
  const words = process.argv.slice(2);
  const joined = words.find((word) => word.startsWith(`${flag}=`));
  if (joined !== undefined) return joined.slice(flag.length + 1);
  const place = words.indexOf(flag);
  return place < 0 ? undefined : words[place + 1];
}

function count(flag: string): number {
  const written = value(flag) ?? '0';
  if (!/^\d+$/.test(written)) throw new Error(`${flag} takes a whole number, not "${written}".`);
  return Number(written);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
