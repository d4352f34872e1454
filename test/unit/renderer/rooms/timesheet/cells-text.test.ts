import { describe, expect, it } from 'vitest';
import type { SheetWeek } from '../../../../../electron/shared/sheet.ts';
import {
  layOut,
  pasteInto,
  pasteQuestion,
  pastedText,
  readCells,
  textOfCells,
} from '../../../../../renderer/rooms/timesheet/cells-text.ts';

describe('copied cells', () => {
  it('come back as they were copied', () => {
    const rows = [
      [90, 3, 480],
      [15, 45, 7],
    ];
    expect(textOfCells(rows)).toBe('1:30\t0:03\t8:00\n0:15\t0:45\t0:07');
    expect(readCells(textOfCells(rows))).toEqual({ ok: true, value: rows });
  });

  it.each([
    ['bare numbers are hours, as typed', '8\t8\t7\t8\t8', [[480, 480, 420, 480, 480]]],
    ['hours in any cell', '8\t8\t7.5', [[480, 480, 450]]],
    ['a running clock', '7:30:00\t0:45:00', [[450, 45]]],
    ['decimal numbers, as another cell shows', '7.50\t7.75\t8.00', [[450, 465, 480]]],
    ['decimal numbers that are no quarters', '7.30\t8.5', [[438, 510]]],
    ['decimal numbers with a comma', '0,33\t0,5', [[20, 30]]],
    ['with a comma, as in French', '7,5\t8', [[450, 480]]],
    ['as a clock', '1:30\t2', [[90, 120]]],
    [
      'a blank cell leaves what is there',
      '3\t\t1.5\n\t2\t',
      [
        [180, null, 90],
        [null, 120, null],
      ],
    ],
    ['the line that a spreadsheet ends with is no row', '3\r\n4.5\r\n', [[180], [270]]],
  ])('from a spreadsheet: %s', (_what, text, rows) => {
    expect(readCells(text)).toEqual({ ok: true, value: rows });
  });

  it('that are no durations are refused as a whole, with the one that is not', () => {
    const read = readCells('3\tlunch');
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.message).toMatch(/^Nothing was pasted\. .*lunch/);
  });
});

it('asks of a number that could be two durations', () => {
  const asked = {
    ok: false,
    code: 'ambiguous',
    message: 'Nothing was pasted. Is “7.30” 7 h 30 or 7 h 18?',
    action: 'Type 7:30 or 7h18.',
  };
  expect(readCells('8\t7.30')).toEqual(asked);
  expect(readCells('90\t45')).toMatchObject({
    ok: false,
    action: expect.stringContaining('type 90m'),
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

  it('leaves a spot alone for which the block has no time', () => {
    expect(layOut([[30, null, 0]], block)).toEqual([
      { spot: { row: 1, day: 2 }, minutes: 30 },
      { spot: { row: 1, day: 4 }, minutes: 0 },
    ]);
    expect(layOut([[null]], block)).toEqual([]);
  });

  it('lays a block from the corner of what is selected', () => {
    expect(layOut([[30, 45, 60]], block)).toEqual([
      { spot: { row: 1, day: 2 }, minutes: 30 },
      { spot: { row: 1, day: 3 }, minutes: 45 },
      { spot: { row: 1, day: 4 }, minutes: 60 },
    ]);
  });
});

describe('what a paste does', () => {
  const cells = (...minutes: number[]) => minutes.map((one) => ({ minutes: one }));
  const week = {
    rows: [{ cells: cells(480, 480, 0, 0, 0, 0, 60) }, { cells: cells(90, 0, 0, 0, 0, 0, 0) }],
  } as unknown as SheetWeek;
  const corner = { top: 0, left: 0, bottom: 0, right: 0 };

  it('says how many hours it takes away, and does not count what a blank cell leaves', () => {
    const paste = pasteInto(week, [[60, null, 30], [120]], corner);
    expect(paste).toMatchObject({ beyond: 0, total: 210, taken: 420 });
    expect(pasteQuestion(paste)).toBe(
      '7 h of what is logged in these 3 cells are taken away. They have 3 h 30 then.',
    );
    expect(pastedText(paste, 3)).toBe('3 cells pasted, 3 h 30 in all. 7 h taken away.');
  });

  it('takes nothing away by adding, nor beyond the week', () => {
    const paste = pasteInto(week, [[600], [90], [1]], corner);
    expect(paste).toMatchObject({ beyond: 1, total: 690, taken: 0 });
    expect(pastedText(paste, 1)).toBe(
      '2 cells pasted, 1 changed, 11 h 30 in all. 1 cell did not fit.',
    );
  });
});
