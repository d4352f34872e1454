import { describe, expect, it } from 'vitest';
import {
  canDropFrames,
  firstNumber,
  rateOf,
  rateText,
  timecode,
  timeOf,
} from '../../../electron/shared/frame-time.ts';

const NTSC = { num: 30_000, den: 1001 };

describe('a rate', () => {
  it.each([
    [23.976, 24_000, 1001],
    [24000 / 1001, 24_000, 1001],
    [24, 24, 1],
    [25.000001, 25, 1],
    [29.97, 30_000, 1001],
    [59.94, 60_000, 1001],
    [60, 60, 1],
    [8, 8000, 1000],
    [Number.NaN, 24, 1],
    [0, 24, 1],
  ])('of %s frames a second is %i/%i', (given, num, den) => {
    expect(rateOf(given)).toEqual({ num, den });
  });

  it('is written to the thousandth, and keeps the time of each frame', () => {
    expect(rateText(rateOf(23.976))).toBe('23.976');
    expect(rateText(rateOf(25))).toBe('25');
    expect(timeOf(48_000, { num: 24_000, den: 1001 })).toBe(2002);
  });
});

describe('a timecode', () => {
  it('counts frames', () => {
    expect(timecode(0, rateOf(24))).toBe('00:00:00:00');
    expect(timecode(24 * 3661 + 5, rateOf(24))).toBe('01:01:01:05');
    expect(timecode(1800, NTSC)).toBe('00:01:00:00');
  });

  it('leaves numbers out where the rate has it', () => {
    expect(timecode(1799, NTSC, true)).toBe('00:00:59;29');
    expect(timecode(1800, NTSC, true)).toBe('00:01:00;02');
    expect(timecode(3597, NTSC, true)).toBe('00:01:59;29');
    expect(timecode(3598, NTSC, true)).toBe('00:02:00;02');
    expect(timecode(17_982, NTSC, true)).toBe('00:10:00;00');
    expect(timecode(107_892, NTSC, true)).toBe('01:00:00;00');
    expect(timecode(3600, { num: 60_000, den: 1001 }, true)).toBe('00:01:00;04');
    expect(canDropFrames(rateOf(23.976))).toBe(false);
    expect(timecode(1440, rateOf(23.976), true)).toBe('00:01:00:00');
  });
});

it('a frame has the number that the studio counts by', () => {
  expect(firstNumber('zero', 1001)).toBe(0);
  expect(firstNumber('one', 1001)).toBe(1);
  expect(firstNumber('shot', 1001)).toBe(1001);
  expect(firstNumber('shot', null)).toBe(1);
});
