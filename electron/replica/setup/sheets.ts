import type { Database } from '../database.ts';
import { rowSets } from './row-sets.ts';
import { sheetHistory, shownRows } from './sheet-history.ts';
import type { SetupFile } from './setup-file.ts';

/** Everything of a sheet but its rows; what it is only its reader knows. */
export interface StoredSheet {
  id: string;
  projectId: string;
  body: unknown;
}

/** The rows that a sheet shows. */
const SHOWN = '(SELECT rows_id FROM sheet WHERE id = ?)';

/** The sheets of an account's productions, one each. Every write is on disk when it returns. */
export function sheetTable(file: SetupFile) {
  const { use } = file;
  const sets = rowSets(file);
  const { change, undo, redo, steps } = sheetHistory(file);

  const count = (id: string): number =>
    use(
      (database) =>
        (database.get<{ last: number | null }>(
          `SELECT max(place) AS last FROM sheet_row WHERE rows_id = ${SHOWN}`,
          id,
        )?.last ?? -1) + 1,
    );

  return {
    ...sets,
    of(projectId: string): StoredSheet | null {
      if (file.isEmpty()) return null;
      return use((database) =>
        read(database, 'SELECT id, project_id, body FROM sheet WHERE project_id = ?', projectId),
      );
    },
    byId: (id: string): StoredSheet | null =>
      use((database) => read(database, 'SELECT id, project_id, body FROM sheet WHERE id = ?', id)),
    /** Replaces whatever sheet the production had; `rowsId`: its rows, which are filled. */
    put({ id, projectId, body }: StoredSheet, rowsId: string): void {
      use((database) =>
        database.transaction(() => {
          const before = database.get<{ id: string }>(
            'SELECT id FROM sheet WHERE project_id = ?',
            projectId,
          );
          if (before) drop(database, before.id);
          database.run(
            'INSERT INTO sheet (id, project_id, body, rows_id) VALUES (?, ?, ?, ?)',
            ...[id, projectId, JSON.stringify(body), rowsId],
          );
        }),
      );
      sets.endRows(rowsId);
    },
    /** Shows other rows, with what is said of them, as one edit. */
    replace(id: string, body: { before: unknown; after: unknown }, rowsId: string): void {
      const before = use((database) => shownRows(database, id));
      const rows = { kind: 'rows', before, after: rowsId } as const;
      change(id, { kind: 'all', parts: [{ kind: 'body', ...body }, rows] });
      sets.endRows(rowsId);
    },
    remove: (id: string): void => use((database) => database.transaction(() => drop(database, id))),
    count,
    rows: (id: string, from: number, most: number): { place: number; cells: string[] }[] =>
      use((database) =>
        database
          .all<{ place: number; cells: string }>(
            `SELECT place, cells FROM sheet_row WHERE rows_id = ${SHOWN} AND place >= ? ORDER BY place LIMIT ?`,
            ...[id, from, most],
          )
          .map(({ place, cells }) => ({ place, cells: JSON.parse(cells) as string[] })),
      ),
    steps,
    change,
    ...{ undo, redo },
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

/** Its rows are deleted little by little afterwards. */
function drop(database: Database, id: string): void {
  for (const table of ['sheet_edit', 'row_use'])
    database.run(`DELETE FROM ${table} WHERE sheet_id = ?`, id);
  database.run('DELETE FROM sheet WHERE id = ?', id);
}
