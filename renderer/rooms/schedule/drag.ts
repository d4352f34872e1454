import {
  conflictsOf,
  type Conflict,
  type ConflictIndex,
  type DaysOf,
} from '../../../electron/shared/schedule/conflicts.ts';
import { shifted, type Shift } from '../../../electron/shared/schedule/moves.ts';
import type { PlannedDays } from '../../../electron/shared/schedule/schedule.ts';
import type { WorkingWeek } from '../../../electron/shared/schedule/working-days.ts';

/** Bars that are being moved, by pointer or by keys, and nothing is set yet. */
export interface Dragged {
  /** What was asked for, and with what follows: places of the tasks in the facts. */
  own: readonly number[];
  tasks: readonly number[];
  shift: Shift;
  /** Where they would be. */
  days: ReadonlyMap<number, PlannedDays>;
  conflicts: readonly Conflict[];
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
): Pick<Dragged, 'tasks' | 'shift' | 'days' | 'conflicts'> {
  const days = new Map<number, PlannedDays>();
  for (const at of tasks) days.set(at, shifted(baseOf(at), shift, week));
  if (shift.what !== 'start')
    for (const at of along) days.set(at, shifted(baseOf(at), { ...shift, what: 'move' }, week));
  const daysOf = (at: number): PlannedDays => days.get(at) ?? baseOf(at);
  return {
    ...{ tasks: [...days.keys()], shift, days },
    conflicts: conflictsOf(index, days.keys(), daysOf, week),
  };
}
