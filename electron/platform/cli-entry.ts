import { parseCommand, runCommand } from './cli-client.ts';

/** The command in plain Node, from a checkout: `npm run --silent companion -- log 1h30 sh030 anim`. */
const asked =
  parseCommand(process.argv.slice(2)) ?? 'What? One of: log, start, stop, status [--json].';
void runCommand(asked, {
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
}).then((code) => (process.exitCode = code));
