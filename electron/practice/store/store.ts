import { randomUUID } from 'node:crypto';
import type { Database, SqlValue } from './database.ts';
import type { Columns, Json, Links, Model, Row } from './model.ts';

export type Where<C extends Columns> = Partial<Row<C>>;
type RawRow = { [column: string]: SqlValue };

/** Reads and writes rows of SQLite in the shapes of Kitsu's answers. */
export class Store {
  readonly database: Database;
  private readonly now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /** Naive UTC to the second, as zou writes every instant: `2026-11-20T13:05:09`. */
  instant(at: Date = this.now()): string {
    return at.toISOString().slice(0, 19);
  }

  insert<C extends Columns>(model: Model<C>, values: Where<C>): Row<C> {
    const stamp = this.instant();
    const row: { [column: string]: Json } = {
      id: randomUUID(),
      created_at: stamp,
      updated_at: stamp,
    };
    for (const [name, column] of Object.entries(model.columns)) row[name] = column.initial;
    Object.assign(row, values);
    const names = Object.keys(row);
    this.database.run(
      `INSERT INTO ${model.table} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...names.map((name) => encode(row[name] ?? null)),
    );
    return row as Row<C>;
  }

  find<C extends Columns>(model: Model<C>, id: string): Row<C> | undefined {
    const raw = this.database.get<RawRow>(`SELECT * FROM ${model.table} WHERE id = ?`, id);
    return raw && decode(model, raw);
  }

  /** The rows that match every column of `where`, oldest first. */
  list<C extends Columns>(model: Model<C>, where: Where<C> = {}): Row<C>[] {
    const entries = Object.entries(where) as [string, Json][];
    const conditions = entries.map(([name]) => `${quoted(name)} IS ?`).join(' AND ');
    return this.select(
      model,
      `${conditions ? `WHERE ${conditions} ` : ''}ORDER BY rowid`,
      ...entries.map(([, value]) => encode(value)),
    );
  }

  /** Rows by any condition on the model's own table. */
  select<C extends Columns>(model: Model<C>, condition: string, ...values: SqlValue[]): Row<C>[] {
    return this.database
      .all<RawRow>(`SELECT ${model.table}.* FROM ${model.table} ${condition}`, ...values)
      .map((raw) => decode(model, raw));
  }

  update<C extends Columns>(model: Model<C>, id: string, changes: Where<C>): Row<C> {
    const all: { [column: string]: Json } = { updated_at: this.instant() };
    Object.assign(all, changes);
    const names = Object.keys(all);
    this.database.run(
      `UPDATE ${model.table} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE id = ?`,
      ...names.map((name) => encode(all[name] ?? null)),
      id,
    );
    const row = this.find(model, id);
    if (!row) throw new Error(`No ${model.type} ${id}`);
    return row;
  }

  remove(model: Model, id: string): void {
    this.database.run(`DELETE FROM ${model.table} WHERE id = ?`, id);
  }

  /** An existing link keeps its note. */
  link({ table, from, to }: Links, left: string, right: string, note: string | null = null): void {
    this.database.run(
      `INSERT OR IGNORE INTO ${table} (${from}, ${to}, note) VALUES (?, ?, ?)`,
      ...[left, right, note],
    );
  }

  /** The note of each link, by the linked id. */
  notes({ table, from, to }: Links, left: string): Map<string, string | null> {
    const rows = this.database.all<{ id: string; note: string | null }>(
      `SELECT ${to} AS id, note FROM ${table} WHERE ${from} = ? ORDER BY rowid`,
      left,
    );
    return new Map(rows.map(({ id, note }) => [id, note]));
  }

  /** Sets the note of an existing link. */
  annotate({ table, from, to }: Links, left: string, right: string, note: string | null): void {
    this.database.run(
      `UPDATE ${table} SET note = ? WHERE ${from} = ? AND ${to} = ?`,
      ...[note, left, right],
    );
  }

  isLinked({ table, from, to }: Links, left: string, right: string): boolean {
    const found = this.database.get<{ one: number }>(
      `SELECT 1 AS one FROM ${table} WHERE ${from} = ? AND ${to} = ?`,
      ...[left, right],
    );
    return found !== undefined;
  }

  unlink({ table, from, to }: Links, left: string, right: string): void {
    this.database.run(`DELETE FROM ${table} WHERE ${from} = ? AND ${to} = ?`, left, right);
  }

  linked({ table, from, to }: Links, left: string): string[] {
    return this.database
      .all<{ id: string }>(
        `SELECT ${to} AS id FROM ${table} WHERE ${from} = ? ORDER BY rowid`,
        left,
      )
      .map((row) => row.id);
  }

  /** The linked ids of many rows, in one query. */
  linkedTo({ table, from, to }: Links, lefts: string[]): Map<string, string[]> {
    const found = new Map<string, string[]>();
    const rows = this.database.all<{ left: string; right: string }>(
      `SELECT ${from} AS left, ${to} AS right FROM ${table}
       WHERE ${from} IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
      JSON.stringify(lefts),
    );
    for (const { left, right } of rows) {
      const list = found.get(left);
      if (list) list.push(right);
      else found.set(left, [right]);
    }
    return found;
  }
}

/** A row with its `type`, as in every answer. */
export function serialize<C extends Columns>(
  model: Model<C>,
  row: Row<C>,
): { [key: string]: Json } {
  return { ...(row as { [key: string]: Json }), type: model.type };
}

/** A row of SQLite as a row of the model; columns of other tables are dropped. */
export function decode<C extends Columns>(model: Model<C>, raw: RawRow): Row<C> {
  const row: { [column: string]: Json } = {};
  for (const [name, column] of Object.entries(model.columns)) {
    const value = raw[name] ?? null;
    if (value === null) row[name] = null;
    else if (column.kind === 'flag') row[name] = value !== 0;
    else if (column.kind === 'json') row[name] = JSON.parse(String(value)) as Json;
    else row[name] = value;
  }
  row['id'] = raw['id'] ?? null;
  row['created_at'] = raw['created_at'] ?? null;
  row['updated_at'] = raw['updated_at'] ?? null;
  return row as Row<C>;
}

const quoted = (name: string): string => `"${name}"`;

function encode(value: Json): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
}
