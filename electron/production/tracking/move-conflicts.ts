import { shortDay } from '../../shared/day.ts';
import { formatMinutes } from '../../shared/minutes.ts';
import type { ProductionTask } from '../../shared/production.ts';
import type { AskedMove } from '../../shared/work-moves.ts';
import type { WorkMove } from '../edit/move-work.ts';
import { severity } from '../risk-level.ts';
import { riskWords } from '../risk-words.ts';
import { leftOn, personName, workTitle } from '../studio-work.ts';
import { weekCapacity } from './heat.ts';
import type { Reckoned } from './reckon-moved.ts';
import type { Tracked } from './tracked.ts';

interface Moving {
  task: ProductionTask;
  moved: ProductionTask;
  change: WorkMove;
  asked: AskedMove;
}

/** Other tasks beyond this number are counted, not named. */
const NAMED = 3;

/** What stands against a move, as sentences; the worst first. */
export function conflictWords(tracked: Tracked, moving: Moving, after: Reckoned): string[] {
  return [
    ...overWords(tracked, after),
    ...offWords(tracked, moving),
    ...ownRisk(tracked, moving, after),
    ...otherRisks(tracked, moving, after),
    ...nextWords(tracked, moving),
    ...sharedWords(tracked, moving),
  ];
}

function overWords({ standing: { calendar } }: Tracked, { weeks }: Reckoned): string[] {
  return weeks
    .filter((one) => one.personId !== null && one.after > one.capacity && one.after > one.before)
    .map(({ name, week, after, capacity }) => {
      const [all, room, over] = [after, capacity, after - capacity].map(formatMinutes);
      const day = shortDay(week, calendar.today);
      return `${name} would have ${all} of ${room} in the week of ${day}: ${over} too much.`;
    });
}

/** In the week that it goes to. */
function offWords({ standing }: Tracked, { asked: { to } }: Moving): string[] {
  if (to.personId === null) return [];
  const { capacity, daysOff } = weekCapacity(to.personId, to.week, standing.calendar);
  if (daysOff === 0) return [];
  const name = personName(to.personId, standing.work);
  if (capacity === 0) return [`${name} is off all of that week.`];
  return [`${name} is off ${daysOff === 1 ? 'a day' : `${daysOff} days`} of that week.`];
}

function ownRisk({ standing }: Tracked, { moved }: Moving, { risks }: Reckoned): string[] {
  if (leftOn(moved) === null) return ['It has no estimate: how much it is, nobody knows.'];
  const risk = risks.get(moved.id);
  if (!risk || severity(risk.level) < severity('tight')) return [];
  const [why] = riskWords(risk, standing.work, standing.calendar);
  const how = risk.level === 'tight' ? 'It would only just fit' : 'It would not fit';
  return [`${how}: ${(why ?? '').replace(/^[A-Z]/, (letter) => letter.toLowerCase())}.`];
}

/** Those that would be in more danger than they are. */
function otherRisks(
  { standing: { work }, risks }: Tracked,
  { moved }: Moving,
  after: Reckoned,
): string[] {
  const worse = [...after.risks.values()].filter(({ taskId, level }) => {
    const before = risks.get(taskId)?.level ?? 'fine';
    const isBad = severity(level) >= severity('tight');
    return taskId !== moved.id && isBad && severity(level) > severity(before);
  });
  if (worse.length === 0) return [];
  const names = worse.slice(0, NAMED).flatMap(({ taskId }) => {
    const task = work.taskById.get(taskId);
    return task ? [workTitle(task, work)] : [];
  });
  const more = worse.length > names.length ? ` and ${worse.length - names.length} more` : '';
  return [`It leaves too little time for ${names.join(', ')}${more}.`];
}

/** Later steps of the same shot or asset that begin before this one is due. */
function nextWords(
  { standing: { work, calendar } }: Tracked,
  { task, moved, change }: Moving,
): string[] {
  const due = change.dueDate;
  if (!due || (task.dueDate !== null && due <= task.dueDate)) return [];
  const place = (id: string): number => work.taskTypes.get(id)?.priority ?? 0;
  return work.tasks
    .filter(
      (one) =>
        one.entityId === moved.entityId &&
        one.id !== moved.id &&
        place(one.taskTypeId) > place(moved.taskTypeId) &&
        work.stateOf(one) === 'open' &&
        one.startDate !== null &&
        one.startDate <= due,
    )
    .map((one) => {
      const type = work.taskTypes.get(one.taskTypeId)?.name ?? one.name;
      return `${type} of it starts ${shortDay(one.startDate ?? '', calendar.today)}, before this is due.`;
    });
}

/** Its days move for all of its people. */
function sharedWords({ standing: { work } }: Tracked, { moved, change }: Moving): string[] {
  const others = (work.workersOf(moved) ?? []).filter((id) => id !== change.on);
  if (change.dueDate === undefined && change.off === null) return [];
  const stay = others.map((id) => personName(id, work));
  if (others.length === 0 || (change.off === null && others.length < 2)) return [];
  return [
    change.dueDate === undefined
      ? `${stay.join(', ')} stays on it: what is left is divided anew.`
      : `Its days move for ${stay.join(', ')} too.`,
  ];
}
