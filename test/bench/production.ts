import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DEFAULT_VERSION, pythonWithZou } from '../kitsu/environment.mjs';
import { startKitsu } from '../kitsu/server.mjs';
import { limited, median, ms, ratioOf, type Figure } from './figures.ts';
import { readAndWalk, type Reading } from './production-reading.ts';

const SIZE = { sequences: 100, shots: 2000, assets: 1000, tasks: 12_000 };
const TIMES = 5;
const run = promisify(execFile);
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

type Theirs = Omit<Reading, 'walked' | 'waited'>;

/**
 * Reads a large production of a real Kitsu with our client and with the reference client (gazu), which
 * comes with zou: same server, same run.
 */
export async function production(say: (line: string) => void): Promise<Figure[]> {
  const python = await pythonWithZou(DEFAULT_VERSION, say);
  const kitsu = await startKitsu({ version: DEFAULT_VERSION, say });
  try {
    const { url, database, redis, accounts } = kitsu;
    const manager = accounts.find(({ role }) => role === 'manager');
    if (!manager) throw new Error('Nobody leads this studio.');
    say('Writing a large production');
    const counts = Object.values(SIZE).map(String);
    const script = [beside('production.py'), database, String(redis[0]), ...counts];
    const project = (await run(python, script)).stdout.trim().split('\n').at(-1) ?? '';
    say('Reading it');
    // Ours, theirs, ours: the first one fills the server's caches.
    await readAndWalk(url, manager, project, 1);
    const { email, password } = manager;
    const reference = await run(
      python,
      [beside('production-reference.py'), `${url}/api`, email, password, project, String(TIMES)],
      { maxBuffer: 1024 * 1024 },
    );
    const ours = await readAndWalk(url, manager, project, TIMES);
    const theirs = reference.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Theirs);
    const guide = theirs.pop();
    if (!guide) throw new Error('The reference client read nothing.');
    return report(ours, theirs, guide);
  } finally {
    await kitsu.stop();
  }
}

function report(ours: Reading[], theirs: Theirs[], guide: Theirs): Figure[] {
  const pair = (read: (one: Theirs) => number): [number, number] => [
    median(ours.map(read)),
    median(theirs.map(read)),
  ];
  const [our, their] = [ours[0]?.counts ?? {}, theirs[0]?.counts ?? {}];
  const differing = Object.keys(their).filter((name) => their[name] !== our[name]);
  if (guide.counts['tasks'] !== our['tasks']) differing.push('tasks by the guide');
  if (differing.length > 0) throw new Error(`Read differently: ${differing.join(', ')}`);
  const tasks = `${our['tasks'] ?? 0} tasks`;
  const count = (value: number): string => value.toFixed(0);
  const part = 'production';
  return [
    ratioOf(
      part,
      `${tasks}, requests / gazu`,
      pair(({ requests }) => requests),
      count,
      null,
    ),
    ratioOf(
      part,
      `${tasks}, bytes / gazu`,
      pair(({ bytes }) => bytes),
      count,
      null,
    ),
    ratioOf(
      part,
      `${tasks} read / gazu`,
      pair(({ milliseconds }) => milliseconds),
      ms,
      null,
    ),
    ratioOf(
      part,
      `${tasks} read / by the guide's lines`,
      [median(ours.map(({ milliseconds }) => milliseconds)), guide.milliseconds],
      ms,
      1 / 3,
    ),
    ratioOf(
      part,
      `${tasks} read / the server's own time`,
      [
        median(ours.map(({ milliseconds }) => milliseconds)),
        median(ours.map(({ waited }) => waited)),
      ],
      ms,
      1.1,
    ),
    limited(
      part,
      `${tasks} walked`,
      median(ours.map(({ walked }) => walked.milliseconds)),
      ms,
      null,
    ),
  ];
}
