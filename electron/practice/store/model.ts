/** Values of columns and answers: plain JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** SQLite stores `flag` as 0/1 and `json` as text, the others unchanged. */
export interface Column<T extends Json> {
  kind: 'text' | 'number' | 'flag' | 'json';
  initial: T;
  /** What the text is: a calendar day, or an instant in naive UTC. */
  holds?: 'day' | 'moment';
}

export const text = (initial = ''): Column<string> => ({ kind: 'text', initial });
export const maybeText = (): Column<string | null> => ({ kind: 'text', initial: null });
export const maybeDay = (): Column<string | null> => ({ ...maybeText(), holds: 'day' });
export const maybeMoment = (): Column<string | null> => ({ ...maybeText(), holds: 'moment' });
export const number = (initial = 0): Column<number> => ({ kind: 'number', initial });
export const maybeNumber = (): Column<number | null> => ({ kind: 'number', initial: null });
export const flag = (initial = false): Column<boolean> => ({ kind: 'flag', initial });
export const maybeFlag = (): Column<boolean | null> => ({ kind: 'flag', initial: null });
export const json = (initial: Json = null): Column<Json> => ({ kind: 'json', initial });

export type Columns = { [name: string]: Column<Json> };

/** One of Kitsu's models: its columns are the keys of its answer, in zou's own names. */
export interface Model<C extends Columns = Columns> {
  table: string;
  /** The `type` of an answer. */
  type: string;
  columns: C;
  /** Lists of columns that are searched together; a leading `!` makes the list unique. */
  indexes: string[];
}

/** A row as it is returned, without its `type`. */
export type Row<C extends Columns> = {
  [K in keyof C]: C[K] extends Column<infer T> ? T : never;
} & { id: string; created_at: string; updated_at: string };

export type RowOf<M> = M extends Model<infer C> ? Row<C> : never;

export function model<C extends Columns>(
  table: string,
  type: string,
  columns: C,
  indexes: string[] = [],
): Model<C> {
  return { table, type, columns, indexes };
}

/**
 * A many-to-many relation: Kitsu returns it as a list of ids, and only if relations are requested. Each
 * link may have a note: the priority of a task type in a production, the role in its team.
 */
export interface Links {
  table: string;
  from: string;
  to: string;
}

export const links = (table: string, from: string, to: string): Links => ({ table, from, to });

/** The statements that create a model's table. */
export function tableOf({ table, columns, indexes }: Model): string {
  const kinds = Object.entries(columns).map(
    ([name, column]) =>
      `"${name}" ${column.kind === 'number' || column.kind === 'flag' ? 'REAL' : 'TEXT'}`,
  );
  const parts = ['id TEXT PRIMARY KEY', 'created_at TEXT NOT NULL', 'updated_at TEXT NOT NULL'];
  const made = indexes.map((entry, place) => {
    const unique = entry.startsWith('!') ? 'UNIQUE ' : '';
    return `CREATE ${unique}INDEX ${table}_${place} ON ${table} (${entry.replace('!', '')});`;
  });
  return `CREATE TABLE ${table} (${[...parts, ...kinds].join(', ')});\n${made.join('\n')}`;
}

export function linksTableOf({ table, from, to }: Links): string {
  return `CREATE TABLE ${table} (${from} TEXT NOT NULL, ${to} TEXT NOT NULL, note TEXT, PRIMARY KEY (${from}, ${to}));
CREATE INDEX ${table}_back ON ${table} (${to});`;
}
