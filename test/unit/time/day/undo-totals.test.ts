import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { createUndoLog } from '../../../../electron/rules/undo-log.ts';
import { setMany } from '../../../../electron/time/day/commands.ts';
import { undoableTotals } from '../../../../electron/time/day/undo-totals.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';

const TODAY = '2026-11-20';
const NOON = { today: TODAY, at: `${TODAY}T12:00:00.000Z` };
const studio = aStudio();
let folder: string;
let replica: Replica;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-undo-'));
  replica = openReplica(folder, new Date(NOON.at));
  const named = (id: string) => aTask({ id, sequenceName: null, entityName: id });
  replica.tasks.replaceList('todo', ['A', 'B'].map(named), replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const totals = (minutes: Record<string, number>) =>
  Object.entries(minutes).map(([taskId, count]) => ({ taskId, day: TODAY, minutes: count }));

it.each([
  [{ A: 120 }, { A: 30 }, 'Undone: 30 min on A · Animation, 1 h 30 put back'],
  [{ A: 120 }, { A: 0 }, 'Undone: removing 2 h from A · Animation'],
  [{ A: 30 }, { A: 120 }, 'Undone: 2 h on A · Animation'],
  [{ A: 480, B: 60 }, { A: 60, B: 90 }, 'Undone: 2 times, 7 h put back'],
  [{ A: 60, B: 60 }, { A: 90, B: 90 }, 'Undone: 2 times'],
])('of %j made %j: %s', (before, after, message) => {
  setMany(replica, studio, totals(before as Record<string, number>), NOON);
  const log = createUndoLog();
  const wanted = totals(after as Record<string, number>);
  const { undo } = undoableTotals(replica, log, 'timesheet', wanted, () =>
    setMany(replica, studio, wanted, NOON),
  );
  expect(log.run(undo ?? 0, { studio, ...NOON })).toEqual({
    ok: true,
    value: { message, step: undo },
  });
});
