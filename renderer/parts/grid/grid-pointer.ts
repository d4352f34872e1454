import type { Spot } from './cells.ts';
import type { GridState } from './grid-state.svelte.ts';
import { HANDLE } from './places.ts';

interface Around {
  /** The cell at the pointer; one beyond the edge for a pointer outside. */
  spotOf: (event: PointerEvent) => Spot;
  show: (spot: Spot) => void;
  focus: () => void;
}

/** What is drawn over a grid with the pointer: cells, whole rows and columns, or the handle that fills. */
export class GridPointer {
  #drawn: 'cells' | 'rows' | 'columns' | 'handle' | null = null;
  readonly #grid: GridState;
  readonly #around: Around;

  constructor(grid: GridState, around: Around) {
    this.#grid = grid;
    this.#around = around;
  }

  down(event: PointerEvent, element: HTMLElement): void {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || target?.closest('input') || this.#grid.size.columns === 0) return;
    this.#drawn = target && drawnFrom(target, event);
    if (this.#drawn === null) return;
    // The focus stays in the grid, whatever is pressed in it.
    event.preventDefault();
    if (this.#grid.editing) this.#grid.commit();
    this.#around.focus();
    // What is pressed may be drawn anew, and the pointer may leave the grid.
    element.setPointerCapture(event.pointerId);
    this.#point(this.#around.spotOf(event), event.shiftKey);
  }

  move(event: PointerEvent): void {
    if (this.#drawn === null || event.buttons !== 1) return;
    const spot = this.#around.spotOf(event);
    this.#point(spot, true);
    if (this.#drawn === 'cells' || this.#drawn === 'handle') this.#around.show(spot);
  }

  up(): void {
    if (this.#drawn === 'handle') this.#grid.endFill();
    this.#drawn = null;
  }

  #point(spot: Spot, extend: boolean): void {
    if (this.#drawn === 'handle') this.#grid.fillTo(spot);
    else if (this.#drawn === 'rows') this.#grid.selectLine('row', spot, extend);
    else if (this.#drawn === 'columns') this.#grid.selectLine('column', spot, extend);
    else this.#grid.goTo(spot, extend);
  }
}

function drawnFrom(
  target: Element,
  { clientX, clientY }: PointerEvent,
): 'cells' | 'rows' | 'columns' | 'handle' | null {
  const corner = target.closest('.handle')?.getBoundingClientRect();
  if (corner && corner.right - clientX <= HANDLE && corner.bottom - clientY <= HANDLE)
    return 'handle';
  if (target.closest('[role="columnheader"]')) return 'columns';
  if (target.closest('[role="rowheader"]')) return 'rows';
  return target.closest('[role="gridcell"]') ? 'cells' : null;
}
