import type { Block, CellChange, Spot } from './cells.ts';

/** One thing that was done in a grid: it is undone and done again as a whole. */
export interface GridStep {
  changes: readonly CellChange[];
  /** Where the cursor was, and goes back to. */
  cursor: Spot;
  /** What it was done to, which is selected when it is done again. */
  block: Block;
}

/** More cells than this are not kept: the oldest steps go first. */
const MOST_CELLS = 1_000_000;

/** What was done in a grid, and what of it was undone. */
export class GridHistory {
  #done: GridStep[] = [];
  #undone: GridStep[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** Something new was done: what was undone before cannot be done again. */
  add(step: GridStep): void {
    this.#done.push(step);
    this.#undone = [];
    let cells = this.#done.reduce((sum, { changes }) => sum + changes.length, 0);
    while (cells > MOST_CELLS && this.#done.length > 1)
      cells -= this.#done.shift()?.changes.length ?? 0;
  }

  /** The step to undo, with its changes the other way round; `null` if there is none. */
  undo(): GridStep | null {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    return { ...step, changes: step.changes.map(reversed).reverse() };
  }

  redo(): GridStep | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    return step;
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }
}

const reversed = ({ before, after, ...spot }: CellChange): CellChange => ({
  ...spot,
  before: after,
  after: before,
});
