import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { FactKey } from '../../replica/tables/key-value.ts';
import { shiftDay, weekOf, type Day } from '../../shared/day.ts';
import { success, type Result } from '../../shared/result.ts';
import type { SheetRow, SheetWeek } from '../../shared/sheet.ts';
import { entityTitle, taskTitle } from '../../shared/task.ts';
import type { WorkPlan } from '../../rules/work-plan.ts';
import { taskDaysBetween, saveStateOf, taskDayNote, type TaskDay } from '../day/task-days.ts';
import { UNKNOWN_TASK_TITLE } from '../../rules/task-title.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { logBlock, type StudioConfig } from '../../rules/studio-rules.ts';
import { TASK_NOT_READ, taskTimeBlock, UNKNOWN_TASK } from '../../outbox/kinds/time-block.ts';
import { sheetDays } from './sheet-days.ts';

/** The tasks that the artist put into a week's sheet; with time on them or not. */
const rowsKey = (monday: Day): FactKey => `sheet-rows ${monday}`;
const rowIds = z.array(z.string());

const mondayOf = (day: Day): Day => weekOf(day)[0] ?? day;
const keptRows = (replica: Replica, day: Day): string[] =>
  replica.keyValue.get(rowsKey(mondayOf(day)), rowIds) ?? [];

/** The week that contains `day`: tasks × seven days. */
export function sheetWeek(
  replica: Replica,
  studio: StudioConfig,
  plan: WorkPlan,
  day: Day,
  today: Day,
): SheetWeek {
  const week = weekOf(day);
  const { days, lanes, readAt } = sheetDays(replica, studio, plan, week, today);
  const withTime = new Set([...lanes.values()].flat().map(({ taskId }) => taskId));
  const known = keptRows(replica, day).filter((id) => replica.tasks.get(id) !== null);
  const laneOf = (taskId: string, weekday: Day): TaskDay | undefined =>
    lanes.get(weekday)?.find((lane) => lane.taskId === taskId);
  const rows = [...new Set([...withTime, ...known])]
    .map((taskId): SheetRow => {
      const cells = week.map((weekday) => {
        const lane = laneOf(taskId, weekday);
        if (!lane) return { day: weekday, minutes: 0, mark: 'none' as const, note: null };
        return {
          day: weekday,
          minutes: lane.minutes,
          mark: saveStateOf(lane),
          note: taskDayNote(lane),
        };
      });
      const total = cells.reduce((sum, { minutes }) => sum + minutes, 0);
      return { ...named(replica, studio, taskId), cells, total, isEmpty: !withTime.has(taskId) };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return {
    today,
    days,
    rows,
    total: days.reduce((sum, { total }) => sum + total, 0),
    expected: days.reduce((sum, { expected }) => sum + expected, 0),
    lastWeek: rowsToCopy(replica, studio, day).length,
    readAt,
  };
}

const orderOf = ({ projectName, title, taskId }: SheetRow): string =>
  `${projectName}\n${title}\n${taskId}`;

function named(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
): Omit<SheetRow, 'cells' | 'total' | 'isEmpty'> {
  const found = replica.tasks.get(taskId);
  if (!found) {
    return {
      taskId,
      title: UNKNOWN_TASK_TITLE,
      entity: UNKNOWN_TASK_TITLE,
      projectName: '',
      taskTypeName: '',
      taskTypeColor: '#808080',
      blocked: TASK_NOT_READ,
    };
  }
  const { task, list } = found;
  return {
    taskId,
    title: taskTitle(task),
    entity: entityTitle(task),
    projectName: task.projectName,
    taskTypeName: task.taskTypeName,
    taskTypeColor: task.taskTypeColor,
    blocked: logBlock(task, list !== 'known', studio),
  };
}

/** Tasks of the previous week that accept time and have no row in the week of `day` yet. */
function rowsToCopy(replica: Replica, studio: StudioConfig, day: Day): string[] {
  const monday = mondayOf(day);
  const changes = replica.outbox.all();
  const idsOf = (from: Day): Set<string> =>
    new Set(
      [...taskDaysBetween(replica, changes, from, shiftDay(from, 6)).values()]
        .flat()
        .filter(({ minutes }) => minutes > 0)
        .map(({ taskId }) => taskId),
    );
  const there = new Set([...idsOf(monday), ...keptRows(replica, day)]);
  return [...idsOf(shiftDay(monday, -7))].filter((id) => {
    return !there.has(id) && taskTimeBlock(replica, studio, id) === null;
  });
}

/** Adds last week's tasks to the week of `day`, without their hours; returns which. */
export function copyLastWeek(replica: Replica, studio: StudioConfig, day: Day): string[] {
  const added = rowsToCopy(replica, studio, day);
  keepRows(replica, day, [...keptRows(replica, day), ...added]);
  return added;
}

/** Adds a task to the week of `day`, durable when it returns. */
export function addRow(replica: Replica, day: Day, taskId: string): Result<null> {
  if (!replica.tasks.get(taskId)) return UNKNOWN_TASK;
  keepRows(replica, day, [...keptRows(replica, day), taskId]);
  return success(null);
}

/** Removes tasks that were added by hand. Those with time stay visible. */
export function removeRows(replica: Replica, day: Day, taskIds: readonly string[]): void {
  keepRows(
    replica,
    day,
    keptRows(replica, day).filter((id) => !taskIds.includes(id)),
  );
}

/** A step that restores the week's rows as they are now. */
export function undoRows(replica: Replica, day: Day, title: string): UndoStep {
  const before = keptRows(replica, day);
  return {
    room: 'timesheet',
    title,
    undo() {
      keepRows(replica, day, before);
      return success(null);
    },
  };
}

function keepRows(replica: Replica, day: Day, ids: readonly string[]): void {
  const key = rowsKey(mondayOf(day));
  replica.change(() => {
    if (ids.length === 0) replica.keyValue.remove(key);
    else replica.keyValue.set(key, [...new Set(ids)]);
  });
}
