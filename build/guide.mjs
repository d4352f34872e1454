// @ts-check
// `npm run guide -- --server URL --email … --password …`: runs both guides on that server and prints a table of their calls.
import { parseArgs } from 'node:util';
import { runGuide } from './guide/run.mjs';
import { asProgram } from './runtime/main-program.mjs';

await asProgram(import.meta.url, async () => {
  const { values } = parseArgs({
    options: {
      server: { type: 'string' },
      email: { type: 'string' },
      password: { type: 'string', default: process.env['KITSU_PASSWORD'] ?? '' },
      keep: { type: 'boolean', default: false },
    },
  });
  const { server, email, password, keep } = values;
  if (!server || !email || !password) {
    throw new Error(
      'npm run guide -- --server URL --email ADDRESS --password WORD [--keep]\n' +
        'The account must be an administrator’s. The password may be in KITSU_PASSWORD instead.',
    );
  }
  const { entries, error, left } = await runGuide({ server, email, password, keep });
  const rows = entries.map(({ name, requests, outcome, milliseconds }) => [
    name,
    requests.map(({ method, path, status }) => `${method} ${shorter(path)} ${status}`).join(', '),
    `${milliseconds} ms`,
    outcome,
  ]);
  print([['call', 'requests', 'time', 'outcome'], ...rows]);
  const good = entries.filter(({ outcome }) => outcome !== 'FAILED').length;
  console.log(`\n${good} of ${entries.length} calls ok.`);
  for (const words of left) console.log(`Left behind: ${words}`);
  if (error !== null) {
    console.error(error);
    process.exitCode = 1;
  }
});

/** Replaces ids, which tell a reader nothing. @param {string} path */
function shorter(path) {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
}

/** @param {string[][]} rows */
function print(rows) {
  const width = (/** @type {number} */ column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [call, time] = [width(0), width(2)];
  for (const [name = '', requests = '', took = '', outcome = ''] of rows) {
    console.log(`${name.padEnd(call)}  ${took.padStart(time)}  ${outcome.padEnd(17)}  ${requests}`);
  }
}
