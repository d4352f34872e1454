import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells, textOfCells } from '../../../../../renderer/parts/grid/tsv.ts';

describe('cells on the clipboard', () => {
  it('come back as they were copied, whatever stands in them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', ',') });
    const cells = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(text, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(cells, (rows) => {
        expect(readCells(`${textOfCells(rows)}\n`)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['the line that a spreadsheet ends with is no row', 'a\tb\r\nc\r\n', [['a', 'b'], ['c']]],
    ['text over two lines', '"one\ntwo"\tb', [['one\ntwo', 'b']]],
    ['quotes within', '"say ""cut"""\tb', [['say "cut"', 'b']]],
    ['a text that begins with quotes', '"Hero" rig\tb', [['"Hero" rig', 'b']]],
    ['quotes that nobody closed', '"open\tb\nc', [['"open', 'b'], ['c']]],
    ['nothing', '', [['']]],
  ])('%s', (_what, text, rows) => {
    expect(readCells(text)).toEqual(rows);
  });
});
