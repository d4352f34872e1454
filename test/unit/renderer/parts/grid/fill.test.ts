import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withChanges, type Cells } from '../../../../../renderer/parts/grid/cells.ts';
import { filledBlock, fillOut, fillWithin, goOn } from '../../../../../renderer/parts/grid/fill.ts';

const SHEET: Cells = [
  ['SQ01', 'SH010', '48'],
  ['', 'SH020', ''],
  ['', '', ''],
  ['', '', 'x'],
];

describe('filling', () => {
  it('down puts the first row of what is selected into all of it', () => {
    const block = { top: 0, left: 0, bottom: 2, right: 0 };
    const filled = withChanges(SHEET, fillWithin(SHEET, block, 'down'));
    expect(filled.map(([first]) => first)).toEqual(['SQ01', 'SQ01', 'SQ01', '']);
  });

  it('down in one row takes the row above; in the first there is none', () => {
    const block = { top: 1, left: 2, bottom: 1, right: 2 };
    expect(fillWithin(SHEET, block, 'down')).toEqual([
      { row: 1, column: 2, before: '', after: '48' },
    ]);
    expect(fillWithin(SHEET, { ...block, top: 0, bottom: 0 }, 'down')).toEqual([]);
  });

  it('to the right puts the first column into all of it', () => {
    const filled = fillWithin(SHEET, { top: 3, left: 1, bottom: 3, right: 2 }, 'right');
    expect(filled).toEqual([{ row: 3, column: 2, before: 'x', after: '' }]);
  });

  it('by the handle goes the one way in which it was drawn further', () => {
    const block = { top: 1, left: 1, bottom: 2, right: 2 };
    expect(filledBlock(block, { row: 6, column: 3 })).toEqual({ ...block, bottom: 6 });
    expect(filledBlock(block, { row: 3, column: 7 })).toEqual({ ...block, right: 7 });
    expect(filledBlock(block, { row: 0, column: 1 })).toEqual({ ...block, top: 0 });
    expect(filledBlock(block, { row: 2, column: 1 })).toEqual(block);
  });

  it('by the handle goes on with a series, each column its own', () => {
    const from = { top: 0, left: 1, bottom: 1, right: 2 };
    const filled = withChanges(SHEET, fillOut(SHEET, from, { ...from, bottom: 3 }));
    expect(filled.map((row) => row.slice(1))).toEqual([
      ['SH010', '48'],
      ['SH020', ''],
      ['SH030', '48'],
      ['SH040', ''],
    ]);
  });

  it('by the handle goes on upwards, too', () => {
    const sheet = [[''], [''], ['SH020'], ['SH030']];
    const from = { top: 2, left: 0, bottom: 3, right: 0 };
    const filled = withChanges(sheet, fillOut(sheet, from, { ...from, top: 0 }));
    expect(filled).toEqual([['SH000'], ['SH010'], ['SH020'], ['SH030']]);
  });
});

describe('what follows', () => {
  it.each([
    [
      ['SH010', 'SH020'],
      ['SH030', 'SH040'],
    ],
    [
      ['SH098', 'SH099'],
      ['SH100', 'SH101'],
    ],
    [
      ['1', '2'],
      ['3', '4'],
    ],
    [
      ['1001', '1051'],
      ['1101', '1151'],
    ],
    [
      ['sh1_v001', 'sh1_v002'],
      ['sh1_v003', 'sh1_v004'],
    ],
    [
      ['Ready', 'Ready'],
      ['Ready', 'Ready'],
    ],
    [['SH010'], ['SH010', 'SH010']],
    [
      ['a1', 'b2'],
      ['a1', 'b2'],
    ],
    [
      ['SH020', 'SH010'],
      ['SH000', 'SH010'],
    ],
  ])('%j', (texts, next) => {
    expect(goOn(texts, 2)).toEqual(next);
  });

  it('goes on with any series by its own step', () => {
    fc.assert(
      fc.property(
        fc.nat(9000),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 2, max: 5 }),
        (start, step, count) => {
          const name = (at: number): string => `SH${String(start + step * at).padStart(6, '0')}`;
          const known = Array.from({ length: count }, (_, at) => name(at));
          expect(goOn(known, 3)).toEqual([name(count), name(count + 1), name(count + 2)]);
        },
      ),
    );
  });
});
