import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Http } from '../../electron/kitsu/http.ts';
import {
  addPersonToTeam,
  addTaskType,
  closeProject,
  newProject,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import { newSequence } from '../../electron/kitsu/production/sequences.ts';
import { newShot } from '../../electron/kitsu/production/shots.ts';
import { createTasksOfType } from '../../electron/kitsu/production/task-creation.ts';
import { allTaskTypes } from '../../electron/kitsu/production/task-types.ts';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import { createLimit } from '../../electron/shared/concurrency.ts';
import { planSetup } from '../../electron/production/setup/plan/plan.ts';
import { readSetupFacts } from '../../electron/production/setup/read-facts.ts';
import { readCsv } from '../../electron/production/setup/read/read-csv.ts';
import { sheetOfTable } from '../../electron/production/setup/read/sheet-of-table.ts';
import { openSetup } from '../../electron/production/setup/desk/setup.ts';
import { setupKind } from '../../electron/outbox/kinds/setup.ts';
import type { StudioRules } from '../../electron/kitsu/organisation.ts';
import { openReplica } from '../../electron/replica/replica.ts';
import { runTable } from '../../electron/replica/setup/runs.ts';
import { setupFile } from '../../electron/replica/setup/setup-file.ts';
import { sheetTable } from '../../electron/replica/setup/sheets.ts';
import type { PushContext } from '../../electron/sync/push/push-context.ts';
import type { Result } from '../../electron/shared/result.ts';
import { clientOf } from '../fixtures/client.ts';
import { readingFilesHere } from '../fixtures/reading-files.ts';
import { accountOf, startStudio, type Studio } from '../fixtures/studio.ts';
import { DEFAULT_VERSION, pythonWithZou } from '../kitsu/environment.mjs';
import { limited, median, ms, ratioOf, type Figure } from './figures.ts';

const SHOTS = Number(process.env['BENCH_SHOTS'] ?? 2000);
const A_SEQUENCE = 50;
const TASK_TYPES = 4;
const TASKS_A_REQUEST = 100;
/** Shots that the reference client makes, one line after the other. */
const BY_REFERENCE = Math.min(SHOTS, 200);
const PLANS = 7;
/** Requests at once of the bare client; the best of them counts. */
const AT_ONCE = [4, 8];

const must = <T>(answer: KitsuAnswer<T> | Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};
const nameOf = (at: number): string => `SH${String(at * 10).padStart(5, '0')}`;
const sequenceOf = (at: number): string => `SQ${Math.floor(at / A_SEQUENCE)}`;

/** A sheet of 2,000 shots with four tasks each: set up by the app, by a bare client, and planned over what is there. */
export async function setup(say: (line: string) => void): Promise<Figure[]> {
  const { studio, stop } = await startStudio('real');
  const { http } = await clientOf(studio, accountOf(studio, 'admin'));
  const manager = await clientOf(studio, accountOf(studio, 'manager'));
  const types = must(await allTaskTypes(http))
    .filter(({ forEntity, archived }) => forEntity === 'Shot' && !archived)
    .slice(0, TASK_TYPES);
  const made: string[] = [];
  async function aProduction(): Promise<string> {
    const name = `Bench ${made.length} ${Math.random().toString(16).slice(2, 8)}`;
    const { id } = must(await newProject(http, { name }));
    made.push(id);
    for (const type of types) must(await addTaskType(http, id, type.id));
    must(await addPersonToTeam(http, id, manager.personId));
    return id;
  }
  try {
    let bare = Infinity;
    for (const atOnce of AT_ONCE) {
      const id = await aProduction();
      const took = await timed(() => bareSetUp(manager.http, id, types, atOnce));
      say(`setup: the requests alone, ${atOnce} at once: ${ms(took)}`);
      bare = Math.min(bare, took);
    }
    const id = await aProduction();
    const names = types.map(({ name }) => name);
    const csv = sheetOf(names, SHOTS);
    const took = await byTheApp(manager.http, id, csv);
    const facts = must(await readSetupFacts(http, id));
    const sheet = must(sheetOfTable(must(readCsv(csv))));
    const plans = [];
    for (let time = 0; time < PLANS; time += 1)
      plans.push(await timed(() => Promise.resolve(planSetup(sheet, facts))));
    const left = planSetup(sheet, facts);
    const what = `${facts.shots.length} shots, ${facts.tasks.length} tasks`;
    if (left.steps.length > 0) throw new Error(`${left.steps.length} steps are left of ${what}.`);
    const theirs = await byReference(
      studio,
      names,
      [await aProduction(), await aProduction()],
      say,
    );
    const each = took / SHOTS;
    return [
      ratioOf(
        'setup',
        'a shot with its tasks / by the lines of the guide, with gazu',
        [each, theirs.lines],
        ms,
        1 / 5,
      ),
      ratioOf(
        'setup',
        'a shot with its tasks / by Kitsu’s own CSV import',
        [each, theirs.import],
        ms,
        1 / 2,
      ),
      ratioOf('setup', `${what}: applied / asked of the server`, [took, bare], ms, 1.2),
      limited('setup', `plan of ${SHOTS} shots over ${SHOTS} existing`, median(plans), ms, 150),
    ];
  } finally {
    for (const id of made) {
      await closeProject(http, id);
      await removeProject(http, id);
    }
    await stop();
  }
}

/** Kitsu's own import takes nothing but a status. */
const sheetOf = (types: readonly string[], shots: number): Buffer =>
  Buffer.from(
    [
      ['Sequence', 'Name', 'Frames', ...types].join(';'),
      ...Array.from({ length: shots }, (_, at) =>
        [sequenceOf(at), nameOf(at), 24 + (at % 100), ...types.map(() => 'Todo')].join(';'),
      ),
    ].join('\n'),
  );

/** The same sheet by the reference client, which comes with zou: milliseconds a shot. */
async function byReference(
  studio: Studio,
  types: readonly string[],
  projects: readonly string[],
  say: (line: string) => void,
): Promise<{ lines: number; import: number }> {
  const python = await pythonWithZou(DEFAULT_VERSION, say);
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-reference-'));
  const sheet = join(folder, 'shots.csv');
  writeFileSync(sheet, sheetOf(types, BY_REFERENCE));
  const { email, password } = accountOf(studio, 'manager');
  const script = fileURLToPath(new URL('setup-reference.py', import.meta.url));
  try {
    const words = [script, `${studio.url}/api`, email, password, ...projects, sheet];
    const { stdout } = await promisify(execFile)(python, words);
    const took = JSON.parse(stdout) as { lines: number; import: number };
    say(`setup: ${BY_REFERENCE} shots by lines ${ms(took.lines)}, by import ${ms(took.import)}`);
    return { lines: took.lines / BY_REFERENCE, import: took.import / BY_REFERENCE };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The same requests, by somebody who keeps no journal and asks nothing. */
async function bareSetUp(
  http: Http,
  projectId: string,
  types: readonly { id: string }[],
  atOnce: number,
): Promise<void> {
  const limit = createLimit(atOnce);
  const sequences = new Map<string, string>();
  for (let at = 0; at < SHOTS; at += A_SEQUENCE) {
    const name = sequenceOf(at);
    sequences.set(name, must(await newSequence(http, projectId, name, { isMissing: true })).id);
  }
  const ids = await Promise.all(
    Array.from({ length: SHOTS }, (_, at) =>
      limit(async () => {
        const parent = { id: sequences.get(sequenceOf(at)) ?? '', projectId };
        const values = { nbFrames: 24 + (at % 100), isMissing: true };
        return must(await newShot(http, parent, nameOf(at), values)).id;
      }),
    ),
  );
  const batches = types.flatMap(({ id }) =>
    Array.from({ length: Math.ceil(SHOTS / TASKS_A_REQUEST) }, (_, at) => ({
      id,
      shots: ids.slice(at * TASKS_A_REQUEST, (at + 1) * TASKS_A_REQUEST),
    })),
  );
  await Promise.all(
    batches.map(({ id, shots }) =>
      limit(async () => must(await createTasksOfType(http, projectId, id, 'Shot', shots))),
    ),
  );
}

/** From the press of Apply until Kitsu was read back, with everything on disk as in the app. */
async function byTheApp(http: Http, projectId: string, csv: Buffer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-setup-'));
  const replica = openReplica(folder, new Date());
  const file = setupFile(folder);
  let made = 0;
  const now = (): Date => new Date();
  const app = openSetup(http, {
    ...{ replica, now, sheets: sheetTable(file), runs: runTable(file) },
    studio: () => ({ context: null, rules: { role: 'admin' } as StudioRules }),
    newId: () => `bench ${(made += 1)}`,
    reader: () => Promise.resolve(readingFilesHere),
    onRun: () => undefined,
  });
  try {
    const { id } = must(await app.sheets.open(projectId, 'shots.csv', csv));
    const plan = must(await app.plans.plan(id, { reread: true, updateOnly: false }));
    return await timed(async () => {
      must(app.runs.apply(plan.id, true));
      const [row] = replica.outbox.of(setupKind);
      if (!row) throw new Error('Nothing waits.');
      replica.change(() => replica.outbox.patch(row.id, { state: 'sending' }));
      const { signal } = new AbortController();
      const outcome = await app.push({ replica, http, now, signal } as PushContext, row);
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    });
  } finally {
    file.close();
    replica.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
