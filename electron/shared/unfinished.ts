import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** A day as the marks of the week, the sheet and the month judge it. */
interface JudgedDay {
  day: Day;
  today: Day;
  total: Minutes;
  /** 0 on days off and days without work. */
  expected: Minutes;
  /** Kitsu was asked about it, so that an empty day is known to be empty. */
  isRead: boolean;
}

/**
 * The one rule of what is marked as unfinished: a working day that is over and holds less than it should.
 * Today and the days to come lack nothing, and neither does a day of which nothing is known.
 */
export const isUnfinished = ({ day, today, total, expected, isRead }: JudgedDay): boolean =>
  day < today && (total > 0 || isRead) && total < expected;
