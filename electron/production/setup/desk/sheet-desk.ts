import type { SheetChange } from '../../../replica/setup/sheet-history.ts';
import type { SheetTable, StoredSheet } from '../../../replica/setup/sheets.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type {
  SetupCutOptions,
  SetupEdited,
  SetupRows,
  SetupSheet,
  SetupTried,
} from '../../../shared/setup.ts';
import { sameHeader } from '../read/columns.ts';
import { FileOpener } from './file-opener.ts';
import { squared } from './grid.ts';
import { matchedColumns, rowsOfCut } from './open-file.ts';
import type { DeskDeps } from './setup-desk.ts';
import { rowParts } from './row-parts.ts';
import { FIELD_NAMES, meaningOf, type SheetBody } from './sheet-body.ts';
import { changeOfBlocks, tooWide, type Block } from './sheet-edits.ts';
import { storedBody } from './stored-body.ts';
import { sheetView } from './sheet-view.ts';
import { triedPattern } from './try-pattern.ts';

const GONE = failure('not-found', 'This sheet is not kept here any more.', 'Open the file again.');

const headerKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Columns of an empty sheet, by what its rows are about. */
const BEGUN: Readonly<
  Record<'Shot' | 'Asset' | 'Sequence' | 'Episode', (keyof typeof FIELD_NAMES)[]>
> = {
  Shot: ['sequence', 'name', 'frames', 'frameIn', 'frameOut', 'description'],
  Asset: ['assetType', 'name', 'description'],
  Sequence: ['sequence', 'description'],
  Episode: ['episode', 'description'],
};

/** The sheets of the productions: opened, typed into, and given by windows of them. */
export class SheetDesk {
  private readonly sheets: SheetTable;
  readonly opener: FileOpener;

  constructor(private readonly deps: DeskDeps) {
    this.sheets = deps.sheets;
    this.opener = new FileOpener(deps);
  }

  of(productionId: string): SetupSheet | null {
    const stored = this.sheets.of(productionId);
    return stored && sheetView(this.sheets, stored);
  }

  /** The sheet with what is not in its rows. */
  stored(sheetId: string): Result<StoredSheet & { body: SheetBody }> {
    const stored = this.sheets.byId(sheetId);
    return stored ? success({ ...stored, body: storedBody(stored.body) }) : GONE;
  }

  begin(productionId: string, kind: keyof typeof BEGUN, withEpisodes: boolean): SetupSheet {
    const hasParent = withEpisodes && kind !== 'Episode';
    const fields = hasParent ? (['episode', ...BEGUN[kind]] as const) : BEGUN[kind];
    const columns = matchedColumns(
      fields.map((field) => FIELD_NAMES[field]),
      () => null,
    );
    const body: SheetBody = {
      ...{ ...this.about(), name: null, kind: 'typed', columns },
      ...{ questions: [], problems: [], cut: null },
    };
    return this.put(productionId, body, []);
  }

  /** Opens a file as the production's sheet; refused with why it cannot be, `cancelled` where `opener` was stopped. */
  async open(productionId: string, name: string, bytes: Uint8Array): Promise<Result<SetupSheet>> {
    const opened = await this.opener.open(productionId, name, bytes);
    if (opened.ok) {
      const { file, rowsId } = opened.value;
      const columns = matchedColumns(file.columns, (header) =>
        this.sheets.matched(headerKey(header)),
      );
      const sheet = this.show(productionId, { ...this.about(), ...file, name, columns }, rowsId);
      void this.opener.tidy();
      return success(sheet);
    }
    void this.opener.tidy();
    return opened;
  }

  discard(sheetId: string): Result<null> {
    this.sheets.remove(sheetId);
    void this.opener.tidy();
    return success(null);
  }

  match(
    sheetId: string,
    columns: readonly { column: number; means: string }[],
  ): Result<SetupSheet> {
    return this.changeBody(sheetId, (body) => {
      const next = [...body.columns];
      for (const { column, means } of columns) {
        const before = next[column];
        if (!before) return failure('bad-input', 'There is no such column. Nothing was changed.');
        next[column] = { ...before, means, by: 'chosen' };
        if (before.name !== '') this.sheets.match(headerKey(before.name), means);
      }
      return success({ ...body, columns: next });
    });
  }

  addColumn(sheetId: string, name: string, means: string | undefined): Result<SetupSheet> {
    return this.changeBody(sheetId, (body) => {
      const wide = tooWide(body.columns.length + 1);
      if (!wide.ok) return wide;
      if (body.columns.some((column) => sameHeader(column.name, name)))
        return failure('bad-input', `There is a column ${name} already. Nothing was changed.`);
      const by = means === undefined ? 'name' : 'chosen';
      const column = { name, means: means ?? meaningOf(name), by } as const;
      return success({ ...body, columns: [...body.columns, column] });
    });
  }

  answer(sheetId: string, question: string, answer: string): Result<null> {
    const done = this.changeBody(sheetId, (body) =>
      success({ ...body, answers: { ...body.answers, [question]: answer } }),
    );
    return done.ok ? success(null) : done;
  }

  rows(sheetId: string, from: number, count: number): Result<SetupRows> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    const rows = this.sheets.rows(sheetId, from, count);
    const cells = squared(
      rows.map((row) => row.cells),
      stored.value.body.columns.length,
    );
    return success({
      total: this.sheets.count(sheetId),
      rows: rows.map(({ place }, at) => ({ row: place, cells: cells[at] ?? [] })),
    });
  }

  edit(sheetId: string, blocks: readonly Block[]): Result<SetupEdited> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    const width = stored.value.body.columns.length;
    const change = changeOfBlocks(this.sheets, { id: sheetId, width }, blocks);
    if (!change.ok) return change;
    if (change.value) this.sheets.change(sheetId, change.value);
    return this.edited(sheetId);
  }

  insertRows(sheetId: string, row: number, count: number): Result<SetupEdited> {
    const total = this.sheets.count(sheetId);
    const rows = Array.from({ length: count }, (): string[] => []);
    return this.changeRows(sheetId, { kind: 'insert', place: Math.min(row, total), rows });
  }

  removeRows(sheetId: string, row: number, count: number): Result<SetupEdited> {
    const rows = this.sheets.rows(sheetId, row, count).map(({ cells }) => cells);
    if (rows.length === 0) return this.edited(sheetId);
    return this.changeRows(sheetId, { kind: 'remove', place: row, rows });
  }

  again(sheetId: string, way: 'undo' | 'redo'): Result<SetupEdited> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    const done = way === 'undo' ? this.sheets.undo(sheetId) : this.sheets.redo(sheetId);
    if (done) return this.edited(sheetId);
    return failure('conflict', `There is nothing to ${way} in this sheet.`);
  }

  /** The rows of a cut are made anew; what was typed into them goes, and comes back by undo. */
  setCut(sheetId: string, options: SetupCutOptions): Result<SetupSheet> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    const { body } = stored.value;
    if (!body.cut) return NO_CUT;
    const read = rowsOfCut(body.cut.cut, options);
    if (!read.ok) return read;
    const { grid, questions, problems } = read.value;
    const columns = matchedColumns(grid.columns, () => null);
    const cut = { ...body.cut, options };
    const next = {
      ...body,
      ...this.about(),
      answers: body.answers,
      columns,
      questions,
      problems,
      cut,
    };
    this.sheets.replace(sheetId, { before: body, after: next }, this.filled(grid.rows));
    return this.view(sheetId);
  }

  tryPattern(sheetId: string, options: SetupCutOptions): Result<SetupTried> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    const { cut } = stored.value.body;
    return cut ? triedPattern(cut.cut, options) : NO_CUT;
  }

  private about(): Pick<SheetBody, 'answers' | 'changedAt'> {
    return { answers: {}, changedAt: this.deps.now().toISOString() };
  }

  private put(projectId: string, body: SheetBody, rows: string[][]): SetupSheet {
    return this.show(projectId, body, this.filled(rows));
  }

  /** A new set of rows. */
  private filled(rows: readonly (readonly string[])[]): string {
    const rowsId = this.deps.newId();
    this.sheets.beginRows(rowsId);
    for (const { from, json } of rowParts(rows)) this.sheets.addRows(rowsId, from, json);
    return rowsId;
  }

  /** A sheet that was there before comes back by undo. */
  private show(projectId: string, body: SheetBody, rowsId: string): SetupSheet {
    const before = this.sheets.of(projectId);
    const stored = { id: before?.id ?? this.deps.newId(), projectId, body };
    if (before) this.sheets.replace(before.id, { before: before.body, after: body }, rowsId);
    else this.sheets.put(stored, rowsId);
    return sheetView(this.sheets, stored);
  }

  private view(sheetId: string): Result<SetupSheet> {
    const stored = this.stored(sheetId);
    return stored.ok ? success(sheetView(this.sheets, stored.value)) : stored;
  }

  private changeBody(
    sheetId: string,
    work: (body: SheetBody) => Result<SheetBody>,
  ): Result<SetupSheet> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    const { body } = stored.value;
    const next = work(body);
    if (!next.ok) return next;
    const after = { ...next.value, changedAt: this.about().changedAt };
    this.sheets.change(sheetId, { kind: 'body', before: body, after });
    return this.view(sheetId);
  }

  private changeRows(sheetId: string, change: SheetChange): Result<SetupEdited> {
    const stored = this.stored(sheetId);
    if (!stored.ok) return stored;
    this.sheets.change(sheetId, change);
    return this.edited(sheetId);
  }

  private edited(sheetId: string): Result<SetupEdited> {
    return success({ rows: this.sheets.count(sheetId), ...this.sheets.steps(sheetId) });
  }
}

const NO_CUT = failure('bad-input', 'This sheet comes from no cut.');
