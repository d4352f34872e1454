import type { Day } from '../shared/day.ts';
import { atOnce, type Steps } from '../shared/in-turns.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { ProductionTask, Shot, TaskStatus, TaskType } from '../shared/production.ts';
import { entityTitle, type Task } from '../shared/task.ts';
import type { Outlook, ShortOutlook } from '../shared/task-facts.ts';
import { workCalendar, type WorkCalendar } from './calendar.ts';
import type { OwnRecord } from './own-pace.ts';
import { riskOfOne, riskSteps, type TaskRisk } from './risk.ts';
import { riskWords } from './risk-words.ts';
import { studioWork, type StudioWork } from './studio-work.ts';

/** The artist's days. */
export interface MyDays {
  today: Day;
  /** Minutes that are left of today's work. */
  leftToday: Minutes;
  dayLength: Minutes;
  /** 1 Monday to 7 Sunday. */
  workingDays: readonly number[];
  daysOff: readonly { first: Day; last: Day }[];
  /** Of what they have done. */
  record: OwnRecord;
}

/**
 * "Will I make it": what is left of the artist's part of a task, beside what their own days and other tasks leave for
 * it until it is due. `null` for a task that is done or not theirs. `tasks`: all that they have to do until it
 * is due, in every production; what others have to do is not known here, and counts for nothing.
 */
export function myOutlook(
  taskId: string,
  tasks: readonly Task[],
  me: string,
  statuses: readonly TaskStatus[],
  days: MyDays,
): Outlook | null {
  const own = tasks.find(({ id }) => id === taskId);
  if (!own || !isMine(own, me)) return null;
  const { work, calendar } = atOnce(myWork(tasks, me, statuses, days));
  const risk = riskOfOne(taskId, work, calendar, { records: new Map([[me, days.record]]) });
  if (!risk) return null;
  const reasons = risk.reasons
    .filter((reason) => reason.kind !== 'share' || reason.share.personId === me)
    .map((reason) => (reason.kind === 'share' ? { ...reason, alone: true } : reason));
  return {
    ...shortOutlook(own, risk, me, days.today),
    reasons: riskWords({ ...risk, reasons }, work, calendar),
  };
}

/** The artist's own days, and the answer for each task that they have to do, by its id. */
export interface MyOutlooks {
  calendar: WorkCalendar;
  byTask: Map<string, ShortOutlook>;
}

/** The same as `myOutlook`, for all tasks at once and without its sentences; step by step, for there may be thousands. */
export function* myOutlooks(
  tasks: readonly Task[],
  me: string,
  statuses: readonly TaskStatus[],
  days: MyDays,
): Steps<MyOutlooks> {
  const { work, calendar } = yield* myWork(tasks, me, statuses, days);
  yield;
  work.knownOf(work.tasks);
  yield;
  const records = new Map([[me, days.record]]);
  const risks = yield* riskSteps(work, calendar, { records });
  const byTask = new Map<string, ShortOutlook>();
  for (const task of tasks) {
    const risk = isMine(task, me) ? risks.get(task.id) : undefined;
    if (risk) byTask.set(task.id, shortOutlook(task, risk, me, days.today));
  }
  yield;
  return { calendar, byTask };
}

const isMine = ({ isDone, isCanceled, assigneeIds }: Task, me: string): boolean =>
  !isDone && !isCanceled && assigneeIds.includes(me);

function shortOutlook(own: Task, risk: TaskRisk, me: string, today: Day): ShortOutlook {
  const mine = risk.shares.find(({ personId }) => personId === me);
  return {
    level: mine?.level ?? (own.dueDate !== null && own.dueDate < today ? 'overdue' : 'unknown'),
    left: mine?.left ?? risk.left,
    finish: mine?.finish ?? null,
  };
}

/** Tasks of one step. */
const AT_ONCE = 64;

function* myWork(
  tasks: readonly Task[],
  me: string,
  statuses: readonly TaskStatus[],
  days: MyDays,
): Steps<{ work: StudioWork; calendar: WorkCalendar }> {
  // Many tasks are of one place, and of one type.
  const shots = new Map<string, Shot>();
  const types = new Map<string, TaskType>();
  const own: ProductionTask[] = [];
  for (const task of tasks) {
    if (task.isDone || task.isCanceled) continue;
    const node = nodeOf(task);
    const place = shots.get(node) ?? placeOf(task, node);
    shots.set(node, place);
    if (!types.has(task.taskTypeId)) types.set(task.taskTypeId, typeOf(task));
    own.push(productionTask(task, place.id));
    if (own.length % AT_ONCE === 0) yield;
  }
  const work = studioWork({
    projects: [],
    episodes: [],
    sequences: [],
    scenes: [],
    assets: [],
    assetTypes: [],
    shots: [...shots.values()],
    taskTypes: [...types.values()],
    taskStatuses: statuses,
    tasks: own,
    people: [],
  });
  const [weekend, hoursByDay] = [
    [1, 2, 3, 4, 5, 6, 7].filter((day) => !days.workingDays.includes(day)),
    days.dayLength / 60,
  ];
  const calendar = workCalendar(
    { hoursByDay, weekend },
    days.daysOff.map((span, at) => ({ ...span, id: String(at), personId: me, description: '' })),
    { today: days.today, leftToday: days.leftToday },
  );
  return { work, calendar };
}

const nodeOf = (task: Task): string => `${task.projectId} ${entityTitle(task)}`;

/** Where the task is, as far as a to-do list tells: enough to name it. */
const placeOf = (task: Task, id: string): Shot => ({
  kind: 'Shot',
  id,
  projectId: task.projectId,
  name: entityTitle(task),
  description: '',
  previewFileId: null,
  canceled: false,
  data: {},
  sequenceId: '',
  nbFrames: null,
  frameIn: null,
  frameOut: null,
});

const typeOf = (task: Task): TaskType => ({
  id: task.taskTypeId,
  name: task.taskTypeName,
  shortName: '',
  color: task.taskTypeColor,
  forEntity: 'Shot',
  priority: 1,
  departmentId: null,
  allowTimelog: true,
  archived: false,
});

const productionTask = (task: Task, entityId: string): ProductionTask => ({
  id: task.id,
  name: 'main',
  projectId: task.projectId,
  entityId,
  taskTypeId: task.taskTypeId,
  taskStatusId: task.statusId,
  assigneeIds: task.assigneeIds,
  estimation: task.estimation,
  timeSpent: task.timeSpent,
  startDate: task.startDate,
  dueDate: task.dueDate,
  realStartDate: null,
  doneDate: null,
  endDate: null,
  priority: task.priority,
  difficulty: task.difficulty,
  retakeCount: task.retakeCount,
  previewFileId: null,
  data: {},
});
