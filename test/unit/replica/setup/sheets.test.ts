import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import { setupFile } from '../../../../electron/replica/setup/setup-file.ts';
import { sheetTable } from '../../../../electron/replica/setup/sheets.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'companion-sheets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function aTable(folder = aFolder()) {
  const file = setupFile(folder);
  onTestFinished(file.close);
  const sheets = sheetTable(file);
  const rowsKept = (): number =>
    file.use(
      (database) => database.get<{ n: number }>('SELECT count(*) AS n FROM sheet_row')?.n ?? 0,
    );
  const cells = (id = 'sheet'): string[] =>
    sheets.rows(id, 0, 10).map((row) => row.cells.join('|'));
  const fill = (id: string, rows: string[][]): string => {
    sheets.beginRows(id);
    sheets.addRows(id, 0, JSON.stringify(rows));
    return id;
  };
  const sweep = (): void => {
    while (sheets.sweepRows());
  };
  return { sheets, rowsKept, cells, fill, sweep };
}

const about = (body: string) => ({ id: 'sheet', projectId: 'film', body });

it('goes between the rows of two files and back, and keeps those that an undo needs', () => {
  const { sheets, rowsKept, cells, fill, sweep } = aTable();
  sheets.put(
    about('first'),
    fill('one', [
      ['a', 'ü'],
      ['b', '"'],
    ]),
  );
  sheets.replace('sheet', { before: 'first', after: 'second' }, fill('two', [['c']]));
  sheets.change('sheet', { kind: 'cells', rows: [[0, ['c'], ['d']]] });
  sweep();
  expect(cells()).toEqual(['d']);
  sheets.undo('sheet');
  sheets.undo('sheet');
  expect(cells()).toEqual(['a|ü', 'b|"']);
  expect(sheets.byId('sheet')?.body).toBe('first');
  sheets.redo('sheet');
  sheets.redo('sheet');
  expect(cells()).toEqual(['d']);
  sheets.undo('sheet');
  sheets.undo('sheet');
  // What could be done again is gone with this, and its rows with it.
  sheets.change('sheet', { kind: 'insert', place: 0, rows: [['z']] });
  sweep();
  expect(cells()).toEqual(['z', 'a|ü', 'b|"']);
  expect(rowsKept()).toBe(3);
});

it('leaves rows that are still filled, and deletes them once nobody wants them', () => {
  const { sheets, rowsKept, fill, sweep } = aTable();
  fill(
    'file',
    Array.from({ length: 1_200 }, (_, at) => [String(at)]),
  );
  sweep();
  expect(rowsKept()).toBe(1_200);
  sheets.endRows('file');
  sweep();
  expect(rowsKept()).toBe(0);
});

it('deletes what a start finds of a file that was never read to its end', () => {
  const folder = aFolder();
  const first = setupFile(folder);
  const before = sheetTable(first);
  before.beginRows('file');
  before.addRows('file', 0, '[["a"]]');
  first.close();
  const { rowsKept, sweep } = aTable(folder);
  sweep();
  expect(rowsKept()).toBe(0);
});

it('has the rows and the undo of a sheet that the version before kept', () => {
  const folder = aFolder();
  const old = new Libsql(join(folder, 'setup.db'));
  old.exec(`CREATE TABLE sheet (
     id TEXT PRIMARY KEY, project_id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE sheet_row (
     sheet_id TEXT NOT NULL, place INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (sheet_id, place)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE sheet_edit (
     sheet_id TEXT NOT NULL, number INTEGER NOT NULL, change TEXT NOT NULL, PRIMARY KEY (sheet_id, number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE matched (header TEXT PRIMARY KEY, means TEXT NOT NULL) STRICT;
   CREATE TABLE run (
     id TEXT PRIMARY KEY, project_id TEXT NOT NULL, body TEXT NOT NULL, started_at TEXT NOT NULL,
     ended_at TEXT, report TEXT NOT NULL
   ) STRICT;
   CREATE TABLE run_step (
     run_id TEXT NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL, state TEXT NOT NULL,
     made TEXT, PRIMARY KEY (run_id, place)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE making (part TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
   PRAGMA user_version = 2;
   INSERT INTO sheet VALUES ('sheet', 'film', '"second"', 0);
   INSERT INTO sheet_row VALUES ('sheet', 0, '["c"]');
   INSERT INTO sheet_edit VALUES ('sheet', 1, '{"kind":"all","parts":[{"kind":"body","before":"first","after":"second"},{"kind":"cells","rows":[[0,["a"],["c"]],[1,["b"],null]]}]}');`);
  old.close();
  const { sheets, cells, fill, sweep } = aTable(folder);
  sheets.replace('sheet', { before: 'second', after: 'third' }, fill('new', [['d']]));
  sweep();
  sheets.undo('sheet');
  expect(cells()).toEqual(['c']);
  sheets.undo('sheet');
  expect(cells()).toEqual(['a', 'b']);
  expect(sheets.byId('sheet')?.body).toBe('first');
});
