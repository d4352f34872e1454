import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notificationsView } from '../../electron/notifications/entries.ts';
import { openDatabase } from '../../electron/replica/database.ts';
import { openReplica } from '../../electron/replica/replica.ts';
import { migrate } from '../../electron/replica/schema.ts';
import { watchTasks } from '../../electron/replica/tables/radar.ts';
import { taskTable, type TaskTable } from '../../electron/replica/tables/tasks.ts';
import type { Task } from '../../electron/shared/task.ts';
import { aStudio } from '../fixtures/a-studio.ts';
import { aTask } from '../fixtures/a-task.ts';
import { limited, median, ms, type Figure } from './figures.ts';

const TASKS = 5000;
const TIMES = 7;
const MOST_MS = 50;
/** How many of them have moved: at a usual refresh, and in a week away. */
const MOVED = [1, 400];
/** All of them at once is for comparison: a refresh stores them in pieces, with pauses. */
const ALL = TASKS;

const tasks = (moved: number, round: number): Task[] =>
  Array.from({ length: TASKS }, (_, at) =>
    aTask({
      ...{
        id: `task-${at}`,
        entityName: `SH${at}`,
        description: 'A line or two of words. '.repeat(8),
      },
      ...(at < moved ? { dueDate: `2026-12-${String(10 + round).padStart(2, '0')}` } : {}),
    }),
  );

/** What the radar adds to a reading of 5,000 tasks, and what a window waits for to show what it has found. */
export async function radar(say: (line: string) => void): Promise<Figure[]> {
  await Promise.resolve();
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-radar-'));
  try {
    return [...MOVED, ALL].flatMap((moved) => {
      const [watched, blind] = storing(folder, moved);
      const shown = median(showing(folder, moved));
      say(
        `radar: ${moved} moved, stored ${ms(watched)}, without it ${ms(blind)}, shown ${ms(shown)}`,
      );
      const what = `${moved} of ${TASKS} moved`;
      const most = moved === ALL ? null : MOST_MS;
      return [
        limited('radar', `${what}, beside the refresh`, watched - blind, ms, most),
        limited('radar', `${what}, the list of them`, shown, ms, most),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The time in which a list is stored, with the radar and without, in turn. */
function storing(folder: string, moved: number): [number, number] {
  const tables = [true, false].map((isWatched) => {
    const database = openDatabase(join(folder, `${moved}-${isWatched}.db`));
    migrate(database);
    if (isWatched) watchTasks(database);
    return { database, table: taskTable(database), took: [] as number[] };
  });
  for (let round = 0; round <= TIMES; round += 1) {
    for (const { table, took, database } of tables) {
      const began = performance.now();
      store(table, tasks(moved, round));
      // The first fills it.
      if (round > 0) took.push(performance.now() - began);
      database.run('DELETE FROM radar');
    }
  }
  for (const { database } of tables) database.close();
  const [watched = NaN, blind = NaN] = tables.map(({ took }) => median(took));
  return [watched, blind];
}

const store = (table: TaskTable, list: readonly Task[]): boolean =>
  table.replaceList('todo', list, table.ask());

function showing(folder: string, moved: number): number[] {
  const replica = openReplica(join(folder, `shown-${moved}`), new Date());
  store(replica.tasks, tasks(0, 0));
  replica.keyValue.set('read-whole', true);
  store(replica.tasks, tasks(moved, 1));
  const took = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    const { entries } = notificationsView(replica, aStudio(), 'me');
    if (entries.length !== moved) throw new Error(`It found ${entries.length} of ${moved}.`);
    return performance.now() - began;
  });
  replica.close();
  return took;
}
