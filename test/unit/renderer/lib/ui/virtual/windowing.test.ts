import { describe, expect, it } from 'vitest';
import {
  indexesOf,
  moveSelection,
  offsetsOf,
  rowAt,
  scrollToShow,
  totalHeight,
  windowOf,
} from '../../../../../../renderer/lib/ui/virtual/windowing.ts';

/** Every tenth row is taller, like one with a heading. */
const rows = Array.from({ length: 5000 }, (_, index) => index);
const offsets = offsetsOf(rows, (index) => (index % 10 === 0 ? 92 : 58));

describe('which rows are seen', () => {
  it('puts each row under the one before', () => {
    expect(offsets.slice(0, 4)).toEqual([0, 92, 150, 208]);
    expect(totalHeight(offsets)).toBe(500 * (92 + 9 * 58));
  });

  it('finds the row at a pixel, at its first and its last one too', () => {
    expect([0, 91, 92, 149, 150].map((y) => rowAt(offsets, y))).toEqual([0, 0, 1, 1, 2]);
    expect(rowAt(offsets, -20)).toBe(0);
    expect(rowAt(offsets, 10_000_000)).toBe(4999);
  });

  it('covers the whole viewport, everywhere in the list', () => {
    for (const top of [0, 1, 999, 123_456, totalHeight(offsets) - 500]) {
      const { from, to } = windowOf(offsets, top, 500, 0);
      expect(offsets[from]).toBeLessThanOrEqual(top);
      expect(offsets[to]).toBeGreaterThanOrEqual(Math.min(top + 500, totalHeight(offsets)));
      expect(to - from).toBeLessThan(12);
    }
  });

  it('draws nothing of an empty list', () => {
    expect(
      windowOf(
        offsetsOf([], () => 58),
        0,
        500,
        4,
      ),
    ).toEqual({ from: 0, to: 0 });
  });

  it('keeps the row that has the focus, wherever it is, once', () => {
    expect(indexesOf({ from: 10, to: 13 }, 2, 100)).toEqual([2, 10, 11, 12]);
    expect(indexesOf({ from: 10, to: 13 }, 50, 100)).toEqual([10, 11, 12, 50]);
    expect(indexesOf({ from: 10, to: 13 }, 11, 100)).toEqual([10, 11, 12]);
    expect(indexesOf({ from: 10, to: 13 }, 10, 100)).toEqual([10, 11, 12]);
    expect(indexesOf({ from: 10, to: 13 }, -1, 100)).toEqual([10, 11, 12]);
  });
});

describe('where a key leads', () => {
  it('moves by one, by a page, to the ends, and never out of the list', () => {
    expect(moveSelection('ArrowDown', 4, 20, 8)).toBe(5);
    expect(moveSelection('ArrowUp', 0, 20, 8)).toBe(0);
    expect(moveSelection('PageDown', 4, 20, 8)).toBe(11);
    expect(moveSelection('PageDown', 15, 20, 8)).toBe(19);
    expect(moveSelection('PageUp', 3, 20, 8)).toBe(0);
    expect(moveSelection('Home', 12, 20, 8)).toBe(0);
    expect(moveSelection('End', 12, 20, 8)).toBe(19);
  });

  it('starts at the first row, and nowhere in an empty list', () => {
    expect(moveSelection('ArrowDown', -1, 20, 8)).toBe(0);
    expect(moveSelection('ArrowDown', -1, 0, 8)).toBe(-1);
  });

  it('scrolls only as far as the row needs', () => {
    expect(scrollToShow(offsets, 3, 100, 500)).toBe(100);
    expect(scrollToShow(offsets, 0, 100, 500)).toBe(0);
    expect(scrollToShow(offsets, 12, 100, 500)).toBe((offsets[13] ?? 0) - 500);
  });
});
