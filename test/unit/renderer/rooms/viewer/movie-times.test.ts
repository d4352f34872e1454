import { describe, expect, it } from 'vitest';
import {
  frameNearest,
  lastUpTo,
  middleOf,
  rateOfTimes,
  timesOf,
} from '../../../../../renderer/rooms/viewer/frames/movie-times.ts';

const ntsc = Array.from({ length: 240 }, (_, at) => (at * 1001) / 24_000);

describe('the frames of a movie', () => {
  it('are in the order of their times, without what was cut off and what is there twice', () => {
    const stamps = [0.125, 0, 0.0416, -0.5, -0.25, 0.0833, 0.0833, Number.NaN];
    expect([...timesOf(stamps)]).toEqual([0, 0.0416, 0.0833, 0.125]);
    expect([...timesOf([-2, -1])]).toEqual([-2, -1]);
    expect([...timesOf([])]).toEqual([]);
  });

  it('have the rate of their mean, whichever time they begin at', () => {
    expect(rateOfTimes(timesOf(ntsc))).toEqual({ num: 24_000, den: 1001 });
    expect(rateOfTimes(timesOf(ntsc.map((time) => time + 0.083)))).toEqual({
      num: 24_000,
      den: 1001,
    });
    expect(rateOfTimes(timesOf([0]))).toEqual({ num: 24, den: 1 });
  });

  it('are found by the time that a player says, to its microsecond', () => {
    const times = timesOf(ntsc);
    ntsc.forEach((time, at) => {
      expect(frameNearest(times, Math.round(time * 1e6) / 1e6)).toBe(at);
      expect(frameNearest(times, Math.round(time * 1000) / 1000)).toBe(at);
      expect(lastUpTo(times, middleOf(times, at))).toBe(at);
    });
    expect(frameNearest(times, -3)).toBe(0);
    expect(frameNearest(times, 99)).toBe(239);
    expect(lastUpTo(times, -1)).toBe(-1);
  });

  it('have a middle that lies within them, the last one too', () => {
    const times = timesOf([0.5, 0.54, 0.62]);
    expect([0, 1, 2].map((at) => middleOf(times, at))).toEqual([
      expect.closeTo(0.02, 9),
      expect.closeTo(0.08, 9),
      expect.closeTo(0.16, 9),
    ]);
    expect(middleOf(timesOf([0]), 0)).toBeCloseTo(0.02, 9);
  });
});
