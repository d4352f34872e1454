import type { Database } from '../database.ts';
import type { SetupFile } from './setup-file.ts';

/** What an edit changed, in both directions. */
export type SheetChange =
  /** Cells of rows by their place; `null`: there was no such row. */
  | { kind: 'cells'; rows: [place: number, before: string[] | null, after: string[] | null][] }
  | { kind: 'insert' | 'remove'; place: number; rows: string[][] }
  /** Other rows altogether, by the ids of their sets. */
  | { kind: 'rows'; before: string; after: string }
  /** Its columns, and whatever else is not in a row. */
  | { kind: 'body'; before: unknown; after: unknown }
  /** Several in one step. */
  | { kind: 'all'; parts: SheetChange[] };

/** Edits that can be undone; the first ones are forgotten. */
const MOST_EDITS = 200;

/** What was done to the sheets, and undone. */
export function sheetHistory(file: SetupFile) {
  const { use } = file;

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

  /** Does a change and keeps it, so that it can be undone. What was undone before can no longer be done again. */
  function change(id: string, done: SheetChange): void {
    use((database) =>
      database.transaction(() => {
        const { last, undone } = history(id);
        const number = last - undone + 1;
        for (const table of ['sheet_edit', 'row_use'])
          database.run(
            `DELETE FROM ${table} WHERE sheet_id = ? AND (number >= ? OR number < ?)`,
            ...[id, number, number - MOST_EDITS],
          );
        write(database, id, done);
        database.run(
          'INSERT INTO sheet_edit (sheet_id, number, change) VALUES (?, ?, ?)',
          ...[id, number, JSON.stringify(done)],
        );
        for (const rowsId of rowsIn(done))
          database.run(
            'INSERT INTO row_use (sheet_id, number, rows_id) VALUES (?, ?, ?)',
            ...[id, number, rowsId],
          );
        database.run('UPDATE sheet SET undone = 0 WHERE id = ?', id);
      }),
    );
  }

  return {
    steps,
    change,
    undo: (id: string): boolean => again(id, true),
    redo: (id: string): boolean => again(id, false),
  };
}

/** The set of rows that a sheet shows. */
export const shownRows = (database: Database, id: string): string =>
  database.get<{ id: string }>('SELECT rows_id AS id FROM sheet WHERE id = ?', id)?.id ?? id;

/** The sets of rows that an edit goes between. */
const rowsIn = (change: SheetChange): string[] =>
  change.kind === 'all'
    ? [...new Set(change.parts.flatMap(rowsIn))]
    : change.kind === 'rows'
      ? [change.before, change.after]
      : [];

function putRow(database: Database, rowsId: string, place: number, cells: readonly string[]): void {
  database.run(
    `INSERT INTO sheet_row (rows_id, place, cells) VALUES (?, ?, ?)
     ON CONFLICT (rows_id, place) DO UPDATE SET cells = excluded.cells`,
    ...[rowsId, place, JSON.stringify(cells)],
  );
}

function reversed(change: SheetChange): SheetChange {
  if (change.kind === 'cells')
    return { kind: 'cells', rows: change.rows.map(([place, a, b]) => [place, b, a]) };
  if (change.kind === 'body') return { ...change, before: change.after, after: change.before };
  if (change.kind === 'rows') return { ...change, before: change.after, after: change.before };
  if (change.kind === 'all') return { kind: 'all', parts: change.parts.map(reversed).reverse() };
  return { ...change, kind: change.kind === 'insert' ? 'remove' : 'insert' };
}

function write(database: Database, id: string, change: SheetChange): void {
  if (change.kind === 'all') {
    for (const part of change.parts) write(database, id, part);
  } else if (change.kind === 'body') {
    database.run('UPDATE sheet SET body = ? WHERE id = ?', JSON.stringify(change.after), id);
  } else if (change.kind === 'rows') {
    database.run('UPDATE sheet SET rows_id = ? WHERE id = ?', change.after, id);
  } else writeRows(database, shownRows(database, id), change);
}

function writeRows(
  database: Database,
  rowsId: string,
  change: Extract<SheetChange, { kind: 'cells' | 'insert' | 'remove' }>,
): void {
  if (change.kind === 'cells') {
    for (const [place, , cells] of change.rows)
      if (cells) putRow(database, rowsId, place, cells);
      else database.run('DELETE FROM sheet_row WHERE rows_id = ? AND place = ?', rowsId, place);
  } else if (change.kind === 'insert') {
    shift(database, rowsId, change.place, change.rows.length);
    change.rows.forEach((cells, at) => putRow(database, rowsId, change.place + at, cells));
  } else {
    const end = change.place + change.rows.length;
    database.run(
      'DELETE FROM sheet_row WHERE rows_id = ? AND place >= ? AND place < ?',
      ...[rowsId, change.place, end],
    );
    shift(database, rowsId, end, -change.rows.length);
  }
}

/** Moves all rows from a place on. By way of places that nothing has: SQLite checks each row that it moves. */
function shift(database: Database, rowsId: string, from: number, by: number): void {
  database.run(
    'UPDATE sheet_row SET place = -place - 1 WHERE rows_id = ? AND place >= ?',
    ...[rowsId, from],
  );
  database.run(
    'UPDATE sheet_row SET place = -place - 1 + ? WHERE rows_id = ? AND place < 0',
    ...[by, rowsId],
  );
}
