import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  columnsInSight,
  HEAD,
  ROW,
  rowsInSight,
  scrolledTo,
  spotAt,
  type Layout,
  type View,
} from '../../../../../renderer/parts/grid/places.ts';

const layoutOf = (widths: number[], rows: number, frozen: number): Layout => {
  const columns = [0];
  for (const width of widths) columns.push((columns.at(-1) ?? 0) + width);
  return { columns, rows, numbers: 50, frozen };
};

const sheets = fc.record({
  widths: fc.array(fc.integer({ min: 60, max: 260 }), { minLength: 4, maxLength: 30 }),
  rows: fc.integer({ min: 1, max: 5000 }),
  frozen: fc.integer({ min: 0, max: 1 }),
  top: fc.nat(100_000),
  left: fc.nat(5000),
  row: fc.nat(4999),
  column: fc.nat(29),
});

it('scrolls so that a cell is drawn and wholly in sight', () => {
  fc.assert(
    fc.property(sheets, ({ widths, rows, frozen, row, column, ...from }) => {
      const layout = layoutOf(widths, rows, frozen);
      const spot = { row: row % rows, column: column % widths.length };
      const view: View = { ...from, width: 800, height: 600 };
      const seen = { ...view, ...scrolledTo(layout, view, spot) };
      const drawn = rowsInSight(layout, seen);
      expect(spot.row).toBeGreaterThanOrEqual(drawn.from);
      expect(spot.row).toBeLessThan(drawn.to);
      expect(spot.row * ROW).toBeGreaterThanOrEqual(seen.top);
      expect((spot.row + 1) * ROW).toBeLessThanOrEqual(seen.top + 600 - HEAD);
      if (spot.column < frozen) return;
      const across = columnsInSight(layout, seen);
      expect(spot.column).toBeGreaterThanOrEqual(across.from);
      expect(spot.column).toBeLessThan(across.to);
      const fixed = layout.columns[frozen] ?? 0;
      expect(layout.columns[spot.column] ?? 0).toBeGreaterThanOrEqual(seen.left + fixed);
    }),
  );
});

it('finds the cell that is pressed, frozen ones wherever the others are scrolled to', () => {
  const layout = layoutOf([100, 100, 100, 100], 50, 1);
  const view: View = { top: 10 * ROW, left: 100, width: 300, height: 400 };
  expect(spotAt(layout, view, { x: 60, y: HEAD + 1 })).toEqual({ row: 10, column: 0 });
  expect(spotAt(layout, view, { x: 160, y: HEAD + ROW + 1 })).toEqual({ row: 11, column: 2 });
  expect(spotAt(layout, view, { x: 9000, y: -40 })).toEqual({ row: 7, column: 3 });
});
