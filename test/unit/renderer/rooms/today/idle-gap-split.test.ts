import { expect, it } from 'vitest';
import { splitAt } from '../../../../../renderer/rooms/today/idle-gap-split.ts';

const at = (time: string): number => new Date(`2026-03-10T${time}`).getTime();
const gap = { from: at('12:04:30'), to: at('13:01:10') };

it('splits at a time of the clock within the gap', () => {
  expect(splitAt(gap, '12:30')).toEqual({ at: at('12:30') });
  expect(splitAt(gap, ' 13h00 ')).toEqual({ at: at('13:00') });
  expect(splitAt(gap, '1230')).toEqual({ at: at('12:30') });
});

it('says which times there are', () => {
  expect(splitAt(gap, '12:04')).toEqual({ error: 'Type a time between 12:04 and 13:01.' });
  expect(splitAt(gap, '11:00')).toEqual({ error: 'Type a time between 12:04 and 13:01.' });
  expect(splitAt(gap, 'noon')).toEqual({ error: 'Type a time like 13:20.' });
});

it('finds a time after midnight', () => {
  const night = { from: at('23:00'), to: at('23:00') + 9 * 3_600_000 };
  expect(splitAt(night, '1:15')).toEqual({ at: at('23:00') + 2.25 * 3_600_000 });
});
