import type { SetupFile } from './setup-file.ts';

/** Rows that are deleted in one go: the rest waits until others had their turn. */
const SWEPT_AT_ONCE = 500;

/** Rows of sheets, each set by an id of its own: one is filled part by part while another is still shown. */
export function rowSets(file: SetupFile) {
  const { use } = file;
  /** Those that no sheet shows yet. */
  const filling = new Set<string>();
  return {
    beginRows(id: string): void {
      filling.add(id);
      use((database) => database.run('INSERT INTO row_set (id) VALUES (?)', id));
    },
    /** Rows from a place on, as a JSON list of lists of cells: one text crosses the border to SQLite faster than many. */
    addRows: (id: string, from: number, json: string): void =>
      void use((database) =>
        database.run(
          'INSERT INTO sheet_row (rows_id, place, cells) SELECT ?, ? + key, value FROM json_each(?)',
          ...[id, from, json],
        ),
      ),
    /** Nothing more is filled in: they are shown, or not wanted any more. */
    endRows: (id: string): void => void filling.delete(id),
    /** Deletes some of the rows that no sheet and no undo has. False once there are none. */
    sweepRows(): boolean {
      if (file.isEmpty()) return false;
      return use((database) =>
        database.transaction(() => {
          const unused = database
            .all<{ id: string }>(
              'SELECT id FROM row_set WHERE id NOT IN (SELECT rows_id FROM sheet) AND id NOT IN (SELECT rows_id FROM row_use)',
            )
            .find(({ id }) => !filling.has(id));
          if (!unused) return false;
          const { changes } = database.run(
            `DELETE FROM sheet_row WHERE rows_id = ? AND place IN
               (SELECT place FROM sheet_row WHERE rows_id = ? LIMIT ?)`,
            ...[unused.id, unused.id, SWEPT_AT_ONCE],
          );
          if (changes < SWEPT_AT_ONCE) database.run('DELETE FROM row_set WHERE id = ?', unused.id);
          return true;
        }),
      );
    },
  };
}
