import { dayOfNumber, weekdayOf } from '../../../electron/shared/schedule/day-number.ts';
import type { DayNumber } from '../../../electron/shared/schedule/schedule.ts';

/** Where days are drawn: the day (with its part) at the left edge, and pixels of a day. A day has no zone. */
export interface Scale {
  left: number;
  px: number;
}

/** From a quarter on a narrow screen to a few days on a wide one. */
export const LEAST_PX = 1.1;
export const MOST_PX = 72;
/** The steps of the buttons and keys. */
const STEP = 1.5;

/** Names of the steps that a lead thinks in, by the pixels of a day. */
export const ZOOMS = [
  { value: 'day', label: 'Days', px: 44 },
  { value: 'week', label: 'Weeks', px: 18 },
  { value: 'month', label: 'Months', px: 6 },
  { value: 'quarter', label: 'Quarters', px: 2 },
] as const;
export type Zoom = (typeof ZOOMS)[number]['value'];

export const xOf = ({ left, px }: Scale, day: number): number => (day - left) * px;
export const dayAt = ({ left, px }: Scale, x: number): number => left + x / px;

/** The same day stays at `x`. */
export function zoomed(scale: Scale, px: number, x: number): Scale {
  const next = Math.min(MOST_PX, Math.max(LEAST_PX, px));
  return { px: next, left: dayAt(scale, x) - x / next };
}

export const stepped = (px: number, by: 1 | -1): number => (by > 0 ? px * STEP : px / STEP);

/** The named step that is nearest. */
export const zoomOf = (px: number): Zoom =>
  [...ZOOMS].sort((a, b) => Math.abs(Math.log(a.px / px)) - Math.abs(Math.log(b.px / px)))[0]
    ?.value ?? 'week';

/** A stretch of the header, up to the day before `end`. */
export interface Tick {
  day: DayNumber;
  end: DayNumber;
  label: string;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  ...['August', 'September', 'October', 'November', 'December'],
]);
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const monthStart = (year: number, month: number): DayNumber =>
  Date.UTC(year, month, 1) / 86_400_000;

function everyMonths(from: number, to: number, months: number, label: Labelled): Tick[] {
  const ticks: Tick[] = [];
  const first = dayOfNumber(Math.floor(from));
  const year = Number(first.slice(0, 4));
  let month = Math.floor((Number(first.slice(5, 7)) - 1) / months) * months;
  for (let day = monthStart(year, month); day < to;) {
    const end = monthStart(year, month + months);
    const at = new Date(day * 86_400_000);
    ticks.push({ day, end, label: label(at.getUTCFullYear(), at.getUTCMonth()) });
    month += months;
    day = end;
  }
  return ticks;
}
type Labelled = (year: number, month: number) => string;

/** The two lines of the header for the days in view. `weekBegins`: 1 Monday to 7 Sunday. */
export function ticksOf(
  { left, px }: Scale,
  width: number,
  weekBegins: number,
): { upper: Tick[]; lower: Tick[]; unit: 'day' | 'week' | 'month' } {
  const to = left + width / px;
  if (px < 3.4) {
    const month: Labelled = (_, at) => (MONTHS[at] ?? '').slice(0, 3);
    const quarter: Labelled = (year, at) => `Q${at / 3 + 1} ${year}`;
    return {
      ...{ upper: everyMonths(left, to, 3, quarter), lower: everyMonths(left, to, 1, month) },
      unit: 'month',
    };
  }
  const name: Labelled = (year, at) =>
    `${px < 5 ? (MONTHS[at] ?? '').slice(0, 3) : (MONTHS[at] ?? '')} ${year}`;
  const upper = everyMonths(left, to, 1, name);
  const lower: Tick[] = [];
  const isDaily = px >= 16;
  let day = Math.floor(left);
  if (!isDaily) day -= (weekdayOf(day) - weekBegins + 7) % 7;
  for (; day < to; day += isDaily ? 1 : 7) {
    const number = String(Number(dayOfNumber(day).slice(8)));
    const weekday = WEEKDAYS[weekdayOf(day) - 1] ?? '';
    const label = isDaily && px >= 34 ? `${weekday} ${number}` : number;
    lower.push({ day, end: day + (isDaily ? 1 : 7), label });
  }
  return { upper, lower, unit: isDaily ? 'day' : 'week' };
}
