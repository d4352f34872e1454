/** Where each row of a list begins, in pixels; one entry more than rows, the last is the end. */
export type Offsets = readonly number[];

/** Rows `from` (included) to `to` (excluded) are drawn. */
export interface Span {
  from: number;
  to: number;
}

/** Up to this many rows all are drawn, so that find-in-page and screen readers see them. */
export const DRAW_ALL = 150;

/** Prefix sums of the rows' heights. */
export function offsetsOf<Row>(rows: readonly Row[], heightOf: (row: Row) => number): Offsets {
  const offsets = new Array<number>(rows.length + 1);
  let top = 0;
  offsets[0] = 0;
  rows.forEach((row, index) => {
    top += heightOf(row);
    offsets[index + 1] = top;
  });
  return offsets;
}

export const rowCount = (offsets: Offsets): number => Math.max(0, offsets.length - 1);
export const totalHeight = (offsets: Offsets): number => offsets[offsets.length - 1] ?? 0;

/** The row that covers pixel `y`; the first or last row for a pixel outside. */
export function rowAt(offsets: Offsets, y: number): number {
  let low = 0;
  let high = Math.max(0, rowCount(offsets) - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to draw for a viewport, with `overscan` rows more on either side. */
export function windowOf(offsets: Offsets, top: number, height: number, overscan: number): Span {
  const count = rowCount(offsets);
  if (count === 0) return { from: 0, to: 0 };
  const from = Math.max(0, rowAt(offsets, top) - overscan);
  const to = Math.min(count, rowAt(offsets, top + height) + 1 + overscan);
  return { from, to };
}

/** The indexes to draw: the span, and `pinned` (the row with the focus) wherever it is. */
export function indexesOf(span: Span, pinned: number | null, count: number): number[] {
  const indexes: number[] = [];
  const isPinned = pinned !== null && pinned >= 0 && pinned < count;
  if (isPinned && pinned < span.from) indexes.push(pinned);
  for (let index = span.from; index < span.to; index += 1) indexes.push(index);
  if (isPinned && pinned >= span.to) indexes.push(pinned);
  return indexes;
}

/** The scroll position that shows a row completely, with as little movement as possible. */
export function scrollToShow(offsets: Offsets, index: number, top: number, height: number): number {
  const start = offsets[index] ?? 0;
  const end = offsets[index + 1] ?? start;
  if (start < top) return start;
  if (end > top + height) return end - height;
  return top;
}

/** Keys that move a selection through a list. */
export const MOVE_KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'] as const;
export type MoveKey = (typeof MOVE_KEYS)[number];
export const isMoveKey = (key: string): key is MoveKey =>
  (MOVE_KEYS as readonly string[]).includes(key);

/** The row that a key leads to; -1 if there are none. `page` is how many rows fit into the view. */
export function moveSelection(key: MoveKey, index: number, count: number, page: number): number {
  const step = Math.max(1, page - 1);
  const targets: Record<MoveKey, number> = {
    ArrowUp: index - 1,
    ArrowDown: index + 1,
    PageUp: index - step,
    PageDown: index + step,
    Home: 0,
    End: count - 1,
  };
  return Math.min(count - 1, Math.max(0, targets[key]));
}
