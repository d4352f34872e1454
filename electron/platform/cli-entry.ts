import { parseCommand, runCommand, USAGE } from './cli-client.ts';

/** The command in plain Node, from a checkout: `npm run --silent companion -- log 1h30 sh030 anim`. */
const argv = process.argv.slice(2);
if (argv.includes('--help')) process.stdout.write(`${USAGE}\n`);
else
  void runCommand(parseCommand(argv) ?? USAGE, {
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  }).then((code) => (process.exitCode = code));
