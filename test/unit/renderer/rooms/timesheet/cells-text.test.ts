import { describe, expect, it } from 'vitest';
import {
  layOut,
  readCells,
  textOfCells,
} from '../../../../../renderer/rooms/timesheet/cells-text.ts';

describe('copied cells', () => {
  it('come back as they were copied', () => {
    const rows = [
      [90, 0, 480],
      [15, 45, 7],
    ];
    expect(readCells(textOfCells(rows))).toEqual({ ok: true, rows });
  });

  it.each([
    ['hours in any cell make bare numbers hours', '7.5\t8', [[450, 480]]],
    ['with a comma, as in French', '7,5\t8', [[450, 480]]],
    ['as a clock', '1:30\t2', [[90, 120]]],
    ['an empty cell is no time', '30\t\t15', [[30, 0, 15]]],
    ['the line that a spreadsheet ends with is no row', '30\r\n45\r\n', [[30], [45]]],
  ])('from a spreadsheet: %s', (_what, text, rows) => {
    expect(readCells(text)).toEqual({ ok: true, rows });
  });

  it('that are no durations are refused as a whole, with the one that is not', () => {
    const read = readCells('30\tlunch');
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.message).toMatch(/^Nothing was pasted\. .*lunch/);
  });
});

describe('where pasted cells go', () => {
  const block = { top: 1, left: 2, bottom: 2, right: 3 };

  it('fills what is selected with one number', () => {
    expect(layOut([[30]], block).map(({ spot }) => [spot.row, spot.day])).toEqual([
      [1, 2],
      [1, 3],
      [2, 2],
      [2, 3],
    ]);
  });

  it('lays a block from the corner of what is selected', () => {
    expect(layOut([[30, 45, 60]], block)).toEqual([
      { spot: { row: 1, day: 2 }, minutes: 30 },
      { spot: { row: 1, day: 3 }, minutes: 45 },
      { spot: { row: 1, day: 4 }, minutes: 60 },
    ]);
  });
});
