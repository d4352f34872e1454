// @ts-check
// `npm run bench`: a large production on a real Kitsu, read by our client and by the reference client, same server,
// same run. Prints figures; asserts none, for they are this machine's.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runnerImport } from 'vite';
import { DEFAULT_VERSION, pythonWithZou } from '../kitsu/environment.mjs';
import { startKitsu } from '../kitsu/server.mjs';

/** @typedef {import('./reading.ts').Reading} Reading */
/** @typedef {Omit<Reading, 'walked' | 'waited'>} Figures */

const SIZE = { sequences: 100, shots: 2000, assets: 1000, tasks: 12_000 };
const TIMES = 5;
const run = promisify(execFile);
/** @param {string} name */
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
/** @param {string} text */
const say = (text) => void process.stderr.write(`${text}\n`);

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** @param {Figures[]} readings @returns {Figures} */
const middle = (readings) => ({
  requests: median(readings.map(({ requests }) => requests)),
  bytes: median(readings.map(({ bytes }) => bytes)),
  milliseconds: median(readings.map(({ milliseconds }) => milliseconds)),
  counts: readings[0]?.counts ?? {},
});

async function bench() {
  process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
  /** @type {{ module: typeof import('./reading.ts') }} */
  const { module: ours } = await runnerImport(beside('reading.ts'));
  const python = await pythonWithZou(DEFAULT_VERSION, say);
  const kitsu = await startKitsu({ version: DEFAULT_VERSION, say });
  try {
    const { url, database, redis, accounts } = kitsu;
    const manager = accounts.find(({ role }) => role === 'manager');
    if (!manager) throw new Error('Nobody leads this studio.');
    say('Writing a large production');
    const counts = Object.values(SIZE).map(String);
    const made = await run(python, [
      beside('production.py'),
      database,
      String(redis[0]),
      ...counts,
    ]);
    const project = made.stdout.trim().split('\n').at(-1) ?? '';
    say('Reading it');
    const { email, password } = manager;
    // Ours, theirs, ours: whoever comes first pays for what the server then remembers.
    await ours.readAndWalk(url, manager, project, 1);
    const reference = await run(
      python,
      [beside('reference.py'), `${url}/api`, email, password, project, String(TIMES)],
      { maxBuffer: 1024 * 1024 },
    );
    const readings = await ours.readAndWalk(url, manager, project, TIMES);
    /** @type {Figures[]} */
    const theirs = reference.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const small = await smallProduction(url, manager, ours.readAndWalk);
    report(readings, theirs, small);
  } finally {
    await kitsu.stop();
  }
}

/**
 * The seeded studio's own film, a hundredth of the size.
 * @param {string} url
 * @param {import('../kitsu/server.mjs').Account} account
 * @param {typeof import('./reading.ts').readAndWalk} readAndWalk
 */
async function smallProduction(url, account, readAndWalk) {
  /** @param {string} path @param {RequestInit} init */
  const ask = async (path, init) => (await fetch(`${url}/api${path}`, init)).json();
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email: account.email, password: account.password });
  const { access_token: token } = await ask('/auth/login', { method: 'POST', headers, body });
  const authorization = `Bearer ${token}`;
  /** @type {{ id: string, name: string }[]} */
  const projects = await ask('/data/projects/open', { headers: { authorization } });
  const film = projects.find(({ name }) => name.startsWith('Le Phare'));
  return (await readAndWalk(url, account, film?.id ?? '', 1))[0];
}

/** @param {Reading[]} readings @param {Figures[]} theirs @param {Reading | undefined} small */
function report(readings, theirs, small) {
  const [our, their] = [middle(readings), middle(theirs)];
  /** @param {Record<string, number>} counts */
  const sizes = (counts) =>
    ['sequences', 'shots', 'assets', 'tasks'].map((name) => `${counts[name]} ${name}`).join(', ');
  console.log(`\nzou ${DEFAULT_VERSION}, ${sizes(our.counts)}; the middle of ${TIMES} readings.\n`);
  console.log('                     ours   reference   ours / reference');
  /** @param {string} name @param {number} one @param {number} other @param {number} digits */
  const line = (name, one, other, digits = 0) =>
    console.log(
      `${name.padEnd(14)}${one.toFixed(digits).padStart(11)}${other.toFixed(digits).padStart(12)}` +
        `${(one / other).toFixed(2).padStart(19)}`,
    );
  line('requests', our.requests, their.requests);
  line('MB', our.bytes / 1e6, their.bytes / 1e6, 1);
  line('milliseconds', our.milliseconds, their.milliseconds);
  const waited = median(readings.map((reading) => reading.waited));
  console.log(
    `\nOurs waited for the server ${waited.toFixed(0)} ms of its time, up to five requests at once.`,
  );
  const walk = median(readings.map(({ walked }) => walked.milliseconds));
  console.log(`Walked ${readings[0]?.walked.tasks} tasks in ${walk.toFixed(0)} ms, no request.`);
  if (!small) return;
  console.log(`${sizes(small.counts)}: ${small.requests} requests as well.`);
  const differing = Object.keys(their.counts).filter((n) => their.counts[n] !== our.counts[n]);
  console.log(
    differing.length === 0
      ? 'Both read the same numbers of everything.'
      : `Read differently: ${differing.map((n) => `${n} ${our.counts[n]} / ${their.counts[n]}`).join(', ')}`,
  );
}

await bench();
