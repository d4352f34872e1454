import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../../../electron/shared/schedule/day-number.ts';
import {
  dayAt,
  LEAST_PX,
  MOST_PX,
  ticksOf,
  xOf,
  ZOOMS,
  zoomed,
  zoomOf,
} from '../../../../../renderer/rooms/schedule/timeline.ts';

const left = dayNumber('2026-11-30');

describe('the days of a schedule', () => {
  it('keep the day under the pointer where they are zoomed, within limits', () => {
    const scale = { left, px: 18 };
    for (const px of [2, 6, 44, 500, 0]) {
      const next = zoomed(scale, px, 300);
      expect(dayAt(next, 300)).toBeCloseTo(dayAt(scale, 300), 8);
      expect(next.px).toBe(Math.min(MOST_PX, Math.max(LEAST_PX, px)));
    }
    expect(dayAt(scale, xOf(scale, left + 7))).toBe(left + 7);
    expect(ZOOMS.map(({ px }) => zoomOf(px))).toEqual(ZOOMS.map(({ value }) => value));
  });

  it('are named by months and days, months and weeks, or quarters and months', () => {
    const days = ticksOf({ left, px: 44 }, 200, 1);
    expect(days.lower.map(({ label }) => label)).toEqual([
      ...['Mon 30', 'Tue 1', 'Wed 2', 'Thu 3', 'Fri 4'],
    ]);
    expect(days.upper.map(({ label }) => label)).toEqual(['November 2026', 'December 2026']);
    // A week that begins on Sunday.
    const weeks = ticksOf({ left, px: 6 }, 100, 7);
    expect(weeks.lower.map(({ label }) => label)).toEqual(['29', '6', '13']);
    const months = ticksOf({ left, px: 2 }, 150, 1);
    expect(months.upper.map(({ label }) => label)).toEqual(['Q4 2026', 'Q1 2027']);
    expect(months.lower.map(({ label }) => label).slice(0, 3)).toEqual(['Nov', 'Dec', 'Jan']);
  });

  it('have no gap over New Year and the days on which clocks change', () => {
    for (const px of [2, 6, 20]) {
      const { upper, lower } = ticksOf({ left: dayNumber('2026-10-20'), px }, 1200, 1);
      for (const ticks of [upper, lower])
        for (const [at, { end }] of ticks.slice(0, -1).entries())
          expect(ticks[at + 1]?.day).toBe(end);
    }
  });
});
