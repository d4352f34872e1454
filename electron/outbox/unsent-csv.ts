import type { UnsentRow } from '../replica/durability/unsent-in-folder.ts';
import type { CsvFormat } from '../shared/export.ts';
import { csvOf } from '../time/sheet/csv.ts';

const TITLES = ['what', 'task', 'day', 'minutes', 'text', 'since', 'task id', 'as it is kept'];

/**
 * What is not in Kitsu, as a table for a person who has to enter it there by hand: CSV as `format` says. The last
 * column has everything, also of a kind that this version does not know.
 */
export const unsentCsv = (rows: readonly UnsentRow[], format: CsvFormat): string =>
  csvOf([TITLES, ...rows.map(cellsOf)], format);

function cellsOf({ kind, task, slot, body, createdAt, taskId }: UnsentRow): string[] {
  const said = parsed(body);
  const day = /^\d{4}-\d\d-\d\d$/.test(slot) ? slot : '';
  return [kind, task, day, wordOf(said['target']), wordOf(said['text']), createdAt, taskId, body];
}

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
