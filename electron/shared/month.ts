import { addMonths, endOfMonth, format, getDate, parse } from 'date-fns';
import type { Day } from './day.ts';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const toDate = (month: Month): Date => parse(month, 'yyyy-MM', new Date(2000, 0, 1));

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** `months` may be negative. */
export const shiftMonth = (month: Month, months: number): Month =>
  format(addMonths(toDate(month), months), 'yyyy-MM');

/** All its days, the first to the last. */
export const daysOfMonth = (month: Month): Day[] =>
  Array.from(
    { length: getDate(endOfMonth(toDate(month))) },
    (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );

/** `November 2026`. */
export const monthName = (month: Month): string => format(toDate(month), 'MMMM yyyy');
