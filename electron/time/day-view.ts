import type { Change, TimeChange } from '../replica/outbox.ts';
import type { Receipt } from '../replica/receipts.ts';
import type { Replica } from '../replica/replica.ts';
import { weekOf, type Day } from '../shared/day.ts';
import { formatMinutes, sameMinutes, type Minutes } from '../shared/minutes.ts';
import { taskTitle } from '../shared/task.ts';
import type { DayReceipt, DayView, SavedMark, TimeEntry } from '../shared/views.ts';
import { dayLock, logBlock, type Studio } from './rules.ts';
import { startsThatWait, taskRow } from './todo-list.ts';

export const DEFAULT_DAY_LENGTH = 8 * 60;

/** Minutes of a working day as the studio set them. */
export const dayLength = (studio: Studio): Minutes =>
  Math.round((studio.rules?.hoursByDay ?? DEFAULT_DAY_LENGTH / 60) * 60);

interface Cell {
  taskId: string;
  minutes: Minutes;
  kitsuMinutes: Minutes;
  change: TimeChange | null;
  receipt: Receipt | null;
}

const markOf = (cell: Cell): SavedMark => {
  const { change, minutes } = cell;
  if (!change) {
    if (differs(cell)) return 'changed';
    return minutes > 0 ? 'kitsu' : 'none';
  }
  if (change.state === 'parked') return 'parked';
  return change.state === 'conflict' ? 'conflict' : 'here';
};

/** Kitsu's minutes of each day from `from` to `to` with the outbox laid over them. */
function cellsBetween(replica: Replica, changes: Change[], from: Day, to: Day): Map<Day, Cell[]> {
  const days = new Map<Day, Map<string, Cell>>();
  const cellsOf = (day: Day): Map<string, Cell> => {
    const known = days.get(day) ?? new Map<string, Cell>();
    days.set(day, known);
    return known;
  };
  for (const { day, taskId, minutes } of replica.times.between(from, to)) {
    const cell = { taskId, minutes, kitsuMinutes: minutes, change: null, receipt: null };
    cellsOf(day).set(taskId, cell);
  }
  for (const receipt of replica.receipts.between(from, to)) {
    const { day, taskId } = receipt;
    const cell = cellsOf(day).get(taskId);
    if (cell) cell.receipt = receipt;
    else if (receipt.minutes > 0) {
      // Kitsu has lost it: the day says so, with nothing logged.
      cellsOf(day).set(taskId, { taskId, minutes: 0, kitsuMinutes: 0, change: null, receipt });
    }
  }
  for (const change of changes) {
    if (change.kind !== 'time' || change.day < from || change.day > to) continue;
    const cell = cellsOf(change.day).get(change.taskId);
    cellsOf(change.day).set(change.taskId, {
      taskId: change.taskId,
      minutes: change.body.target,
      kitsuMinutes: cell?.minutes ?? 0,
      change,
      receipt: cell?.receipt ?? null,
    });
  }
  return new Map([...days].map(([day, cells]) => [day, [...cells.values()]]));
}

/** The day's minutes as the artist means them, what waits included. */
export function dayTotal(replica: Replica, day: Day): Minutes {
  const cells = cellsBetween(replica, replica.outbox.all(), day, day).get(day) ?? [];
  return cells.reduce((sum, cell) => sum + cell.minutes, 0);
}

const WORST: readonly SavedMark[] = ['conflict', 'parked', 'changed', 'here', 'kitsu', 'none'];

/** One day for the window, with the week around it. */
export function dayView(replica: Replica, studio: Studio, day: Day, today: Day): DayView {
  const week = weekOf(day);
  const changes = replica.outbox.all();
  const days = cellsBetween(replica, changes, week[0] ?? day, week[6] ?? day);
  const cells = days.get(day) ?? [];
  const starts = startsThatWait(changes);
  const others: DayView['others'] = [];
  const readAt = replica.times.readAt(day);

  const entries = cells.map((cell): TimeEntry => {
    const found = replica.tasks.get(cell.taskId);
    const assigned = found !== null && found.list !== 'known';
    if (found && found.list !== 'todo') {
      others.push(taskRow(found.task, assigned, starts, studio));
    }
    return {
      taskId: cell.taskId,
      minutes: Math.round(cell.minutes),
      mark: markOf(cell),
      kitsuMinutes: readAt ? Math.round(cell.kitsuMinutes) : null,
      note: cell.change ? cell.change.reason : differs(cell) ? changeNote(cell.receipt) : null,
      readBackAt: cell.receipt?.at ?? null,
      blocked: found ? logBlock(found.task, assigned, studio) : 'This task is not known here yet.',
    };
  });
  return {
    day,
    today,
    entries,
    others,
    total: Math.round(cells.reduce((sum, cell) => sum + cell.minutes, 0)),
    mine: mineByTask(replica, changes),
    target: dayLength(studio),
    locked: dayLock(day, today, studio),
    week: week.map((weekday) => {
      const those = days.get(weekday) ?? [];
      const marks = those.map((cell) => markOf(cell));
      return {
        day: weekday,
        minutes: Math.round(those.reduce((sum, cell) => sum + cell.minutes, 0)),
        mark: WORST.find((mark) => marks.includes(mark)) ?? 'none',
      };
    }),
    readAt,
    receipt: receiptOf(replica, cells),
  };
}

const differs = (cell: Cell): cell is Cell & { receipt: Receipt } =>
  cell.change === null &&
  cell.receipt !== null &&
  !sameMinutes(cell.receipt.minutes, cell.kitsuMinutes);

const changeNote = ({ minutes }: Receipt): string =>
  `Kitsu was read back to hold ${formatMinutes(minutes)}`;

/** What Kitsu holds of the day, and where that is not what it was read back to hold. */
function receiptOf(replica: Replica, cells: Cell[]): DayReceipt {
  return {
    total: Math.round(cells.reduce((sum, cell) => sum + cell.kitsuMinutes, 0)),
    differences: cells.filter(differs).map(({ taskId, kitsuMinutes, receipt }) => {
      const task = replica.tasks.get(taskId)?.task;
      return {
        taskId,
        title: task ? taskTitle(task) : 'A task that is not known here any more',
        had: Math.round(receipt.minutes),
        readBackAt: receipt.at,
        has: Math.round(kitsuMinutes),
      };
    }),
  };
}

/** My minutes on each task over all known days, unsent changes included. */
function mineByTask(replica: Replica, changes: Change[]): Record<string, Minutes> {
  const totals = replica.times.totals();
  for (const change of changes) {
    if (change.kind !== 'time') continue;
    const held = replica.times.minutesOf(change.taskId, change.day);
    totals.set(change.taskId, (totals.get(change.taskId) ?? 0) + change.body.target - held);
  }
  return Object.fromEntries([...totals].map(([id, minutes]) => [id, Math.round(minutes)]));
}
