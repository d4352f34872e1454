import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DaySegments, Segment } from '../../../../../../electron/shared/timer.ts';
import { workDayBounds } from '../../../../../../electron/shared/work-day.ts';
import { clockIn } from '../../../../../../electron/shared/zone.ts';
import {
  endText,
  instantAt,
  pieceText,
  segmentBar,
  typedText,
} from '../../../../../../renderer/parts/day-bar/segment-bar.ts';
import {
  edgeRoom,
  FINE_STEP_MS,
  middleOf,
  nextStep,
  snapped,
  STEP_MS,
} from '../../../../../../renderer/rooms/today/day-editor/segment-edit.ts';

const PARIS = 'Europe/Paris';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function dayOf(day: string, segments: Segment[] = [], zone = PARIS, begins = '00:00'): DaySegments {
  const { start, end } = workDayBounds(zone, day, begins);
  return { day, from: start, to: end, zone, begins, segments, sources: [] };
}
const segment = (day: DaySegments, id: string, from: string, to: string | null): Segment => ({
  ...{ id, taskId: id, title: `SH0${id} · Animation`, day: day.day },
  start: instantAt(day, from),
  end: to === null ? null : instantAt(day, to),
});
const options = { dayStart: '09:00', dayEnd: '18:00', edges: false };

const empty = dayOf('2026-11-20');
const aDay = {
  ...empty,
  segments: [
    segment(empty, '1', '09:20', '11:00'),
    segment(empty, '2', '11:00', '12:10'),
    segment(empty, '3', '13:00', null),
  ],
};
const threePm = instantAt(empty, '15:00');

describe('the bar of a day that begins at 4:00', () => {
  const day = dayOf('2026-11-20', [], PARIS, '04:00');

  it('finds the times before and after midnight on their side of it', () => {
    const from = (clock: string): number => (instantAt(day, clock) - day.from) / HOUR;
    expect(['04:00', '09:00', '23:45', '00:00', '02:30', '03:59'].map(from)).toEqual([
      ...[0, 5, 19.75, 20, 22.5],
      23 + 59 / 60,
    ]);
  });

  it('goes on past midnight, to an end that is said by the clock', () => {
    const late = { ...day, segments: [segment(day, '1', '22:00', '02:00')] };
    const bar = segmentBar(late, { ...options, now: day.to });
    expect(bar.ticks.map(({ label }) => label)).toEqual(['9', '12', '15', '18', '21', '0']);
    expect(bar.pieces.map((piece) => pieceText(late, piece))).toEqual([
      'SH01 · Animation, 22:00 to 2:00, 4 h',
    ]);
    expect(endText(day, day.to)).toBe('4:00');
    expect(endText(empty, empty.to)).toBe('24:00');
  });
});

describe('the bar', () => {
  it('goes from morning to evening, with what was timed in its place and what was not between', () => {
    const bar = segmentBar(aDay, { ...options, now: threePm });
    expect(bar.ticks.map(({ label }) => label)).toEqual(['9', '11', '13', '15', '17']);
    expect(bar.pieces.map((piece) => pieceText(aDay, piece))).toEqual([
      'SH01 · Animation, 9:20 to 11:00, 1 h 40',
      'SH02 · Animation, 11:00 to 12:10, 1 h 10',
      'Untracked, 12:10 to 13:00, 50 min',
      'SH03 · Animation, 13:00 to 15:00, 2 h, running',
    ]);
    expect(bar.pieces[2]?.left).toBeCloseTo(((3 + 10 / 60) / 9) * 100);
  });

  it('shows what could be filled at both ends, and nothing of what is to come', () => {
    const bar = segmentBar(
      { ...aDay, segments: aDay.segments.slice(0, 2) },
      { ...options, edges: true, now: threePm },
    );
    expect(
      bar.pieces.map(({ segment: one, start, end }) => [one?.id, (end - start) / MINUTE]),
    ).toEqual([
      [undefined, 20],
      ['1', 100],
      ['2', 70],
      [undefined, 170],
    ]);
  });

  it('grows with an early morning and a late evening', () => {
    const early = [segment(empty, '1', '05:40', '06:00'), segment(empty, '2', '22:00', '23:30')];
    const bar = segmentBar({ ...empty, segments: early }, { ...options, now: empty.to + HOUR });
    expect([clockIn(PARIS, bar.open), bar.close]).toEqual(['05:00', empty.to]);
  });

  it('has the hours that a day has whose clocks are moved', () => {
    const spring = dayOf('2026-03-29');
    const autumn = dayOf('2026-10-25');
    const whole = { dayStart: '00:00', dayEnd: '23:59', edges: true, now: Infinity };
    expect((spring.to - spring.from) / HOUR).toBe(23);
    for (const [day, hours] of [
      [spring, 23],
      [autumn, 25],
    ] as const) {
      const bar = segmentBar(day, whole);
      expect((bar.close - bar.open) / HOUR).toBe(hours);
      expect(bar.pieces).toMatchObject([{ left: 0, start: day.from }]);
    }
    expect(clockIn(PARIS, instantAt(spring, '09:00'))).toBe('09:00');
    expect(clockIn(PARIS, instantAt(autumn, '09:00'))).toBe('09:00');
    // The clocks never show half past two.
    expect(clockIn(PARIS, instantAt(spring, '02:30'))).toBe('03:00');
  });

  it('never hides what was typed', () => {
    const lane = (correction: number) => ({
      ...{ taskId: 'a', title: 'A', minutes: 60, counted: 60 - correction },
      correction,
    });
    expect(typedText([lane(0)])).toBeNull();
    expect(typedText([lane(45), lane(0)])).toBe('of it 45 min entered by hand');
    expect(typedText([lane(45), lane(-75)])).toBe('of it 45 min entered, 1 h 15 taken off by hand');
  });
});

/** Any day of the year in zones that change their clocks by a whole hour, half an hour or never, with segments that do not overlap. */
const anyDay = fc
  .record({
    zone: fc.constantFrom(PARIS, 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo'),
    nth: fc.integer({ min: 0, max: 364 }),
    cuts: fc.array(fc.integer({ min: 0, max: 23 * 3600 }), { maxLength: 12 }),
    runs: fc.boolean(),
    nowAt: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ zone, nth, cuts, runs, nowAt }) => {
    const name = new Date(Date.UTC(2026, 0, 1 + nth)).toISOString().slice(0, 10);
    const day = dayOf(name, [], zone);
    const at = [...new Set(cuts)].sort((a, b) => a - b).map((second) => day.from + second * 1000);
    const segments: Segment[] = [];
    for (let i = 0; i + 1 < at.length; i += 2) {
      const [start, end] = [at[i] as number, at[i + 1] as number];
      segments.push({ id: `s${i}`, taskId: 't', title: 'T', day: name, start, end });
    }
    const last = segments.at(-1);
    const reached = last?.end ?? day.from;
    if (runs && last) last.end = null;
    return {
      day: { ...day, segments },
      now: Math.max(reached, day.from + nowAt * (day.to - day.from)),
    };
  });

it('draws any day in order, without overlap, each as long as it was', () => {
  fc.assert(
    fc.property(anyDay, fc.boolean(), ({ day, now }, edges) => {
      const { open, close, pieces, ticks } = segmentBar(day, { ...options, edges, now });
      expect(open).toBeGreaterThanOrEqual(day.from);
      expect(close).toBeLessThanOrEqual(day.to);
      let reached = open;
      for (const { start, end, left, width } of pieces) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(left).toBeGreaterThanOrEqual(-1e-9);
        expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
        expect((width / 100) * (close - open)).toBeCloseTo(end - start, 2);
        reached = end;
      }
      const timed = pieces.filter((piece) => piece.segment !== null);
      expect(timed.map((piece) => piece.segment?.id)).toEqual(day.segments.map(({ id }) => id));
      for (const [index, tick] of ticks.entries()) {
        expect(tick.at).toBeGreaterThan(ticks[index - 1]?.at ?? -1);
      }
    }),
  );
});

it('moves no edge over a neighbour, out of the day, or into what is to come', () => {
  const move = fc.record({
    pick: fc.nat(),
    edge: fc.constantFrom('start' as const, 'end' as const),
    to: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
    step: fc.constantFrom(STEP_MS, FINE_STEP_MS),
  });
  fc.assert(
    fc.property(anyDay, fc.array(move, { maxLength: 20 }), ({ day, now }, moves) => {
      for (const { pick, edge, to, step } of moves) {
        const one = day.segments[pick % Math.max(1, day.segments.length)];
        if (!one) return;
        const room = edgeRoom(day, one, edge, now);
        if (!room) {
          expect(one.end).toBeNull();
          continue;
        }
        one[edge] = snapped(day.from + to * (day.to - day.from), step, room);
        let reached = day.from;
        for (const { start, end } of day.segments) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end ?? now).toBeGreaterThanOrEqual(start);
          reached = end ?? now;
        }
        expect(reached).toBeLessThanOrEqual(Math.min(day.to, now));
      }
    }),
  );
});

it('steps along the clock', () => {
  const quarterPast = instantAt(empty, '09:15');
  expect(nextStep(quarterPast, 1, STEP_MS) - quarterPast).toBe(5 * MINUTE);
  expect(nextStep(quarterPast + 30_000, -1, STEP_MS)).toBe(quarterPast);
  expect(nextStep(quarterPast + 30_000, 1, FINE_STEP_MS)).toBe(quarterPast + MINUTE);
});

it('splits about the middle, and not what is too short', () => {
  const [first] = aDay.segments as [Segment];
  expect(clockIn(PARIS, middleOf(first, threePm) ?? 0)).toBe('10:10');
  expect(middleOf({ ...first, end: first.start + 90_000 }, threePm)).toBeNull();
});
