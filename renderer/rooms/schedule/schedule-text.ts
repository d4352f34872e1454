import { MOST_CONFLICTS } from './drag.ts';
import { shortDay, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { Conflict } from '../../../electron/shared/schedule/conflicts.ts';
import { dayOfNumber } from '../../../electron/shared/schedule/day-number.ts';
import { spanOf, type Shift } from '../../../electron/shared/schedule/moves.ts';
import type { ScheduleRow } from '../../../electron/shared/schedule/rows.ts';
import type {
  Grouping,
  PlannedDays,
  ScheduleFacts,
  ScheduleTask,
} from '../../../electron/shared/schedule/schedule.ts';
import {
  workingBetween,
  type WorkingWeek,
} from '../../../electron/shared/schedule/working-days.ts';

export const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  entity: 'By shot and asset',
  sequence: 'By sequence and asset type',
  person: 'By person',
  type: 'By task type',
  all: 'All in one list',
};

export type ColourBy = 'type' | 'status';

export const dayText = (day: number, today: Day): string => shortDay(dayOfNumber(day), today);

export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

const entityName = (facts: ScheduleFacts, { entity }: ScheduleTask): string =>
  facts.entities[entity]?.name ?? '';
export const typeName = (facts: ScheduleFacts, { type }: ScheduleTask): string =>
  facts.types[type]?.name ?? 'Task';

/** `SQ010 / SH030 · Animation` */
export function taskName(facts: ScheduleFacts, task: ScheduleTask): string {
  const group = facts.groups[facts.entities[task.entity]?.group ?? -1];
  const entity = entityName(facts, task);
  const path = [group?.name, entity === group?.name ? '' : entity].filter(Boolean).join(' / ');
  return `${path} · ${typeName(facts, task)}`;
}

/** `SH030 · Animation` */
export const shortName = (facts: ScheduleFacts, task: ScheduleTask): string =>
  `${entityName(facts, task)} · ${typeName(facts, task)}`;

export const peopleText = (facts: ScheduleFacts, { people }: ScheduleTask): string =>
  people.length === 0
    ? 'Nobody'
    : people.map((one) => facts.people[one]?.name ?? 'Somebody').join(', ');

/**
 * What a row is called within its group, and what it is in (`above`), which may be cut; what all of the group have is
 * not said again.
 */
export function rowTitle(
  facts: ScheduleFacts,
  row: ScheduleRow,
  grouping: Grouping,
): { above: string; own: string } {
  if (row.kind === 'group') return { above: '', own: row.group.name };
  const task = facts.tasks[row.task];
  if (!task) return { above: '', own: '' };
  if (grouping === 'entity') return { above: '', own: typeName(facts, task) };
  if (grouping === 'sequence') return { above: '', own: shortName(facts, task) };
  const name = facts.groups[facts.entities[task.entity]?.group ?? -1]?.name ?? '';
  const isGroup = name === entityName(facts, task);
  const own = grouping === 'type' ? entityName(facts, task) : shortName(facts, task);
  return { above: isGroup || name === '' ? '' : `${name} / `, own };
}

/** The first of several people, for a place that has no room for all. */
export function fewPeople(facts: ScheduleFacts, { people }: ScheduleTask): string {
  const [first, ...others] = people.map((one) => facts.people[one]?.name ?? 'Somebody');
  if (first === undefined) return 'Nobody';
  const name = first.length > 24 ? `${first.slice(0, 23)}…` : first;
  return others.length > 0 ? `${name} +${others.length}` : name;
}

/** `Mon 3 Nov – Fri 7 Nov, 5 working days` */
export function spanText(days: PlannedDays, today: Day, week: WorkingWeek): string {
  const span = spanOf(days);
  if (span === null) return 'not planned';
  const { first, last } = span;
  const length = counted(workingBetween(first, last, week), 'working day');
  if (days.due === null) return `starts ${dayText(first, today)}, without a due day`;
  if (days.start === null) return `due ${dayText(last, today)}, without a start`;
  return first === last
    ? `${dayText(first, today)}, ${length}`
    : `${dayText(first, today)} – ${dayText(last, today)}, ${length}`;
}

export const isLate = (facts: ScheduleFacts, task: ScheduleTask, today: number): boolean =>
  task.due !== null && task.due < today && !facts.statuses[task.status]?.isDone;

/** What is said of a bar beneath the chart and to screen readers, after its name. */
export function barText(
  facts: ScheduleFacts,
  task: ScheduleTask,
  { today, day, week, unsent }: { today: number; day: Day; week: WorkingWeek; unsent: boolean },
): string {
  const time =
    task.estimation === 0
      ? task.spent === 0
        ? 'no estimate'
        : `${formatMinutes(task.spent)} logged, no estimate`
      : `${formatMinutes(task.spent)} of ${formatMinutes(task.estimation)} logged`;
  return [
    spanText(task, day, week),
    ...(isLate(facts, task, today) ? ['late'] : []),
    facts.statuses[task.status]?.name ?? '',
    peopleText(facts, task),
    time,
    ...(unsent ? ['not in Kitsu yet'] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The columns of the schedule as a table: those of a row's head, and what else its bar shows. */
export const COLUMNS = [
  ...['Task', 'Start', 'Due'],
  ...['People', 'Estimate', 'Logged', 'Status', 'Conflicts'],
] as const;

/** The cells from `People` to `Status`. */
export const cellTexts = (facts: ScheduleFacts, task: ScheduleTask): string[] => [
  peopleText(facts, task),
  task.estimation === 0 ? 'no estimate' : formatMinutes(task.estimation),
  formatMinutes(task.spent),
  facts.statuses[task.status]?.name ?? '',
];

/** A conflict as a sentence without its full stop. */
function conflictText(facts: ScheduleFacts, conflict: Conflict, today: Day): string {
  const nameOf = (at: number): string => {
    const task = facts.tasks[at];
    return task ? shortName(facts, task) : 'A task';
  };
  const person = (at: number): string => facts.people[at]?.name ?? 'Somebody';
  switch (conflict.kind) {
    case 'double':
      return `${person(conflict.person)} has ${nameOf(conflict.task)} and ${nameOf(conflict.other)} on the same days`;
    case 'off':
      return `${person(conflict.person)} is off on ${dayText(conflict.day, today)}, during ${nameOf(conflict.task)}`;
    case 'order':
      return `${nameOf(conflict.task)} starts before ${nameOf(conflict.before)} is due`;
    case 'outside':
      return conflict.edge === 'start'
        ? `${nameOf(conflict.task)} starts before the production does`
        : `${nameOf(conflict.task)} is due after the production ends`;
  }
}

/** Conflicts: how many, and the first ones in words. `made`: how many of them a drag makes, which are the first. */
export function conflictsText(
  facts: ScheduleFacts,
  conflicts: readonly Conflict[],
  today: Day,
  made: number | null = null,
): string {
  if (conflicts.length === 0) return '';
  const shown = conflicts.slice(0, 2).map((one) => conflictText(facts, one, today));
  const more = conflicts.length - shown.length;
  const isMost = conflicts.length >= MOST_CONFLICTS;
  const rest = isMost ? ['and more'] : more > 0 ? [`and ${more} more`] : [];
  const all = isMost
    ? `${MOST_CONFLICTS} conflicts or more`
    : counted(conflicts.length, 'conflict');
  const count =
    made === null ? all : made === 0 ? `${all}, none of them new` : `${all}, ${made} new`;
  return `${count}: ${[...shown, ...rest].join('; ')}.`;
}

const WHAT = { move: '', start: 'start ', due: 'due ' } as const;

/** `3 bars, 2 working days later` */
export function shiftText({ what, by }: Shift, count: number): string {
  const bars = counted(count, 'bar');
  if (by === 0) return `${bars}, as before`;
  const days = counted(Math.abs(by), 'working day');
  return `${bars}, ${WHAT[what]}${days} ${by > 0 ? 'later' : 'earlier'}`;
}
