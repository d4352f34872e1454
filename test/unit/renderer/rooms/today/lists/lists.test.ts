import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitText } from '../../../../../../renderer/parts/time-text.ts';
import { nextAt } from '../../../../../../renderer/rooms/today/lists/list-text.ts';
import { tabAfter, tabsOf } from '../../../../../../renderer/rooms/today/lists/tabs.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

describe('the tabs', () => {
  it('are two for an artist, and three for whoever reviews, with none to review too', () => {
    expect(tabsOf(12, null).map(({ label }) => label)).toEqual(['To-do', 'Done']);
    expect(tabsOf(12, { done: 3, check: null }).map(({ count }) => count)).toEqual([12, 3]);
    expect(tabsOf(0, { done: 0, check: 0 }).map(({ label }) => label)).toEqual([
      'To-do',
      'Done',
      'To check',
    ]);
  });

  it('come one after the other, and the first after the last', () => {
    const tabs = tabsOf(0, { done: 0, check: 0 });
    expect(tabAfter('todo', tabs)).toBe('done');
    expect(tabAfter('check', tabs)).toBe('todo');
    // Somebody who reviews no more, while that tab is shown.
    expect(tabAfter('check', tabsOf(0, null))).toBe('todo');
  });
});

it('says how long something waits, as coarse as it matters', () => {
  const since = (at: string) => waitText(at, NOW);
  expect(since('2026-11-20T11:59:30Z')).toBe('just now');
  expect(since('2026-11-20T11:48:00Z')).toBe('12 min');
  expect(since('2026-11-20T08:30:00Z')).toBe('3 h');
  expect(since('2026-11-19T11:00:00Z')).toBe('1 day');
  expect(since('2026-11-10T12:00:00Z')).toBe('10 days');
  // Another computer's clock may be ahead.
  expect(since('2026-11-20T12:05:00Z')).toBe('just now');
  expect(waitText(null, NOW)).toBe('');
});

it('gives the turn to a row that there is, whichever left', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 40 }), fc.nat(30), (place, rows) => {
      const next = nextAt(place, rows);
      if (rows === 0) expect(next).toBeNull();
      else expect(next).toBe(Math.min(Math.max(0, place), rows - 1));
    }),
  );
});
