import { expect, it } from 'vitest';
import { takesAway } from '../../../../renderer/parts/time-text.ts';

it.each([
  ['30m', 120, 'Takes 1 h 30 away'],
  ['', 120, 'Takes 2 h away'],
  ['2h', 120, null],
  ['2h15', 120, null],
  // What is no duration, or could be two, takes nothing: it is not logged.
  ['15', 1200, null],
  ['soon', 120, null],
  ['1 d', 600, 'Takes 2 h 30 away'],
])('says of “%s” over %i minutes: %s', (typed, logged, words) =>
  expect(takesAway(typed, logged, 450)).toBe(words),
);
