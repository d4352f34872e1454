import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';

/** Where a time of the export is saved. */
export type TimePlace = 'in Kitsu' | 'saved here' | 'needs your decision' | 'kept here, day off';

/** One line of the export: the artist's time on one task and day. */
export interface TimeRow {
  day: Day;
  production: string;
  episode: string;
  sequence: string;
  entity: string;
  taskType: string;
  taskId: string;
  minutes: Minutes;
  where: TimePlace;
  /** When Kitsu confirmed it (ISO instant); empty if it never did. */
  readBackAt: string;
}

export type Cell = { day: Day } | { text: string } | { number: number };

/**
 * The columns of an export, in their order. The minutes are what is logged and come first; the hours
 * beside them are these divided by 60 and rounded nowhere, so that three times 20 minutes are an hour.
 */
export const TIME_COLUMNS: readonly { title: string; cell: (row: TimeRow) => Cell }[] = [
  { title: 'day', cell: ({ day }) => ({ day }) },
  { title: 'minutes', cell: ({ minutes }) => ({ number: minutes }) },
  { title: 'hours', cell: ({ minutes }) => ({ number: minutes / 60 }) },
  { title: 'production', cell: ({ production }) => ({ text: production }) },
  { title: 'episode', cell: ({ episode }) => ({ text: episode }) },
  { title: 'sequence', cell: ({ sequence }) => ({ text: sequence }) },
  { title: 'entity', cell: ({ entity }) => ({ text: entity }) },
  { title: 'task type', cell: ({ taskType }) => ({ text: taskType }) },
  { title: 'task id', cell: ({ taskId }) => ({ text: taskId }) },
  { title: 'where', cell: ({ where }) => ({ text: where }) },
  { title: 'read back at', cell: ({ readBackAt }) => ({ text: readBackAt }) },
];
