import type { Minutes } from './minutes.ts';

/** A text, a number, a duration, or nothing. */
export type TableCell = string | number | { minutes: Minutes } | null;

/** Lines of cells beneath a head, for a spreadsheet and for paper. */
export interface ExportTable {
  title: string;
  header: string[];
  rows: TableCell[][];
}

export const TABLE_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
