import { describe, expect, it } from 'vitest';
import {
  DEFAULT_WINDOW_STATE,
  driftOf,
  restoreWindowState,
} from '../../../electron/windows/window-bounds.ts';

const laptop = { x: 0, y: 24, width: 1440, height: 876 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const left = { x: 1800, y: 100, width: 500, height: 800, maximized: false };

describe('where the window opens', () => {
  it('is where it was left', () => {
    expect(restoreWindowState(left, [laptop, beside])).toEqual(left);
    expect(restoreWindowState({ ...left, maximized: true }, [laptop, beside]).maximized).toBe(true);
  });

  it('keeps its size but not its place when that screen is gone', () => {
    expect(restoreWindowState(left, [laptop])).toEqual({
      width: 500,
      height: 800,
      maximized: false,
    });
  });

  it('is never where its top edge cannot be grabbed', () => {
    const above = { ...left, x: 100, y: -300 };
    const sliver = { ...left, x: -480, y: 100 };
    const below = { ...left, x: 100, y: 895 };
    for (const lost of [above, sliver, below]) {
      expect(restoreWindowState(lost, [laptop])).not.toHaveProperty('x');
    }
    expect(restoreWindowState({ ...left, x: -100 }, [laptop])).toHaveProperty('x', -100);
  });

  it('is no larger than its screen and no smaller than it is good for', () => {
    expect(
      restoreWindowState({ ...left, x: 0, width: 9000, height: 9000 }, [laptop]),
    ).toMatchObject({
      width: 1440,
      height: 876,
    });
    expect(restoreWindowState({ ...left, width: 10, height: 10 }, [laptop])).toMatchObject({
      width: 360,
      height: 480,
    });
  });

  it.each([null, 'text', [], {}, { width: '440', height: 780 }, { width: NaN, height: 1 }])(
    'is the usual one when what was saved is %j',
    (saved) => {
      expect(restoreWindowState(saved, [laptop])).toEqual(DEFAULT_WINDOW_STATE);
    },
  );
});

it('does not creep where the system counts the frame into the place', () => {
  expect(driftOf(left, { ...left, x: 1801, y: 120 })).toEqual({ x: 1, y: 20 });
  expect(driftOf(left, { ...left, x: 1801, y: 420 })).toEqual({ x: 0, y: 0 });
  expect(driftOf(DEFAULT_WINDOW_STATE, left)).toEqual({ x: 0, y: 0 });
});
