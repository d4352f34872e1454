import type { Day } from '../../../../electron/shared/day.ts';
import { formatWorkload, type Minutes } from '../../../../electron/shared/minutes.ts';
import type { PlannedDays, ScheduleFacts } from '../../../../electron/shared/schedule/schedule.ts';
import type {
  DifferenceCounts,
  PlanDifference,
  PlannedTask,
} from '../../../../electron/shared/schedule/version-diff.ts';
import type { ScheduleVersion } from '../../../../electron/shared/schedule/versions.ts';
import { counted, dayText } from '../schedule-text.ts';

/** What a plan is told with. */
export interface PlanWords {
  facts: ScheduleFacts;
  today: Day;
  dayLength: Minutes;
}

/** `6 Jul – 7 Jul` */
function daysText({ start, due }: PlannedDays, today: Day): string {
  if (start === null && due === null) return 'no days';
  if (start === null) return `due ${dayText(due ?? 0, today)}`;
  if (due === null) return `from ${dayText(start, today)}`;
  return start === due
    ? dayText(start, today)
    : `${dayText(start, today)} – ${dayText(due, today)}`;
}

const estimateText = ({ estimation }: PlannedTask, dayLength: Minutes): string =>
  estimation === 0 ? 'no estimate' : formatWorkload(estimation, dayLength);

const peopleText = ({ people }: PlannedTask, facts: ScheduleFacts): string =>
  people.length === 0
    ? 'nobody'
    : people.map((one) => facts.people[one]?.name ?? 'Somebody').join(', ');

/** What differs, before and after; `null`: that does not. */
export interface DifferenceWords {
  days: readonly [string, string] | null;
  estimate: readonly [string, string] | null;
  people: readonly [string, string] | null;
}

export function differenceWords(
  { before, after, parts }: PlanDifference,
  { facts, today, dayLength }: PlanWords,
): DifferenceWords {
  if (!before || !after) return { days: null, estimate: null, people: null };
  const both = (part: PlanDifference['parts'][number], say: (plan: PlannedTask) => string) =>
    parts.includes(part) ? ([say(before), say(after)] as const) : null;
  return {
    days: both('days', (plan) => daysText(plan, today)),
    estimate: both('estimate', (plan) => estimateText(plan, dayLength)),
    people: both('people', (plan) => peopleText(plan, facts)),
  };
}

/** The same as one sentence, for screen readers. */
export const spokenWords = (words: DifferenceWords): string =>
  [words.days, words.estimate, words.people]
    .flatMap((one) => (one ? [`${one[0]} becomes ${one[1]}`] : []))
    .join('; ');

/** `First plan, 12 Nov` */
export const versionName = ({ name, wasApplied }: ScheduleVersion): string =>
  `${name === '' ? 'Without a name' : name}${wasApplied ? ' (was applied in Kitsu)' : ''}`;

/** How two plans differ, and what is not told of them. */
export function countsText(
  counts: DifferenceCounts,
  {
    all,
    elsewhere,
    chosen,
    against,
  }: {
    all: number;
    elsewhere: number;
    chosen: string;
    /** `null`: the plan now. */
    against: string | null;
  },
): string {
  const both = all - counts.missing - counts.added;
  const parts = [
    ...(counts.days > 0 ? [`${counts.days} moved`] : []),
    ...(counts.estimate > 0 ? [`${counts.estimate} estimated otherwise`] : []),
    ...(counts.people > 0 ? [`${counts.people} for other people`] : []),
  ];
  const other = against ?? 'the plan now';
  const said = [
    both === 0
      ? `Nothing is planned otherwise in ${chosen}`
      : `${counted(both, 'task')} otherwise in ${chosen}: ${parts.join(', ')}`,
    ...(counts.missing > 0 ? [`${counted(counts.missing, 'task')} only in ${other}`] : []),
    ...(counts.added > 0 ? [`${counted(counts.added, 'task')} only in ${chosen}`] : []),
    ...(elsewhere > 0 ? [`${counted(elsewhere, 'task')} of what is canceled`] : []),
  ];
  return `${said.join(' · ')}.`;
}

/** What is lost with the plan now, before anything is applied. */
export function overwritesText(
  facts: ScheduleFacts,
  applied: readonly PlanDifference[],
  { unsent, leftOut }: { unsent: ReadonlySet<string>; leftOut: number },
): string {
  if (applied.length === 0) return 'Nothing is chosen.';
  const tasks = applied.flatMap(({ task }) => facts.tasks[task] ?? []);
  const count = (is: (task: (typeof tasks)[number]) => boolean): number => tasks.filter(is).length;
  const done = count(({ status }) => facts.statuses[status]?.isDone ?? false);
  const begun = count(({ spent }) => spent > 0);
  const waits = count(({ id }) => unsent.has(id));
  const said = [
    `What ${counted(applied.length, 'task')} ${applied.length === 1 ? 'has' : 'have'} now is overwritten`,
    ...(begun > 0 ? [`${begun} with time logged`] : []),
    ...(done > 0 ? [`${done} done`] : []),
    ...(waits > 0 ? [`${waits} with edits that are not in Kitsu yet`] : []),
    ...(leftOut > 0
      ? [`${counted(leftOut, 'person', 'people')} cannot be assigned, and are left out`]
      : []),
  ];
  return `${said.join(' · ')}.`;
}

/** Why a row cannot be chosen, in words. */
function lockText(lock: string): string {
  if (lock === 'not-in-version') return 'not in this version';
  if (lock === 'backwards') return 'due before it starts, in the version';
  return lock;
}

/** What is to be known of a row before it is applied. */
export function noteText(
  facts: ScheduleFacts,
  { task: at, before, after }: PlanDifference,
  known: {
    lock: string | null;
    isByHand: boolean;
    /** It is compared with the plan now, and no copy of another version. */
    isSince: boolean;
    isUnsent: boolean;
    notAssigned: readonly number[];
  },
): string {
  const task = facts.tasks[at];
  if (!task) return '';
  const left = known.notAssigned.map((one) => facts.people[one]?.name ?? 'Somebody').join(', ');
  const isBoth = before !== null && after !== null;
  return [
    ...(known.lock ? [lockText(known.lock)] : []),
    ...(after === null && !known.lock ? ['only before'] : []),
    ...(before === null ? ['only after'] : []),
    ...(facts.statuses[task.status]?.isDone ? ['done'] : task.spent > 0 ? ['has begun'] : []),
    ...(known.isByHand
      ? ['changed in the version']
      : known.isSince && isBoth
        ? ['changed since']
        : []),
    ...(known.isUnsent ? ['edit not in Kitsu yet'] : []),
    ...(left === '' ? [] : [`${left} cannot be assigned`]),
  ].join(', ');
}
