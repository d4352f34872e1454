import {
  blockOf,
  changesTo,
  isSameSpot,
  sizeOf,
  textAt,
  textsIn,
  withChanges,
  type Block,
  type CellChange,
  type Cells,
  type Spot,
} from './cells.ts';
import { filledBlock, fillOut, fillWithin } from './fill.ts';
import { GridHistory, type GridStep } from './grid-history.ts';
import type { GridCommand } from './grid-keys.ts';
import { clamped, moved, type GridSize } from './moves.ts';
import { readCells, textOfCells } from './tsv.ts';

export interface GridColumn {
  key: string;
  title: string;
  /** Beneath the title: what the column is taken for. */
  hint?: string;
}

/** What was done to the cells, and how: each is one step, here and wherever it is kept. */
export interface GridChange {
  how: 'edit' | 'undo' | 'redo';
  changes: readonly CellChange[];
}

/** A grid has no more rows than this. */
const MOST_GRID_ROWS = 100_000;

const START: Spot = { row: 0, column: 0 };

/** A sheet of texts with a cursor, a selection and what can be undone. It draws nothing and stores nothing. */
export class GridState {
  columns = $state.raw<readonly GridColumn[]>([]);
  cells = $state.raw<Cells>([]);
  cursor = $state.raw<Spot>(START);
  /** `typed`: editing began by typing, so arrows leave it as in a spreadsheet. */
  editing = $state.raw<{ text: string; typed: boolean } | null>(null);
  /** What the handle is drawn over. */
  filling = $state.raw<Block | null>(null);
  /** Nothing can be changed, such as while the sheet is applied. */
  locked = $state(false);
  #anchor = $state.raw<Spot | null>(null);
  readonly #history = new GridHistory();
  readonly #told: (change: GridChange) => void;

  /** What is selected: one cell, or all between where the selection began and the cursor. */
  readonly block: Block = $derived(blockOf(this.cursor, this.#anchor ?? this.cursor));
  readonly isMany: boolean = $derived(sizeOf(this.block) > 1);
  /** One blank row more than there are: the next is typed there. */
  readonly size: GridSize = $derived({
    rows: Math.min(MOST_GRID_ROWS, this.cells.length + 1),
    columns: this.columns.length,
  });

  /** `told` hears of each change, undone ones too. */
  constructor(told: (change: GridChange) => void = () => undefined) {
    this.#told = told;
  }

  /** Another sheet: what was done to the one before is forgotten. */
  open(columns: readonly GridColumn[], cells: Cells): void {
    this.#history.clear();
    this.columns = columns;
    this.cells = cells;
    this.editing = null;
    this.filling = null;
    this.goTo(START);
  }

  /** More rows of the sheet, as they are read. */
  append(rows: Cells): void {
    this.cells = [...this.cells, ...rows];
  }

  /** What was done so far cannot be undone here any more: it is kept elsewhere, behind something newer. */
  forgetHistory(): void {
    this.#history.clear();
  }

  goTo(spot: Spot, extend = false): void {
    this.#anchor = extend ? (this.#anchor ?? this.cursor) : null;
    const next = clamped(spot, this.size);
    if (!isSameSpot(next, this.cursor)) this.cursor = next;
  }

  /** Selects a block; the cursor stands in its first cell. */
  select({ top, left, bottom, right }: Block): void {
    this.cursor = clamped({ row: top, column: left }, this.size);
    this.#anchor = clamped({ row: bottom, column: right }, this.size);
  }

  selectLine(of: 'row' | 'column', { row, column }: Spot, extend = false): void {
    const last = { row: Math.max(0, this.cells.length - 1), column: this.size.columns - 1 };
    const from = extend ? (this.#anchor ?? this.cursor) : { row, column };
    const [low, high] = blockCorners(from, { row, column });
    if (of === 'row') this.select({ top: low.row, bottom: high.row, left: 0, right: last.column });
    else this.select({ top: 0, bottom: last.row, left: low.column, right: high.column });
  }

  /** Does what a key means. False: the grid does not use it here. `page`: how many rows are in sight. */
  obey(command: GridCommand, page: number): boolean {
    switch (command.kind) {
      case 'move':
      case 'jump':
      case 'page':
      case 'edge':
        this.goTo(moved(command, this.cursor, this.cells, this.size, page), command.extend);
        return true;
      case 'tab': {
        const column = this.cursor.column + command.columns;
        if (column < 0 || column >= this.size.columns) return false;
        this.goTo({ row: this.cursor.row, column });
        return true;
      }
      case 'all': {
        const bottom = Math.max(0, this.cells.length - 1);
        this.select({ top: 0, left: 0, bottom, right: this.size.columns - 1 });
        return true;
      }
      case 'line':
        this.selectLine(command.of, this.cursor);
        return true;
      case 'take-back':
        if (!this.isMany) return false;
        this.#anchor = null;
        return true;
      default:
        return this.#write(command);
    }
  }

  #write(
    command: Extract<GridCommand, { kind: 'type' | 'edit' | 'clear' | 'fill' | 'undo' | 'redo' }>,
  ): boolean {
    switch (command.kind) {
      case 'type':
      case 'edit':
        this.edit(command.kind === 'type');
        return true;
      case 'clear':
        this.clear();
        return true;
      case 'fill':
        this.fill(command.to);
        return true;
      // What was done before the sheet was opened here is undone by whoever keeps it.
      case 'undo':
        return this.undo();
      case 'redo':
        return this.redo();
    }
  }

  edit(typed: boolean): void {
    if (this.locked || this.size.columns === 0) return;
    this.#anchor = null;
    this.editing = { typed, text: typed ? '' : textAt(this.cells, this.cursor) };
  }

  /** Keeps what is typed in the box. */
  commit(): void {
    if (!this.editing) return;
    const { text } = this.editing;
    this.editing = null;
    this.#do(changesTo(this.cells, this.cursor, [[clean(text)]]), this.block);
  }

  clear(): void {
    const { top, left } = this.block;
    const blank = textsIn(this.cells, this.block).map((line) => line.map(() => ''));
    this.#do(changesTo(this.cells, { row: top, column: left }, blank), this.block);
  }

  fill(to: 'down' | 'right'): void {
    this.#do(fillWithin(this.cells, this.block, to), this.block);
  }

  /** Draws the handle to a cell. */
  fillTo(spot: Spot): void {
    if (!this.locked) this.filling = filledBlock(this.block, clamped(spot, this.size));
  }

  /** Lets the handle go. */
  endFill(): void {
    const into = this.filling;
    this.filling = null;
    if (into && sizeOf(into) !== sizeOf(this.block))
      this.#do(fillOut(this.cells, this.block, into), into);
  }

  copied(): string {
    return textOfCells(textsIn(this.cells, this.block));
  }

  /** Pastes text where the selection begins, or one cell into all of it. Answers how many cells did not fit. */
  paste(text: string): number {
    // A picture, say: nobody meant to clear what is selected.
    if (text === '') return 0;
    const rows = readCells(text);
    const [first = []] = rows;
    const isOne = rows.length === 1 && first.length === 1;
    const { top, left } = this.block;
    const texts = isOne
      ? textsIn(this.cells, this.block).map((line) => line.map(() => clean(first[0])))
      : rows
          .slice(0, MOST_GRID_ROWS - top)
          .map((line) => line.slice(0, this.size.columns - left).map(clean));
    const width = Math.max(0, ...texts.map((line) => line.length));
    const right = left + Math.max(1, width) - 1;
    const bottom = top + Math.max(1, texts.length) - 1;
    this.#do(changesTo(this.cells, { row: top, column: left }, texts), {
      top,
      left,
      bottom,
      right,
    });
    const count = (lines: Cells): number => lines.reduce((sum, line) => sum + line.length, 0);
    return isOne ? 0 : count(rows) - count(texts);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  /** False: there is nothing to undo here. */
  undo(): boolean {
    return !this.locked && this.#again('undo', this.#history.undo());
  }

  redo(): boolean {
    return !this.locked && this.#again('redo', this.#history.redo());
  }

  #do(changes: readonly CellChange[], block: Block): void {
    if (this.locked) return;
    if (changes.length > 0) this.#history.add({ changes, cursor: this.cursor, block });
    this.#take('edit', changes);
    if (sizeOf(block) > 1) this.select(block);
  }

  #again(how: 'undo' | 'redo', step: GridStep | null): boolean {
    if (!step) return false;
    this.#take(how, step.changes);
    if (sizeOf(step.block) > 1) this.select(step.block);
    else this.goTo(step.cursor);
    return true;
  }

  #take(how: GridChange['how'], changes: readonly CellChange[]): void {
    if (changes.length === 0) return;
    this.cells = withChanges(this.cells, changes);
    this.#told({ how, changes });
  }
}

const blockCorners = (a: Spot, b: Spot): [Spot, Spot] => {
  const { top, left, bottom, right } = blockOf(a, b);
  return [
    { row: top, column: left },
    { row: bottom, column: right },
  ];
};

/** As it is kept: accents composed, nothing around it. */
const clean = (text = ''): string => text.normalize('NFC').trim();
