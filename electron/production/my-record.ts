import { weekOf, type Day, type DaySpan } from '../shared/day.ts';
import type { Rate } from '../shared/frame-rate.ts';
import { daysOfMonth, monthOf } from '../shared/month.ts';
import type { DoneTask, MyRecord, RecordPeriod } from '../shared/my-schedule.ts';
import { entityPath, type Task } from '../shared/task.ts';
import { shareOut } from './studio-work.ts';

/** What is known here of a done task beside its row. */
export interface DoneFacts {
  task: Task;
  /** The artist's own day on which it became done. */
  day: Day | null;
  /** The number of frames of its shot; `null` if that is not known here. */
  frames: number | null;
  /** `null` if the production's is not known. */
  rate: Rate | null;
}

/**
 * The artist's done work by day, by ISO week and by month. A week at New Year is whole: it belongs to the year of its Thursday.
 * A shot's frames are divided among the people of the task, as a lead's figures have them; estimates and logged time
 * are the whole task's. What is not known is counted apart.
 */
export function myRecord(done: readonly DoneFacts[], me: string, today: Day): MyRecord {
  const tasks = done
    .map((one) => doneTask(one, me))
    .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '') || (a.id < b.id ? -1 : 1));
  return {
    today,
    tasks,
    days: periods(tasks, oneDay),
    weeks: periods(tasks, isoWeek),
    months: periods(tasks, wholeMonth),
    undated: tasks.filter(({ day }) => day === null).map(({ id }) => id),
  };
}

const oneDay = (day: Day): DaySpan => ({ first: day, last: day });

const isoWeek = (day: Day): DaySpan => {
  const days = weekOf(day);
  return { first: days[0] ?? day, last: days[6] ?? day };
};

const wholeMonth = (day: Day): DaySpan => {
  const days = daysOfMonth(monthOf(day));
  return { first: days[0] ?? day, last: days.at(-1) ?? day };
};

function doneTask({ task, day, frames, rate }: DoneFacts, me: string): DoneTask {
  const isShot = task.forEntity === 'Shot';
  const place = task.assigneeIds.indexOf(me);
  const shared = place === -1 ? 1 : task.assigneeIds.length;
  const mine =
    isShot && frames !== null ? (shareOut(frames, shared)[Math.max(0, place)] ?? 0) : null;
  return {
    id: task.id,
    parents: entityPath(task).slice(0, -1),
    name: task.entityName,
    projectName: task.projectName,
    taskTypeName: task.taskTypeName,
    taskTypeColor: task.taskTypeColor,
    day,
    frames: mine,
    seconds: mine === null || rate === null ? null : (mine * rate.den) / rate.num,
    isShot,
    retakes: task.retakeCount,
    estimate: task.estimation,
    logged: task.timeSpent,
  };
}

/** `tasks`: the latest first, and so are the periods. */
function periods(tasks: readonly DoneTask[], spanOf: (day: Day) => DaySpan): RecordPeriod[] {
  const found = new Map<Day, RecordPeriod>();
  const counted = new Set<Day>();
  for (const task of tasks) {
    if (task.day === null) continue;
    const span = spanOf(task.day);
    const period = found.get(span.first) ?? emptyPeriod(span);
    found.set(span.first, period);
    addTo(period, task);
    if (!task.frames || counted.has(task.day)) continue;
    counted.add(task.day);
    period.frameDays += 1;
  }
  return [...found.values()];
}

function addTo(period: RecordPeriod, task: DoneTask): void {
  const { id, isShot, frames, seconds, retakes, estimate, logged } = task;
  period.taskIds.push(id);
  period.frames += frames ?? 0;
  period.seconds += seconds ?? 0;
  if (isShot && frames === null) period.framesUnknown.push(id);
  if (isShot && seconds === null) period.secondsUnknown.push(id);
  period.retakes += retakes;
  if (retakes > 0) period.retaken.push(id);
  if (estimate === 0) period.unestimated.push(id);
  else {
    period.estimate += estimate;
    period.logged += logged;
  }
}

const emptyPeriod = (span: DaySpan): RecordPeriod => ({
  ...span,
  taskIds: [],
  frames: 0,
  seconds: 0,
  frameDays: 0,
  framesUnknown: [],
  secondsUnknown: [],
  retakes: 0,
  retaken: [],
  estimate: 0,
  logged: 0,
  unestimated: [],
});
