import { MOST_ROWS_AT_ONCE, type SetupSheet } from '../../../electron/shared/setup.ts';
import { failure, success, type Failure, type Result } from '../../../electron/shared/result.ts';
import { call } from '../../lib/api.ts';
import { afterPaint } from '../../lib/state/after-paint.ts';
import { columnTitle } from './setup-text.ts';
import { textsIn, type Cells } from '../../parts/grid/cells.ts';
import type { GridChange, GridColumn, GridState } from '../../parts/grid/grid-state.svelte.ts';
import { boxOf } from './box-of.ts';

/** So many take a moment to be sent, and are seen first. */
const MANY_CELLS = 2000;
/** A window that nobody sees draws nothing. */
const UNSEEN_MS = 200;

const painted = (): Promise<void> =>
  new Promise((done) => {
    afterPaint(done);
    setTimeout(done, UNSEEN_MS);
  });

/**
 * Brings the rows of the kept sheet into the grid, and what is typed in the grid to the sheet: one step each, in their
 * order, so that the undo of both stays the same.
 */
export class SheetKeeper {
  /** Rows that are still to be read. */
  loading = $state(false);
  /** Edits that are not on the disk yet. */
  waiting = $state(0);
  #sheetId: string | null = null;
  #turn = 0;
  #last: Promise<void> = Promise.resolve();
  readonly #grid: GridState;
  readonly #refused: (why: Failure) => void;

  constructor(grid: GridState, refused: (why: Failure) => void) {
    this.#grid = grid;
    this.#refused = refused;
  }

  /** Shows a sheet in the grid; it can be changed once all of its rows are there. */
  async show(sheet: SetupSheet | null): Promise<Result<null>> {
    const turn = ++this.#turn;
    this.#sheetId = sheet?.id ?? null;
    const first = (sheet?.first ?? []).map(({ cells }) => cells);
    this.#grid.open(gridColumns(sheet?.columns ?? []), first);
    if (!sheet || first.length >= sheet.rows) {
      this.#load(false);
      return success(null);
    }
    this.#load(true);
    const read = await this.#readRest(sheet, first.length, turn);
    if (turn === this.#turn) this.#load(false);
    return read;
  }

  /** Shows the columns as they are now; what was typed before is undone by the sheet, behind that. */
  retitle({ columns }: SetupSheet): void {
    this.#grid.columns = gridColumns(columns);
    this.#grid.forgetHistory();
  }

  async #readRest({ id, rows }: SetupSheet, from: number, turn: number): Promise<Result<null>> {
    const rest: Cells[] = [];
    for (let at = from; at < rows; at += MOST_ROWS_AT_ONCE) {
      const answer = await call('setup.rows', { sheetId: id, from: at, count: MOST_ROWS_AT_ONCE });
      if (turn !== this.#turn) return success(null);
      if (!answer.ok) return answer;
      rest.push(answer.value.rows.map(({ cells }) => cells));
    }
    this.#grid.append(rest.flat());
    return success(null);
  }

  #load(loading: boolean): void {
    this.loading = loading;
    this.#grid.locked = loading;
  }

  /** Keeps what was done in the grid. */
  keep({ how, changes }: GridChange): void {
    const sheetId = this.#sheetId;
    if (sheetId === null) return;
    // The texts as they are now, whatever is typed until they are sent.
    const { cells } = this.#grid;
    const blockNow = () => {
      const box = boxOf(changes);
      return { row: box.top, column: box.left, cells: textsIn(cells, box) };
    };
    this.waiting += 1;
    this.#last = this.#last.then(async () => {
      if (changes.length > MANY_CELLS) await painted();
      const answer =
        how === 'edit'
          ? await call('setup.edit', { sheetId, blocks: [blockNow()] })
          : await call(`setup.${how}`, { sheetId });
      this.waiting -= 1;
      if (!answer.ok) this.#refused(answer);
    });
  }

  /** Undoes or does again what was done before the sheet was opened here; the grid is to be read anew. */
  async again(how: 'undo' | 'redo'): Promise<Result<unknown>> {
    await this.kept();
    if (this.#sheetId === null) return failure('not-found', 'There is no sheet.');
    return call(`setup.${how}`, { sheetId: this.#sheetId });
  }

  /** Settles when everything that was typed is on the disk. */
  kept = (): Promise<void> => this.#last;
}

const gridColumns = (columns: SetupSheet['columns']): GridColumn[] =>
  columns.map((column, at) => ({ key: String(at), title: columnTitle(column, at) }));
