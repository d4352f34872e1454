import { version } from '../../package.json';
import { printTo, runCommand } from './cli-client.ts';
import { parseCommand, usage } from './cli-words.ts';

/** The command in plain Node, from a checkout: `npm run --silent companion -- log 1h30 sh030 anim`. */
const words = parseCommand(process.argv.slice(2));
// There is no app to start here: without a command it says what it can.
const asked =
  words.kind === 'none'
    ? ({ kind: 'wrong', message: usage(), usage: false, json: false } as const)
    : words;
void runCommand(asked, version, printTo(process)).then((code) => (process.exitCode = code));
