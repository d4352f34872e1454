import {
  editsOf,
  fieldSlot,
  isSameField,
  productionEditKind,
} from '../../outbox/kinds/production-edit.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import type { Day } from '../../shared/day.ts';
import { editLockText } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { ScheduleMove } from '../../shared/schedule/schedule.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { FoundThing, FoundThings } from '../browse/things.ts';
import { GONE, withValue, write, type EditPlace } from './change-fields.ts';
import { lockOf, shownValue, type AskedField } from './edit-view.ts';
import { daysProblem } from './read-typed.ts';
import { writeTogether, type ReadyChange } from './together.ts';

const FIELDS = ['startDate', 'dueDate'] as const;
const askedFor = (field: (typeof FIELDS)[number]): AskedField => ({ field, column: null });

/** One day of one task that becomes another. */
interface ChangedDay {
  thing: FoundThing;
  asked: AskedField;
  shown: Day | null;
  value: Day | null;
}

interface Deps {
  things(projectId: string, ids: readonly string[]): Promise<Result<FoundThings>>;
  placeOf(projectId: string, at: string): EditPlace;
  undoable(done: Result<UndoStep | null>): Result<Undoable>;
}

/** The same from a window. `at`: ISO instant of the act. */
export const moveTasks =
  ({ things, placeOf, undoable }: Deps) =>
  async (
    projectId: string,
    moves: readonly ScheduleMove[],
    at: string,
  ): Promise<Result<Undoable>> => {
    const found = await things(
      projectId,
      moves.map(({ id }) => id),
    );
    return found.ok ? undoable(changeDays(placeOf(projectId, at), found.value, moves)) : found;
  };

/** Gives tasks days of their own, all of them or none; one step to undo. Durable when it returns. */
function changeDays(
  place: EditPlace,
  found: FoundThings,
  moves: readonly ScheduleMove[],
): Result<UndoStep | null> {
  const { projectId, replica, studio } = place;
  const wanted = new Map(moves.map((move) => [move.id, move]));
  const tasks = found.things.filter(({ kind }) => kind === 'task');
  if (tasks.length < wanted.size) return GONE;
  const lock = lockOf(projectId, tasks, askedFor('startDate'), studio);
  if (lock) return failure('rule', editLockText(lock));
  const waiting = new Map(editsOf(replica, projectId).map((row) => [row.slot, row]));
  const changed: ChangedDay[] = [];
  for (const thing of tasks) {
    const move = wanted.get(thing.item.id);
    if (!move) continue;
    const problem = daysProblem(move.startDate, move.dueDate, thing.name);
    if (problem) return problem;
    for (const field of FIELDS) {
      const asked = askedFor(field);
      const row = waiting.get(fieldSlot(thing.item.id, field, null));
      const shown = (shownValue(asked, thing, row ? [row] : []).value ?? null) as Day | null;
      if (!isSameField(asked, shown, move[field]))
        changed.push({ thing, asked, shown, value: move[field] });
    }
  }
  if (changed.length === 0) return success(null);
  const ready = readyDays(place, found, changed);
  return success(writeTogether(replica, [ready], ready.title));
}

/** Puts back the days that each had, where they are still what was set. */
function readyDays(
  place: EditPlace,
  found: FoundThings,
  changed: readonly ChangedDay[],
): ReadyChange {
  const { replica, projectId } = place;
  const tasks = new Set(changed.map(({ thing }) => thing.item.id));
  const slotOf = ({ thing, asked }: ChangedDay): string =>
    fieldSlot(thing.item.id, asked.field, null);
  return {
    title: `days of ${tasks.size === 1 ? changed[0]?.thing.name : `${tasks.size} tasks`}`,
    write() {
      for (const { thing, asked, value } of changed) write(place, found, { asked, thing, value });
    },
    back(at) {
      const edits = new Map(editsOf(replica, projectId).map((row) => [row.slot, row]));
      const isNewer = changed.some((one) => {
        const row = edits.get(slotOf(one));
        return row?.body.act === 'field' && !isSameField(one.asked, row.body.value, one.value);
      });
      if (isNewer) return CHANGED_SINCE;
      return success(() => {
        for (const one of changed) {
          const { thing, asked, shown, value } = one;
          const waits = replica.outbox.find(productionEditKind, '', slotOf(one)) !== null;
          // It has arrived: Kitsu has what was set, as far as is known.
          const now = waits ? thing : withValue(thing, asked, value);
          write({ ...place, at }, found, { asked, thing: now, value: shown });
        }
      });
    },
  };
}
