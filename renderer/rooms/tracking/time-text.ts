import { shortDay, weekday, weekNumber, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import type {
  TimeAsked,
  TimeColumn,
  TimeFigures,
  TimeGroup,
  TimeUnit,
} from '../../../electron/shared/time-figures.ts';

export const GROUPS: { value: TimeGroup; label: string }[] = [
  { value: 'person', label: 'By person' },
  { value: 'type', label: 'By task type' },
  { value: 'production', label: 'By production' },
];

export const UNITS: { value: TimeUnit; label: string }[] = [
  { value: 'day', label: 'Days' },
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
];

export const PERIODS = [
  { value: 'this-week', label: 'This week' },
  { value: 'last-week', label: 'Last week' },
  { value: 'month', label: 'This month' },
  { value: 'all', label: 'All' },
  { value: 'range', label: 'From–to' },
] as const;
export type PeriodChoice = (typeof PERIODS)[number]['value'];

export const periodChoice = ({ period }: TimeAsked): PeriodChoice =>
  typeof period === 'string' ? period : 'range';

/** What the first column holds. */
export const GROUP_NAMES: Readonly<Record<TimeGroup, string>> = {
  person: 'Person',
  type: 'Task type',
  production: 'Production',
};

const dayAndMonth = (day: Day): string => shortDay(day, day).replace(/^\w+ /, '');

/** `Mon 30`, `W49 30 Nov`, `Nov 2026`. */
export function columnText({ first }: TimeColumn, unit: TimeUnit): string {
  switch (unit) {
    case 'day':
      return `${weekday(first)} ${dayAndMonth(first)}`;
    case 'week':
      return `W${weekNumber(first)} ${dayAndMonth(first)}`;
    case 'month':
      return `${dayAndMonth(first).replace(/^\d+ /, '')} ${first.slice(0, 4)}`;
  }
}

/** For screen readers and the heading of its tasks. */
export const columnName = ({ first, last }: TimeColumn, today: Day): string =>
  first === last ? shortDay(first, today) : `${shortDay(first, today)} to ${shortDay(last, today)}`;

/** `Mon 30 Nov to Sun 6 Dec: 38 h`. */
export const spanText = ({ first, last, minutes }: TimeFigures, today: Day): string =>
  `${columnName({ first, last }, today)}: ${formatMinutes(minutes)}`;

/** `12 h of 20 h (60 %)`; empty where nothing of it has an estimate. */
export function estimateText(spent: Minutes, estimate: Minutes): string {
  if (estimate === 0) return '';
  const share = Math.round((spent * 100) / estimate);
  return `${formatMinutes(spent)} of ${formatMinutes(estimate)} (${share} %)`;
}

/** Said where days were asked for and are too many. */
export function unitNote(asked: TimeUnit, shown: TimeUnit): string {
  if (asked === shown) return '';
  return `That is more columns than fit: shown by ${shown}.`;
}
