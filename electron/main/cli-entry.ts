import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printTo, runCommand } from '../platform/cli-client.ts';
import { parseCommand, usage } from '../platform/cli-words.ts';
import { NO_POLICY } from '../platform/policy.ts';

/** The command in plain Node, from a checkout: `npm run --silent companion -- log 1h30 sh030 anim`. */
const words = parseCommand(process.argv.slice(2));
// From out/electron, where this lies when it runs.
const about = readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8');
const { version } = JSON.parse(about) as { version: string };

async function run(): Promise<number> {
  if (words.kind === 'setup' || words.kind === 'report') {
    const { runSetupHere } = await import('./setup-command.ts');
    return runSetupHere(words, { version, policy: NO_POLICY }, process);
  }
  // There is no app to start here: without a command it says what it can.
  const asked =
    words.kind === 'none'
      ? ({ kind: 'wrong', message: usage(), usage: false, json: false } as const)
      : words.kind === 'quick'
        ? ({ ...words, kind: 'request', request: { verb: 'quick', line: words.line } } as const)
        : words;
  return runCommand(asked, version, printTo(process));
}
void run().then((code) => (process.exitCode = code));
