import type { Database } from '../database.ts';
import type { SetupFile } from './setup-file.ts';

/** Everything of a sheet but its rows; what it is only its reader knows. */
export interface StoredSheet {
  id: string;
  projectId: string;
  body: unknown;
}

/** What an edit changed, in both directions. */
export type SheetChange =
  /** Cells of rows by their place; `null`: there was no such row. */
  | { kind: 'cells'; rows: [place: number, before: string[] | null, after: string[] | null][] }
  | { kind: 'insert' | 'remove'; place: number; rows: string[][] }
  /** Its columns, and whatever else is not in a row. */
  | { kind: 'body'; before: unknown; after: unknown }
  /** Several in one step. */
  | { kind: 'all'; parts: SheetChange[] };

/** Edits that can be undone; the first ones are forgotten. */
const MOST_EDITS = 200;

/** The sheets of an account's productions, one each. Every write is on disk when it returns. */
export function sheetTable(file: SetupFile) {
  const { use } = file;

  const count = (id: string): number =>
    use(
      (database) =>
        (database.get<{ last: number | null }>(
          'SELECT max(place) AS last FROM sheet_row WHERE sheet_id = ?',
          id,
        )?.last ?? -1) + 1,
    );

  /** How many edits there are, and how many of them are undone now. */
  function history(id: string): { last: number; undone: number; first: number } {
    return use((database) => {
      const found = database.get<{ last: number | null; first: number | null }>(
        'SELECT max(number) AS last, min(number) AS first FROM sheet_edit WHERE sheet_id = ?',
        id,
      );
      const undone = database.get<{ undone: number }>('SELECT undone FROM sheet WHERE id = ?', id);
      return { last: found?.last ?? 0, first: found?.first ?? 1, undone: undone?.undone ?? 0 };
    });
  }

  const steps = (id: string): { canUndo: boolean; canRedo: boolean } => {
    const { last, first, undone } = history(id);
    return { canUndo: last - undone >= first && last > 0, canRedo: undone > 0 };
  };

  function again(id: string, isUndo: boolean): boolean {
    const { last, first, undone } = history(id);
    const number = isUndo ? last - undone : last - undone + 1;
    if (number > last || number < first || last === 0) return false;
    return use((database) =>
      database.transaction(() => {
        const row = database.get<{ change: string }>(
          'SELECT change FROM sheet_edit WHERE sheet_id = ? AND number = ?',
          id,
          number,
        );
        if (!row) return false;
        const change = JSON.parse(row.change) as SheetChange;
        write(database, id, isUndo ? reversed(change) : change);
        database.run('UPDATE sheet SET undone = undone + ? WHERE id = ?', isUndo ? 1 : -1, id);
        return true;
      }),
    );
  }

  return {
    of(projectId: string): StoredSheet | null {
      if (file.isEmpty()) return null;
      return use((database) =>
        read(database, 'SELECT id, project_id, body FROM sheet WHERE project_id = ?', projectId),
      );
    },
    byId: (id: string): StoredSheet | null =>
      use((database) => read(database, 'SELECT id, project_id, body FROM sheet WHERE id = ?', id)),
    /** Replaces whatever sheet the production had. */
    put({ id, projectId, body }: StoredSheet, rows: readonly (readonly string[])[]): void {
      use((database) =>
        database.transaction(() => {
          const before = database.get<{ id: string }>(
            'SELECT id FROM sheet WHERE project_id = ?',
            projectId,
          );
          if (before) drop(database, before.id);
          database.run(
            'INSERT INTO sheet (id, project_id, body) VALUES (?, ?, ?)',
            ...[id, projectId, JSON.stringify(body)],
          );
          rows.forEach((cells, place) => putRow(database, id, place, cells));
        }),
      );
    },
    remove: (id: string): void => use((database) => database.transaction(() => drop(database, id))),
    count,
    rows: (id: string, from: number, most: number): { place: number; cells: string[] }[] =>
      use((database) =>
        database
          .all<{ place: number; cells: string }>(
            'SELECT place, cells FROM sheet_row WHERE sheet_id = ? AND place >= ? ORDER BY place LIMIT ?',
            ...[id, from, most],
          )
          .map(({ place, cells }) => ({ place, cells: JSON.parse(cells) as string[] })),
      ),
    steps,
    /** Does a change and keeps it, so that it can be undone. What was undone before can no longer be done again. */
    change(id: string, change: SheetChange): void {
      use((database) =>
        database.transaction(() => {
          const { last, undone } = history(id);
          database.run(
            'DELETE FROM sheet_edit WHERE sheet_id = ? AND (number > ? OR number <= ?)',
            ...[id, last - undone, last - undone - MOST_EDITS],
          );
          write(database, id, change);
          database.run(
            'INSERT INTO sheet_edit (sheet_id, number, change) VALUES (?, ?, ?)',
            ...[id, last - undone + 1, JSON.stringify(change)],
          );
          database.run('UPDATE sheet SET undone = 0 WHERE id = ?', id);
        }),
      );
    },
    undo: (id: string): boolean => again(id, true),
    redo: (id: string): boolean => again(id, false),
    /** What a header was matched with in this studio. */
    matched: (header: string): string | null =>
      file.isEmpty()
        ? null
        : use(
            (database) =>
              database.get<{ means: string }>('SELECT means FROM matched WHERE header = ?', header)
                ?.means ?? null,
          ),
    match: (header: string, means: string): void =>
      void use((database) =>
        database.run(
          'INSERT INTO matched (header, means) VALUES (?, ?) ON CONFLICT (header) DO UPDATE SET means = excluded.means',
          header,
          means,
        ),
      ),
  };
}

export type SheetTable = ReturnType<typeof sheetTable>;

function read(database: Database, sql: string, value: string): StoredSheet | null {
  const row = database.get<{ id: string; project_id: string; body: string }>(sql, value);
  return row
    ? { id: row.id, projectId: row.project_id, body: JSON.parse(row.body) as unknown }
    : null;
}

function drop(database: Database, id: string): void {
  for (const table of ['sheet_row', 'sheet_edit'])
    database.run(`DELETE FROM ${table} WHERE sheet_id = ?`, id);
  database.run('DELETE FROM sheet WHERE id = ?', id);
}

function putRow(database: Database, id: string, place: number, cells: readonly string[]): void {
  database.run(
    `INSERT INTO sheet_row (sheet_id, place, cells) VALUES (?, ?, ?)
     ON CONFLICT (sheet_id, place) DO UPDATE SET cells = excluded.cells`,
    ...[id, place, JSON.stringify(cells)],
  );
}

function reversed(change: SheetChange): SheetChange {
  if (change.kind === 'cells')
    return { kind: 'cells', rows: change.rows.map(([place, a, b]) => [place, b, a]) };
  if (change.kind === 'body') return { ...change, before: change.after, after: change.before };
  if (change.kind === 'all') return { kind: 'all', parts: change.parts.map(reversed).reverse() };
  return { ...change, kind: change.kind === 'insert' ? 'remove' : 'insert' };
}

function write(database: Database, id: string, change: SheetChange): void {
  if (change.kind === 'all') {
    for (const part of change.parts) write(database, id, part);
  } else if (change.kind === 'body') {
    database.run('UPDATE sheet SET body = ? WHERE id = ?', JSON.stringify(change.after), id);
  } else if (change.kind === 'cells') {
    for (const [place, , cells] of change.rows)
      if (cells) putRow(database, id, place, cells);
      else database.run('DELETE FROM sheet_row WHERE sheet_id = ? AND place = ?', id, place);
  } else if (change.kind === 'insert') {
    shift(database, id, change.place, change.rows.length);
    change.rows.forEach((cells, at) => putRow(database, id, change.place + at, cells));
  } else {
    const end = change.place + change.rows.length;
    database.run(
      'DELETE FROM sheet_row WHERE sheet_id = ? AND place >= ? AND place < ?',
      ...[id, change.place, end],
    );
    shift(database, id, end, -change.rows.length);
  }
}

/** Moves all rows from a place on. By way of places that nothing has: SQLite checks each row that it moves. */
function shift(database: Database, id: string, from: number, by: number): void {
  database.run(
    'UPDATE sheet_row SET place = -place - 1 WHERE sheet_id = ? AND place >= ?',
    ...[id, from],
  );
  database.run(
    'UPDATE sheet_row SET place = -place - 1 + ? WHERE sheet_id = ? AND place < 0',
    ...[by, id],
  );
}
