import type { MyRecord, MySchedule } from '../my-schedule.ts';
import { noArgs, operation } from './define.ts';

/** The artist's own days ahead and done work, from this disk alone. */
export const myScheduleOperations = {
  'mine.schedule': operation<MySchedule>()(() => noArgs),
  'mine.record': operation<MyRecord>()(() => noArgs),
};
