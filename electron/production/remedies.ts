import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { ProductionTask } from '../shared/production.ts';
import type { Remedy } from '../shared/risk-groups.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from './calendar.ts';
import { severity } from './risk-level.ts';
import type { OwnRecords } from './own-pace.ts';
import { riskOfOne, type TaskRisk } from './risk.ts';
import { planOf, spentOn, type StudioWork } from './studio-work.ts';

interface Known {
  work: StudioWork;
  calendar: WorkCalendar;
  teamIds: readonly string[];
  /** Of their done tasks. */
  records: OwnRecords;
  /** The open tasks of these people, of every production. */
  tasksOf(people: ReadonlySet<string>): readonly ProductionTask[];
}

/** People who are told of, and who are looked at for that. */
const MOST_PEOPLE = 3;
const MOST_LOOKED = 12;
/** Working days after the due day that are tried for one that fits with room to spare. */
const MOST_DAYS = 15;
/** Estimates are proposed in quarters of an hour. */
const QUARTER = 15;

/** What would help a task, each reckoned as if it were done; nothing for one that is done or fine. */
export function remediesOf(task: ProductionTask, known: Known): Remedy[] {
  const { work } = known;
  if (work.stateOf(task) !== 'open') return [];
  const risk = riskWith(task, known);
  if (risk === null || risk.level === 'fine') return [];
  return [
    ...dueRemedy(task, risk, known),
    ...shareRemedies(task, risk, known),
    ...estimateRemedy(task, risk, known),
  ];
}

/** The risk that a task would have, were it so. */
function riskWith(
  task: ProductionTask,
  { work, calendar, records, tasksOf }: Known,
): TaskRisk | null {
  const people = new Set(work.workersOf(task) ?? []);
  const others = tasksOf(people).filter(({ id }) => id !== task.id);
  const taskById = new Map([[task.id, task]]);
  return riskOfOne(task.id, { ...work, tasks: [...others, task], taskById }, calendar, { records });
}

/** Far enough that nothing is late. */
const lastDay = (calendar: WorkCalendar): Day => calendar.dayAt(FURTHEST_OFFSET - 1);

/** The day on which it would be done; where that is the due day already, the first with room to spare. */
function dueRemedy(task: ProductionTask, risk: TaskRisk, known: Known): Remedy[] {
  const { calendar } = known;
  const undated = task.dueDate === null;
  const finish = undated
    ? (riskWith({ ...task, dueDate: lastDay(calendar) }, known)?.finish ?? null)
    : risk.finish;
  if (finish === null) return [];
  const due = task.dueDate ?? '';
  const from = calendar.offsetOf(finish > due ? finish : due);
  for (let offset = from, tried = 0; tried < MOST_DAYS; offset += 1) {
    if (!calendar.isWorkday(offset)) continue;
    tried += 1;
    const day = calendar.dayAt(offset);
    if (day === task.dueDate) continue;
    const level = riskWith({ ...task, dueDate: day }, known)?.level;
    if (level === 'fine') return [{ kind: 'due', day, fits: true }];
  }
  return finish > due ? [{ kind: 'due', day: finish, fits: false }] : [];
}

/** Who does such work, and makes it better. */
function shareRemedies(task: ProductionTask, risk: TaskRisk, known: Known): Remedy[] {
  if (risk.left === 0) return [];
  const now = severity(risk.level);
  const workers = known.work.workersOf(task) ?? [];
  const isFree = workers.length === 0;
  const found = candidates(task, known).flatMap((personId) => {
    const shared = { ...task, assigneeIds: [...workers, personId] };
    const then = riskWith(shared, known);
    if (!then || (severity(then.level) >= now && !isFree)) return [];
    const name = known.work.people.get(personId)?.name ?? '';
    const remedy: Remedy = {
      ...{ kind: 'share', personId, name, finish: then.finish, fits: then.level === 'fine' },
    };
    return [{ remedy, rank: severity(then.level), finish: then.finish ?? '9999' }];
  });
  return found
    .sort((a, b) => a.rank - b.rank || (a.finish < b.finish ? -1 : a.finish > b.finish ? 1 : 0))
    .slice(0, MOST_PEOPLE)
    .map(({ remedy }) => remedy);
}

/** Those who are on such tasks of the production, and those of its department; who has least to do first. */
function candidates(task: ProductionTask, { work, teamIds, tasksOf }: Known): string[] {
  const on = new Set<string>();
  for (const other of work.tasks)
    if (other.taskTypeId === task.taskTypeId && other.projectId === task.projectId)
      for (const id of work.workersOf(other) ?? []) on.add(id);
  const department = work.taskTypes.get(task.taskTypeId)?.departmentId;
  for (const id of teamIds)
    if (department && work.people.get(id)?.departmentIds.includes(department)) on.add(id);
  const workers = work.workersOf(task) ?? [];
  const load = (id: string): Minutes =>
    tasksOf(new Set([id])).reduce((sum, one) => sum + Math.max(0, planOf(one) - spentOn(one)), 0);
  return [...on]
    .filter((id) => {
      const person = work.people.get(id);
      return person?.active === true && !person.isBot && !workers.includes(id);
    })
    .map((id) => ({ id, left: load(id) }))
    .sort((a, b) => a.left - b.left || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_LOOKED)
    .map(({ id }) => id);
}

/** What fits until it is due; or a first one, as others of its type have. */
function estimateRemedy(task: ProductionTask, risk: TaskRisk, { work }: Known): Remedy[] {
  const plan = planOf(task);
  if (plan === 0) {
    const plans = work.tasks
      .filter((one) => one.taskTypeId === task.taskTypeId && one.projectId === task.projectId)
      .map(planOf)
      .filter((one) => one > 0)
      .sort((a, b) => a - b);
    const middle = plans[plans.length >> 1];
    return middle === undefined ? [] : [{ kind: 'estimate', minutes: middle, instead: null }];
  }
  if (risk.level !== 'late') return [];
  const fits = risk.shares.reduce((sum, { left, free }) => sum + Math.min(left, free), 0);
  const minutes = Math.floor((spentOn(task) + fits) / QUARTER) * QUARTER;
  return minutes > spentOn(task) && minutes < plan
    ? [{ kind: 'estimate', minutes, instead: plan }]
    : [];
}
