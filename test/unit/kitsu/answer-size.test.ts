import { expect, it } from 'vitest';
import { longestAnswer } from '../../../electron/kitsu/answer-size.ts';

const ID = '11111111-2222-3333-4444-555555555555';
const MEBI = 1024 * 1024;

it('gives a list more room than one thing, and a production’s times the most', () => {
  expect(longestAnswer(`/data/projects/${ID}`)).toBe(MEBI);
  expect(longestAnswer(`/data/projects/${ID}/shots`)).toBe(32 * MEBI);
  // 100,000 entries of 300 bytes, and a film of several years.
  expect(longestAnswer(`/data/projects/${ID}/time-spents`)).toBeGreaterThan(8 * 100_000 * 300);
  expect(longestAnswer(`/data/persons/${ID}/time-spents`)).toBe(32 * MEBI);
});
