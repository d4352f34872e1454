import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';

/** Where a time of the export is saved. */
export type TimePlace = 'in Kitsu' | 'saved here' | 'needs your decision' | 'kept here, day off';

/** One line of the export: the artist's time on one task and day. */
export interface TimeCsvRow {
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

const COLUMNS = [
  'day',
  'production',
  'episode',
  'sequence',
  'entity',
  'task type',
  'task id',
  'minutes',
  'hours',
  'where',
  'read back at',
] as const;

/** Tells Excel that the file is UTF-8; other programs skip it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The artist's time as CSV (RFC 4180: commas, CRLF, quotes doubled), one line per task and day. Hours
 * are decimal with a dot, to four places, so that they add up to the minutes.
 */
export function timeCsv(lines: readonly TimeCsvRow[]): string {
  const rows = lines.map((line) => [
    line.day,
    asText(line.production),
    asText(line.episode),
    asText(line.sequence),
    asText(line.entity),
    asText(line.taskType),
    asText(line.taskId),
    String(line.minutes),
    String(Math.round((line.minutes / 60) * 10_000) / 10_000),
    line.where,
    line.readBackAt,
  ]);
  return (
    BYTE_ORDER_MARK + [COLUMNS, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
  );
}

/** A spreadsheet runs a cell that begins like this as a formula: a name must never become one. */
const FORMULA = /^[\s=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const asText = (name: string): string => (FORMULA.test(name) ? `'${name}` : name);

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
