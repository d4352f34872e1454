import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { ProductionTask } from '../../shared/production.ts';
import type { TasksOf, TrackedTask, TrackedTasks } from '../../shared/tracking.ts';
import { doneWithin } from '../forecast/record.ts';
import { burnDownTasks } from '../burn-down.ts';
import { doneTasks, wasDoneIn } from '../report/done-record.ts';
import { openEntities, pastOf, retakeSteps } from '../report/progress-details.ts';
import { LEVELS } from '../report/risk-report.ts';
import { riskWords } from '../risk-words.ts';
import { seenBy } from '../risk-summary.ts';
import { personName, planOf } from '../studio-work.ts';
import { workload, type Load } from '../workload.ts';
import { levelOf } from './figures.ts';
import { heatOf, heatWeeks, laterThan } from './heat.ts';
import type { Tracked } from './tracked.ts';

/** A task with its part of a number; `minutes`: `null` where the number counts tasks. */
interface Found {
  task: ProductionTask;
  minutes: Minutes | null;
}

/** Some of the tasks behind a number: those that are due first, then those with the most minutes. */
export function tasksBehind(
  tracked: Tracked,
  of: TasksOf,
  { from, to }: { from: number; to: number },
): TrackedTasks {
  const found = foundIn(tracked, of).sort(
    (a, b) =>
      (b.minutes ?? 0) - (a.minutes ?? 0) ||
      order(a.task.dueDate ?? LAST, b.task.dueDate ?? LAST) ||
      order(a.task.id, b.task.id),
  );
  const tasks = found.slice(from, to).map((one) => drawn(tracked, one));
  return { from, total: found.length, tasks };
}

const LAST = '9999-12-31';
const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function foundIn(tracked: Tracked, of: TasksOf): Found[] {
  const { work } = tracked.standing;
  switch (of.kind) {
    case 'level':
      return plain(tracked.tasks.filter(({ id }) => levelOf(tracked, id) === of.level));
    case 'type':
      return plain(
        tracked.tasks.filter(
          (task) =>
            (of.typeId === null || task.taskTypeId === of.typeId) &&
            (of.done === null || (work.stateOf(task) === 'done') === of.done),
        ),
      );
    case 'part':
      return plain(tracked.tasks.filter((task) => isInPart(tracked, task, of)));
    case 'status':
      return plain(tracked.tasks.filter(({ taskStatusId }) => taskStatusId === of.statusId));
    case 'person':
      return plain(
        tracked.tasks.filter(
          (task) =>
            work.stateOf(task) === 'open' && work.workersOf(task)?.includes(of.personId) === true,
        ),
      );
    case 'record':
      return work.tasks
        .filter((task) => doneWithin(task, work) !== null)
        .map((task) => ({ task, minutes: task.timeSpent }));
    case 'week':
      return ofLoad(tracked, of.personId, (load) =>
        of.week === null ? load.undated : plannedIn(load, of.week),
      );
    case 'everybody':
      return together(
        heatOf(tracked).people.flatMap(({ id }) =>
          id === null ? [] : ofLoad(tracked, id, (load) => plannedIn(load, of.week)),
        ),
      );
    case 'outside':
      return outside(tracked, of);
    case 'left':
      return leftOf(tracked, of);
    case 'burn-down': {
      const past = pastOf(tracked.facts, tracked.standing);
      return plain(past ? burnDownTasks(tracked.tasks, of.day, past) : []);
    }
    case 'film':
      return plain(ofFinishedShots(tracked));
    case 'retakes':
      return plain(sentBack(tracked, of));
    case 'done':
      return plain(
        doneTasks(tracked.standing)
          .filter(wasDoneIn(of.days))
          .filter(
            (task) =>
              (of.typeId === null || task.taskTypeId === of.typeId) &&
              (of.personId === null || work.workersOf(task)?.includes(of.personId) === true),
          ),
      );
    case 'time':
      return loggedOn(tracked, of);
    case 'estimated':
      return loggedOn(tracked, of)
        .filter(({ task }) => planOf(task) > 0)
        .map(({ task }) => ({ task, minutes: task.timeSpent }));
  }
}

function isInPart(
  tracked: Tracked,
  task: ProductionTask,
  { by, id, typeId, level, done }: Extract<TasksOf, { kind: 'part' }>,
): boolean {
  const { work } = tracked.standing;
  if (typeId !== null && task.taskTypeId !== typeId) return false;
  if (done !== null && (work.stateOf(task) === 'done') !== done) return false;
  if (by !== 'Person') {
    if ((work.partOf(task, by)?.id ?? null) !== id) return false;
    return level === null || levelOf(tracked, task.id) === level;
  }
  const workers = work.workersOf(task) ?? [];
  if (id === null ? workers.length > 0 : !workers.includes(id)) return false;
  if (level === null) return true;
  // A person answers for their own share.
  const share = tracked.risks.get(task.id)?.shares.find(({ personId }) => personId === id);
  return (share && id !== null ? LEVELS[share.level] : levelOf(tracked, task.id)) === level;
}

function ofFinishedShots({ tasks, facts, standing: { work } }: Tracked): ProductionTask[] {
  const open = openEntities(tasks.map((task) => ({ task, state: work.stateOf(task) })));
  const finished = new Set(
    facts.facts.shots
      .filter(({ id, projectId }) => projectId === facts.project.id && open.get(id) === false)
      .map(({ id }) => id),
  );
  return tasks.filter(({ entityId }) => finished.has(entityId));
}

/** Each once, however often that was. */
function sentBack(
  { tasks, facts: { history }, standing }: Tracked,
  { by, id }: Extract<TasksOf, { kind: 'retakes' }>,
): ProductionTask[] {
  if (!history) return [];
  const steps = retakeSteps(tasks, history, standing);
  const meant = steps.filter(
    ({ task, authorId }) => (by === 'type' ? task.taskTypeId : authorId) === id,
  );
  return [...new Set(meant.map(({ task }) => task))];
}

const plain = (tasks: ProductionTask[]): Found[] => tasks.map((task) => ({ task, minutes: null }));

/** Each of the person's open tasks by itself, of every production, with what a figure of their load has of it. */
function ofLoad(
  { standing, open }: Tracked,
  personId: string | null,
  figure: (load: Load) => Minutes,
): Found[] {
  const { work, calendar, projectId } = standing;
  const person = personId === null ? undefined : work.people.get(personId);
  const people = new Map(person ? [[person.id, person]] : []);
  return [...(open.get(personId ?? '') ?? [])].flatMap((id) => {
    const task = work.taskById.get(id);
    // What nobody has is told of this production alone.
    if (!task || (personId === null && task.projectId !== projectId)) return [];
    const load = workload({ ...work, people, tasks: [task] }, calendar).find(
      (one) => one.personId === personId,
    );
    const minutes = load ? figure(load) : 0;
    return minutes > 0 ? [{ task, minutes }] : [];
  });
}

const plannedIn = ({ weeks }: Load, week: Day): Minutes =>
  weeks.find(({ monday }) => monday === week)?.planned ?? 0;

/** Each task once, with what all of its people have of it. */
function together(found: readonly Found[]): Found[] {
  const sums = new Map<ProductionTask, Minutes>();
  for (const { task, minutes } of found) sums.set(task, (sums.get(task) ?? 0) + (minutes ?? 0));
  return [...sums].map(([task, minutes]) => ({ task, minutes }));
}

function outside(
  tracked: Tracked,
  { personId, why }: Extract<TasksOf, { kind: 'outside' }>,
): Found[] {
  if (why === 'unestimated') {
    const found = ofLoad(tracked, personId, ({ withoutEstimate }) => withoutEstimate);
    return plain(found.map(({ task }) => task));
  }
  const weeks = heatWeeks(tracked.standing.calendar);
  return ofLoad(tracked, personId, (load) => laterThan(load, weeks));
}

function leftOf(tracked: Tracked, { by, id }: Extract<TasksOf, { kind: 'left' }>): Found[] {
  const part = { by, id, typeId: null, level: null, done: null };
  return tracked.tasks.flatMap((task) => {
    const risk = tracked.risks.get(task.id);
    if (!risk || !isInPart(tracked, task, { kind: 'part', ...part })) return [];
    const personId = by === 'Person' ? id : null;
    const minutes = seenBy(personId, task, risk, tracked.standing.work).left ?? 0;
    return minutes > 0 ? [{ task, minutes }] : [];
  });
}

function loggedOn(
  { facts, standing }: Tracked,
  { by, id, first, last }: Extract<TasksOf, { kind: 'time' | 'estimated' }>,
): Found[] {
  const { work } = standing;
  const times = by === 'production' ? [...facts.times, ...(facts.otherTimes ?? [])] : facts.times;
  const sums = new Map<ProductionTask, Minutes>();
  for (const time of times) {
    const task = work.taskById.get(time.taskId);
    if (!task || time.day < first || time.day > last) continue;
    const of = { person: time.personId, type: task.taskTypeId, production: task.projectId }[by];
    if (id === null || of === id) sums.set(task, (sums.get(task) ?? 0) + time.minutes);
  }
  return [...sums].map(([task, minutes]) => ({ task, minutes }));
}

function drawn(tracked: Tracked, { task, minutes }: Found): TrackedTask {
  const { work, calendar, projectId } = tracked.standing;
  const risk = tracked.risks.get(task.id);
  const status = work.taskStatuses.get(task.taskStatusId);
  const place = work.placeOf(task)?.path ?? '';
  const project = task.projectId === projectId ? [] : [work.places.get(task.projectId)?.name ?? ''];
  return {
    id: task.id,
    entity: [...project, place].filter((part) => part !== '').join(' · '),
    type: work.taskTypes.get(task.taskTypeId)?.name ?? task.name,
    status: { name: status?.name ?? '', color: status?.color ?? '#888888' },
    assignees: (task.assigneeIds ?? []).map((id) => personName(id, work)).sort(),
    due: task.dueDate,
    level: levelOf(tracked, task.id),
    reasons: risk ? riskWords(risk, work, calendar) : [],
    minutes,
  };
}
