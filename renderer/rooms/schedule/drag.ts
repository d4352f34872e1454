import {
  conflictKey,
  conflictsOf,
  type Conflict,
  type ConflictIndex,
  type DaysOf,
} from '../../../electron/shared/schedule/conflicts.ts';
import { shifted, type Shift } from '../../../electron/shared/schedule/moves.ts';
import type { PlannedDays } from '../../../electron/shared/schedule/schedule.ts';
import type { WorkingWeek } from '../../../electron/shared/schedule/working-days.ts';

/** More than anybody reads: a drag of many bars stays quick. */
export const MOST_CONFLICTS = 200;

/** Bars that are being moved, by pointer or by keys, and nothing is set yet. */
export interface Dragged {
  /** What was asked for, and with what follows: places of the tasks in the facts. */
  own: readonly number[];
  tasks: readonly number[];
  shift: Shift;
  /** Where they would be. */
  days: ReadonlyMap<number, PlannedDays>;
  /** Those that the drag makes first. */
  conflicts: readonly Conflict[];
  /** How many they are. */
  made: number;
  /** How many could not come along, for they may not be changed. */
  left: number;
  byKeys: boolean;
}

/** The drag with another shift, from the days that the tasks have (`baseOf`): what follows comes along when bars are moved, or due later. */
export function draggedTo(
  { index, baseOf }: { index: ConflictIndex; baseOf: DaysOf },
  { tasks, along }: { tasks: readonly number[]; along: readonly number[] },
  shift: Shift,
  week: WorkingWeek,
): Pick<Dragged, 'tasks' | 'shift' | 'days' | 'conflicts' | 'made'> {
  const days = new Map<number, PlannedDays>();
  for (const at of tasks) days.set(at, shifted(baseOf(at), shift, week));
  if (shift.what !== 'start')
    for (const at of along) days.set(at, shifted(baseOf(at), { ...shift, what: 'move' }, week));
  const daysOf = (at: number): PlannedDays => days.get(at) ?? baseOf(at);
  const all = [...days.keys()];
  const before = new Set(
    conflictsOf(index, all, baseOf, week, MOST_CONFLICTS).map((one) => conflictKey(one)),
  );
  const now = conflictsOf(index, all, daysOf, week, MOST_CONFLICTS);
  const made = now.filter((one) => !before.has(conflictKey(one)));
  const known = now.filter((one) => before.has(conflictKey(one)));
  return { tasks: all, shift, days, conflicts: [...made, ...known], made: made.length };
}
