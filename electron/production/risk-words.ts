import { formatMinutes, formatWorkload, type Minutes } from '../shared/minutes.ts';
import type { ProductionTask } from '../shared/production.ts';
import type { WorkCalendar } from './calendar.ts';
import { dayOffWords, dayWords, listWords, onDay, spanWords } from './day-words.ts';
import type { First } from './job-order.ts';
import type { RiskReason, TaskRisk } from './risk.ts';
import type { Share } from './share-risk.ts';
import { personName, workTitle, type StudioWork } from './studio-work.ts';

/** From this many working days on, a sentence gives its figures in days. */
const DAYS_FROM = 5;

/**
 * Why a task has its risk, one sentence each, without full stops:
 * `12 h left, 8 h free until Tuesday: Monday is a day off, SH040 takes 3 h`.
 */
export function riskWords(risk: TaskRisk, work: StudioWork, calendar: WorkCalendar): string[] {
  return risk.reasons.flatMap((reason) => {
    if (reason.kind !== 'share') return [plainWords(reason, work, calendar)];
    const { personId } = reason.share;
    const who = reason.alone || personId === null ? '' : personName(personId, work);
    const task = work.taskById.get(risk.taskId);
    return [
      shareWords(reason.share, task, work, calendar),
      paceWords(reason.share),
      finishWords(reason.share, calendar),
    ]
      .filter((words) => words !== '')
      .map((words) => (who === '' ? words : `${who}: ${words}`));
  });
}

function plainWords(
  reason: Exclude<RiskReason, { kind: 'share' }>,
  work: StudioWork,
  calendar: WorkCalendar,
): string {
  switch (reason.kind) {
    case 'done':
      return reason.day === null ? 'Done' : `Done ${onDay(reason.day, calendar)}`;
    case 'overdue': {
      const ago = reason.days > 1 ? `, ${reason.days} days ago` : '';
      const left = reason.left ? `: ${formatMinutes(reason.left)} left` : '';
      return `Was due ${dayWords(reason.due, calendar)}${ago}${left}`;
    }
    case 'no-due-date':
      return reason.left ? `No due date: ${formatMinutes(reason.left)} left` : 'No due date';
    case 'no-estimate':
      return reason.spent > 0
        ? `No estimate: ${formatMinutes(reason.spent)} spent so far`
        : 'No estimate';
    case 'used-up': {
      const [spent, estimate] = [reason.spent, reason.estimate].map(formatMinutes);
      return `Estimate used up: ${spent} spent of ${estimate}, and not done`;
    }
    case 'in-review':
      return 'Handed over: it waits for a look';
    case 'nobody':
      return nobodyWords(reason.formerly, work);
    case 'people-not-told':
      return 'Who works on it was not told';
  }
}

/** What is left compared with what is free, and where the days go. */
function shareWords(
  share: Share,
  task: ProductionTask | undefined,
  work: StudioWork,
  calendar: WorkCalendar,
): string {
  if (share.level === 'overdue') return '';
  const inDays = Math.max(share.left, share.free) >= DAYS_FROM * calendar.dayLength;
  const say = (minutes: Minutes): string =>
    inDays ? formatWorkload(minutes, calendar.dayLength) : formatMinutes(minutes);
  const free = Math.round(share.free) === 0 ? 'nothing' : say(share.free);
  const span = spanWords(share.from, share.until, calendar);
  const causes = [
    dayOffWords(share.shortage?.daysOff() ?? [], calendar),
    ...otherWords(share.shortage?.others(), task, work, say),
    share.uncounted > 0 ? `${tasks(share.uncounted)} due by then without an estimate` : '',
  ].filter((words) => words !== '');
  const why = causes.length > 0 ? `: ${causes.join(', ')}` : '';
  return `${say(share.left)} left, ${free} free ${span}${why}`;
}

/** A share that fits by the estimates alone. */
function paceWords({ level, pace }: Share): string {
  if (level !== 'tight') return '';
  return `It would not fit at the pace of done tasks: ${Math.round(pace * 100) / 100} times their estimates`;
}

function finishWords({ level, finish, personId }: Share, calendar: WorkCalendar): string {
  if (level !== 'late' && level !== 'overdue') return '';
  const how = personId === null ? 'With nothing else to do' : 'At this pace';
  if (finish === null) return `${how} it would not be done within three years`;
  return `${how} it would be done ${onDay(finish, calendar)}`;
}

/** `SH040 takes 3 h`: the largest by name, the rest as a sum. */
function otherWords(
  others: First | undefined,
  task: ProductionTask | undefined,
  work: StudioWork,
  say: (minutes: Minutes) => string,
): string[] {
  if (!others) return [];
  const names = others.named.map(({ taskId }) => shortName(work.taskById.get(taskId), task, work));
  const words = others.named.map(({ taskId, minutes }, index) => {
    const name = names[index] ?? '';
    const twice = names.filter((other) => other === name).length > 1;
    const other = work.taskById.get(taskId);
    return `${twice && other ? workTitle(other, work) : name} takes ${say(minutes)}`;
  });
  const { jobs, minutes: sum } = others.more;
  if (jobs === 0) return words;
  return [...words, jobs === 1 ? `another takes ${say(sum)}` : `${jobs} others take ${say(sum)}`];
}

/** Another shot by its name; another task of the same shot by its task type. */
function shortName(
  other: ProductionTask | undefined,
  task: ProductionTask | undefined,
  work: StudioWork,
): string {
  if (!other) return 'Another task';
  const sameEntity = other.entityId === task?.entityId;
  const place = work.placeOf(other);
  const isEntity = place?.id === other.entityId && place.name !== '';
  return isEntity && !sameEntity
    ? place.name
    : (work.taskTypes.get(other.taskTypeId)?.name ?? other.name);
}

function nobodyWords(formerly: readonly string[], work: StudioWork): string {
  if (formerly.length === 0) return 'Nobody is assigned';
  const names = listWords(formerly.map((id) => personName(id, work)));
  return `Nobody is assigned any more: ${names} left the studio`;
}

const tasks = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);
