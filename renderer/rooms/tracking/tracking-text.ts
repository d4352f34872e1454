import { shortDay, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type {
  TasksOf,
  TrackedLevel,
  TrackedTask,
  TrackingTab,
  TrackingView,
} from '../../../electron/shared/tracking.ts';
import { clockIn } from '../../../electron/shared/zone.ts';

export const TABS: readonly { value: TrackingTab; label: string }[] = [
  { value: 'risks', label: 'Risks' },
  { value: 'forecast', label: 'Forecast' },
  { value: 'progress', label: 'Progress' },
  { value: 'workload', label: 'Workload' },
  { value: 'time', label: 'Time' },
];

export const LEVEL_NAMES: Readonly<Record<TrackedLevel, string>> = {
  late: 'Late',
  'at-risk': 'At risk',
  unplanned: 'Unplanned',
  fine: 'Fine',
};

/** Tasks behind a number, and what they are called above their list. */
export interface Behind {
  of: TasksOf;
  title: string;
}

export const tasksText = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);

/** How old it is, or what is done about that. */
export function ageText({ readAt, reading }: TrackingView): string {
  if (reading) return readAt === null ? 'Reading from Kitsu…' : 'Reading from Kitsu anew…';
  return readAt === null
    ? 'Not read yet'
    : `Read from Kitsu at ${clockIn(null, Date.parse(readAt))}`;
}

/** A row's words under its name. */
export function detailText({ type, assignees, reasons }: TrackedTask): string {
  const who = assignees.length > 0 ? assignees.join(', ') : 'Nobody';
  return [type, who, ...reasons].join(' · ');
}

export const dueText = ({ due }: TrackedTask, today: Day): string =>
  due === null ? '' : shortDay(due, today);

/** What a task adds to the number: booked or logged. */
export const partText = ({ minutes }: TrackedTask): string =>
  minutes === null ? '' : formatMinutes(minutes);

export const shareOf = (some: number, all: number): number =>
  all === 0 ? 0 : Math.floor((some * 100) / all);
