import { expect, it } from 'vitest';
import { failure, success } from '../../../../../electron/shared/result.ts';
import { boxOf } from '../../../../../renderer/rooms/setup/box-of.ts';
import { cutOptions, type CutFields } from '../../../../../renderer/rooms/setup/cut-fields.ts';
import { firstStep } from '../../../../../renderer/rooms/setup/first-step.ts';
import {
  countsText,
  placeText,
  reportText,
} from '../../../../../renderer/rooms/setup/setup-text.ts';

const FIELDS: CutFields = { pattern: '', ranges: 'keep', first: '1001', handles: '', episode: ' ' };

it('takes what is typed about a cut, and refuses what is no number', () => {
  expect(cutOptions(FIELDS)).toEqual(
    success({ pattern: null, frameIn: null, handles: 0, episode: null }),
  );
  expect(cutOptions({ ...FIELDS, ranges: 'first', handles: '8', pattern: '{shot}' })).toEqual(
    success({ pattern: '{shot}', frameIn: 1001, handles: 8, episode: null }),
  );
  expect(cutOptions({ ...FIELDS, ranges: 'source' })).toMatchObject({
    value: { frameIn: 'source' },
  });
  expect(cutOptions({ ...FIELDS, ranges: 'first', first: 'ten' })).toEqual(
    failure('bad-input', 'The first frame is a number, such as 1001.'),
  );
  // What is not asked for may be anything.
  expect(cutOptions({ ...FIELDS, first: 'ten' }).ok).toBe(true);
  expect(cutOptions({ ...FIELDS, handles: '-1' }).ok).toBe(false);
});

it('shows first what is to be decided about a sheet', () => {
  const column = (means: string) => ({ name: means, means, by: 'name' as const, examples: [] });
  const known = [{ value: 'name', label: 'Name', group: 'what' as const }];
  const cut = { pattern: null, frameIn: null, handles: 0, episode: null, clips: 1, rate: '24' };
  expect(firstStep({ cut, columns: [] }, known)).toBe('cut');
  expect(firstStep({ cut: null, columns: [column('name')] }, known)).toBe('sheet');
  expect(firstStep({ cut: null, columns: [column('own:Mood')] }, known)).toBe('columns');
  // Nothing is known of the production yet: nothing can be said of its columns.
  expect(firstStep({ cut: null, columns: [column('own:Mood')] }, [])).toBe('sheet');
});

it('counts what a plan would do and what was done, and leaves out what is none', () => {
  expect(countsText({ creates: 1200, changes: 1, same: 3, restores: 0 })).toBe(
    '1,200 to make · 1 cell to change · 3 as they are',
  );
  const none = { creates: 0, changes: 0, restores: 0, removes: 0, problems: [] };
  expect(reportText({ ...none, creates: 2, changes: 3 })).toBe('2 made · 3 cells changed');
  expect(reportText({ ...none, removes: 2 })).toBe('2 removed again');
  expect(reportText(none)).toBe('Nothing was changed.');
});

it('names a place of the sheet as the grid does', () => {
  const columns = [{ name: 'Name' }, { name: '' }];
  expect(placeText({ row: 4, column: 0 }, columns)).toBe('Name, row 5');
  expect(placeText({ row: 4, column: 1 }, columns)).toBe('Column 2, row 5');
  expect(placeText({ row: 4, column: null }, columns)).toBe('Row 5');
  expect(placeText({ row: null, column: 0 }, columns)).toBe('Name');
  expect(placeText({ row: null, column: null }, columns)).toBe('');
});

it('keeps an edit as the smallest block that has all of its cells', () => {
  const at = (row: number, column: number) => ({ row, column, before: '', after: 'x' });
  expect(boxOf([at(4, 2), at(1, 3), at(2, 1)])).toEqual({ top: 1, bottom: 4, left: 1, right: 3 });
});
