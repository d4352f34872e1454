import {
  rowAt,
  scrollToShow,
  windowOf,
  type Offsets,
  type Span,
} from '../../lib/ui/virtual/windowing.ts';
import type { Spot } from './cells.ts';

/** Heights and widths in pixels. */
export const ROW = 28;
export const HEAD = 40;
/** The corner by which a selection is filled on. */
export const HANDLE = 9;

/** What is in sight of a grid, and how it is divided. */
export interface Layout {
  /** Where each column begins, counted from the first. */
  columns: Offsets;
  /** How many rows there are. */
  rows: number;
  /** How wide the numbers of the rows are. */
  numbers: number;
  /** How many of the first columns stay in sight. */
  frozen: number;
}

export interface View {
  top: number;
  left: number;
  width: number;
  height: number;
}

const frozenWidth = ({ columns, frozen }: Layout): number => columns[frozen] ?? 0;

/** The rows to draw. */
export function rowsInSight({ rows }: Layout, { top, height }: View): Span {
  const first = Math.floor(top / ROW);
  const last = Math.ceil((top + Math.max(0, height - HEAD)) / ROW);
  return { from: Math.max(0, Math.min(rows, first - 2)), to: Math.min(rows, last + 3) };
}

/** The columns to draw, besides the frozen ones. */
export function columnsInSight(layout: Layout, { left, width }: View): Span {
  const from = left + frozenWidth(layout);
  const sight = Math.max(0, width - layout.numbers - frozenWidth(layout));
  const found = windowOf(layout.columns, from, sight, 1);
  return { from: Math.max(layout.frozen, found.from), to: found.to };
}

/** How many whole rows are in sight. */
export const pageOf = ({ height }: View): number => Math.max(1, Math.floor((height - HEAD) / ROW));

/** Where to scroll so that a cell is in sight, with as little movement as possible. */
export function scrolledTo(
  layout: Layout,
  view: View,
  { row, column }: Spot,
): { top: number; left: number } {
  const sight = Math.max(ROW, view.height - HEAD);
  const start = row * ROW;
  const top =
    start < view.top ? start : start + ROW > view.top + sight ? start + ROW - sight : view.top;
  if (column < layout.frozen) return { top, left: view.left };
  const fixed = frozenWidth(layout);
  const width = Math.max(1, view.width - layout.numbers - fixed);
  const left = scrollToShow(layout.columns, column, view.left + fixed, width) - fixed;
  return { top, left: Math.max(0, left) };
}

/** The cell at a point of the view, counted from its corner; the nearest for a point outside. */
export function spotAt(layout: Layout, view: View, at: { x: number; y: number }): Spot {
  const row = Math.floor((at.y - HEAD + view.top) / ROW);
  const inside = at.x - layout.numbers;
  const x = inside < frozenWidth(layout) ? inside : inside + view.left;
  return {
    row: Math.max(0, Math.min(layout.rows - 1, row)),
    column: rowAt(layout.columns, x),
  };
}
