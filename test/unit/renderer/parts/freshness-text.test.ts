import { expect, it } from 'vitest';
import type { Freshness } from '../../../../electron/shared/productions.ts';
import { failure } from '../../../../electron/shared/result.ts';
import { freshnessText } from '../../../../renderer/parts/freshness-text.ts';

const NOW = new Date(2026, 10, 30, 15, 0);
const at = (day: number): string => new Date(2026, 10, day, 14, 3).toISOString();
const said = (more: Partial<Freshness>): string =>
  freshnessText({ readAt: null, reading: null, problem: null, ...more }, NOW);

it('says how old what is shown is, and what is done about it', () => {
  const problem = failure('unreachable', 'Away.');
  expect(said({})).toBe('not read yet');
  expect(said({ reading: { done: 0, of: 1 } })).toBe('reading…');
  expect(said({ reading: { done: 3, of: 9 } })).toBe('reading 3 of 9');
  expect(said({ readAt: at(30) })).toBe('read 14:03');
  expect(said({ readAt: at(30), problem })).toBe('as of 14:03');
  expect(said({ readAt: at(27), problem })).toBe('3 days old');
  expect(said({ readAt: at(30), reading: { done: 3, of: 9 } })).toBe('read 14:03, reading 3 of 9');
});
