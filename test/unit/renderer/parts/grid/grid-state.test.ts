import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CellChange, Cells } from '../../../../../renderer/parts/grid/cells.ts';
import { withChanges } from '../../../../../renderer/parts/grid/cells.ts';
import { GridState } from '../../../../../renderer/parts/grid/grid-state.svelte.ts';

const COLUMNS = ['Sequence', 'Name', 'Frames'].map((title) => ({ key: title, title }));
const SHEET: Cells = [
  ['SQ01', 'SH010', '48'],
  ['SQ01', 'SH020', ''],
  ['SQ02', 'SH010', '24'],
];

let told: CellChange[][] = [];
let grid: GridState;
beforeEach(() => {
  told = [];
  grid = new GridState(({ changes }) => told.push([...changes]));
  grid.open(COLUMNS, SHEET);
});

describe('the cursor', () => {
  it('stays within the sheet, whose last row is blank', () => {
    grid.goTo({ row: 99, column: 99 });
    expect(grid.cursor).toEqual({ row: 3, column: 2 });
    grid.obey({ kind: 'edge', to: 'end', ofGrid: true, extend: false }, 10);
    expect(grid.cursor).toEqual({ row: 2, column: 2 });
  });

  it('jumps to the end of what is filled, and over a gap', () => {
    grid.goTo({ row: 0, column: 0 });
    grid.obey({ kind: 'jump', rows: 1, columns: 0, extend: false }, 10);
    expect(grid.cursor).toEqual({ row: 2, column: 0 });
    grid.goTo({ row: 0, column: 2 });
    grid.obey({ kind: 'jump', rows: 1, columns: 0, extend: true }, 10);
    expect(grid.cursor).toEqual({ row: 2, column: 2 });
    expect(grid.block).toEqual({ top: 0, bottom: 2, left: 2, right: 2 });
  });

  it('leaves the grid by Tab past the end of a row alone', () => {
    grid.goTo({ row: 0, column: 1 });
    expect(grid.obey({ kind: 'tab', columns: 1 }, 10)).toBe(true);
    expect(grid.obey({ kind: 'tab', columns: 1 }, 10)).toBe(false);
  });

  it('selects rows, columns and all, and lets go by Escape', () => {
    grid.selectLine('row', { row: 1, column: 2 });
    expect(grid.block).toEqual({ top: 1, bottom: 1, left: 0, right: 2 });
    grid.selectLine('row', { row: 2, column: 0 }, true);
    expect(grid.block).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    grid.selectLine('column', { row: 0, column: 1 });
    expect(grid.block).toEqual({ top: 0, bottom: 2, left: 1, right: 1 });
    grid.obey({ kind: 'all' }, 10);
    expect(grid.block).toEqual({ top: 0, bottom: 2, left: 0, right: 2 });
    expect(grid.obey({ kind: 'take-back' }, 10)).toBe(true);
    expect(grid.isMany).toBe(false);
    expect(grid.obey({ kind: 'take-back' }, 10)).toBe(false);
  });
});

describe('the box of a cell', () => {
  it('keeps what is typed, and nothing else', () => {
    grid.goTo({ row: 1, column: 2 });
    grid.edit(true);
    expect(grid.editing).toEqual({ typed: true, text: '' });
    grid.editing = { typed: true, text: ' 36 ' };
    grid.commit();
    expect(told).toEqual([[{ row: 1, column: 2, before: '', after: '36' }]]);
    expect(grid.cells[1]?.[2]).toBe('36');
    grid.edit(false);
    expect(grid.editing?.text).toBe('36');
    grid.commit();
    expect(told).toHaveLength(1);
  });

  it('does not open while the sheet is locked, and nothing else changes it then', () => {
    grid.locked = true;
    grid.edit(true);
    expect(grid.editing).toBeNull();
    grid.obey({ kind: 'clear' }, 10);
    grid.paste('x');
    expect(told).toEqual([]);
  });
});

describe('pasting', () => {
  it('begins at the corner, makes rows, and says what did not fit', () => {
    grid.goTo({ row: 2, column: 1 });
    expect(grid.paste('a\tb\tc\nd\te\tf\n')).toBe(2);
    expect(grid.cells.slice(2)).toEqual([
      ['SQ02', 'a', 'b'],
      ['', 'd', 'e'],
    ]);
    expect(grid.block).toEqual({ top: 2, bottom: 3, left: 1, right: 2 });
    grid.undo();
    expect(grid.cells).toEqual(SHEET);
  });

  it('puts one cell into all that is selected', () => {
    grid.select({ top: 0, bottom: 2, left: 2, right: 2 });
    expect(grid.paste('12')).toBe(0);
    expect(grid.cells.map((row) => row[2])).toEqual(['12', '12', '12']);
  });

  it('changes nothing where the clipboard has no text', () => {
    grid.select({ top: 0, bottom: 2, left: 0, right: 2 });
    grid.paste('');
    expect(grid.cells).toEqual(SHEET);
  });

  it('takes 5,000 rows of 10 as one step', () => {
    const columns = Array.from({ length: 30 }, (_, at) => ({ key: `${at}`, title: `${at}` }));
    grid.open(columns, []);
    grid.paste(Array.from({ length: 5000 }, () => 'a\t'.repeat(9) + 'a').join('\n'));
    expect(grid.cells).toHaveLength(5000);
    expect(told[0]).toHaveLength(50_000);
    grid.undo();
    expect(grid.cells).toHaveLength(0);
  });
});

it('fills by the handle, which can be taken back', () => {
  grid.select({ top: 0, bottom: 1, left: 1, right: 1 });
  grid.fillTo({ row: 2, column: 1 });
  expect(grid.filling).toEqual({ top: 0, bottom: 2, left: 1, right: 1 });
  grid.endFill();
  expect(grid.cells[2]?.[1]).toBe('SH030');
  grid.undo();
  expect(grid.cells).toEqual(SHEET);
});

/** A blank cell at the end of a row may be there or not. */
const shown = (cells: Cells): string[][] =>
  cells.map((row) => [0, 1, 2].map((at) => row[at] ?? ''));

it('undoes and does again whatever was done, and tells of all of it', () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 3 }) }),
    fc.record({ do: fc.constant('clear' as const) }),
    fc.record({ do: fc.constant('paste' as const), text: fc.constantFrom('a\tb\nc', 'z', '') }),
    fc.record({ do: fc.constant('fill' as const) }),
    fc.record({ do: fc.constant('undo' as const) }),
    fc.record({ do: fc.constant('redo' as const) }),
  );
  const step = fc.record({
    act,
    spot: fc.record({ row: fc.nat(5), column: fc.nat(2) }),
    extend: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let heard: Cells = SHEET;
      const one = new GridState(({ changes }) => (heard = withChanges(heard, changes)));
      one.open(COLUMNS, SHEET);
      for (const { act: what, spot, extend } of steps) {
        one.goTo(spot, extend);
        if (what.do === 'type') {
          one.edit(true);
          one.editing = { typed: true, text: what.text };
          one.commit();
        } else if (what.do === 'paste') one.paste(what.text);
        else one.obey(what.do === 'fill' ? { kind: 'fill', to: 'down' } : { kind: what.do }, 10);
      }
      const last = one.cells;
      expect(heard).toEqual(last);
      let undone = 0;
      for (; one.canUndo; undone += 1) one.undo();
      expect(shown(one.cells)).toEqual(shown(SHEET));
      expect(heard).toEqual(one.cells);
      for (let at = 0; at < undone; at += 1) one.redo();
      expect(shown(one.cells)).toEqual(shown(last));
    }),
  );
});
