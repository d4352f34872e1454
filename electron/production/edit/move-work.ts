import { editsOf } from '../../outbox/kinds/production-edit.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import type { Day } from '../../shared/day.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { FoundThings } from '../browse/things.ts';
import { readyField, type EditPlace } from './change-fields.ts';
import { shownValue } from './edit-view.ts';
import { daysProblem } from './read-typed.ts';
import { readyAssign } from './team.ts';
import { writeTogether, type ReadyChange } from './together.ts';

/** A task for somebody else, in other days; what is left out stays. */
export interface WorkMove {
  taskId: string;
  /** Who is taken off it, and who is put on. */
  off: string | null;
  on: string | null;
  startDate?: Day | null;
  dueDate?: Day | null;
}

/** All of a move is written, or nothing; `null`: nothing would change. */
export function moveWork(
  place: EditPlace,
  found: FoundThings,
  wanted: WorkMove,
  me: string,
): Result<UndoStep | null> {
  const ready = readyMove(place, found, wanted, me);
  if (!ready.ok) return ready;
  if (ready.value.length === 0) return success(null);
  const name = found.things[0]?.name ?? '';
  return success(writeTogether(place.replica, ready.value, `move of ${name}`));
}

/** Checked, and not written yet: whoever may not do all of it may do none. */
export function readyMove(
  place: EditPlace,
  found: FoundThings,
  { taskId, off, on, ...days }: WorkMove,
  me: string,
): Result<ReadyChange[]> {
  const [task] = found.things;
  if (task?.kind !== 'task')
    return failure(
      'not-found',
      'This task is no longer in the production. Nothing was changed.',
      'Read the production from Kitsu again.',
    );
  const edits = editsOf(place.replica, place.projectId);
  const now = (field: 'startDate' | 'dueDate'): unknown =>
    field in days ? days[field] : shownValue({ field, column: null }, task, edits).value;
  const problem = daysProblem(now('startDate'), now('dueDate'), task.name);
  if (problem) return problem;
  const steps: Result<ReadyChange | null>[] = [];
  for (const [personId, isOn] of [
    [on, true],
    [off, false],
  ] as const) {
    if (personId === null) continue;
    const doing = { replica: place.replica, studio: () => place.studio, me, at: place.at };
    steps.push(readyAssign(place.projectId, found, { personId, on: isOn }, doing));
  }
  for (const field of ['startDate', 'dueDate'] as const) {
    const value = days[field];
    if (value === undefined) continue;
    const change = { ids: [taskId], field, value };
    steps.push(readyField(place, found, change, { daysAreKnown: true }));
  }
  const ready: ReadyChange[] = [];
  for (const step of steps) {
    if (!step.ok) return step;
    if (step.value) ready.push(step.value);
  }
  return success(ready);
}
