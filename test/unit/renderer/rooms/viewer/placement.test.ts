import { describe, expect, it } from 'vitest';
import {
  fitted,
  moved,
  pixelAt,
  zoomedTo,
} from '../../../../../renderer/rooms/viewer/picture/placement.ts';

const picture = { width: 1920, height: 1080 };
const stage = { width: 960, height: 800 };

describe('where a picture lies', () => {
  it('fits whole and in the middle', () => {
    expect(fitted(picture, stage)).toEqual({ scale: 0.5, x: 0, y: 130 });
    expect(fitted({ width: 10, height: 20 }, stage)).toEqual({ scale: 40, x: 280, y: 0 });
  });

  it('keeps the pixel under the pointer when it grows', () => {
    const at = { x: 700, y: 400 };
    const before = fitted(picture, stage);
    const after = zoomedTo(before, 3, at, picture, stage);
    expect(after.scale).toBe(3);
    expect(pixelAt(after, at, picture)).toEqual(pixelAt(before, at, picture));
  });

  it('is never lost: no gap where it is larger than the stage, in the middle where it is not', () => {
    const large = zoomedTo(fitted(picture, stage), 1, { x: 480, y: 400 }, picture, stage);
    expect(moved(large, { x: 9999, y: 9999 }, picture, stage)).toEqual({ scale: 1, x: 0, y: 0 });
    expect(moved(large, { x: -9999, y: -9999 }, picture, stage)).toEqual({
      scale: 1,
      x: -960,
      y: -280,
    });
    const small = zoomedTo(large, 0.25, { x: 0, y: 0 }, picture, stage);
    expect(moved(small, { x: 50, y: 50 }, picture, stage)).toEqual(small);
    expect(small).toEqual({ scale: 0.25, x: 240, y: 265 });
  });

  it('lies on whole pixels at a whole scale, so that 1:1 is sharp', () => {
    const { x, y } = zoomedTo(
      fitted({ width: 101, height: 101 }, { width: 200, height: 200 }),
      1,
      { x: 33, y: 66 },
      { width: 101, height: 101 },
      { width: 200, height: 200 },
    );
    expect([x, y].every(Number.isInteger)).toBe(true);
  });

  it('has limits, and knows what is beside it', () => {
    const at = { x: 480, y: 400 };
    expect(zoomedTo(fitted(picture, stage), 1e9, at, picture, stage).scale).toBe(64);
    expect(zoomedTo(fitted(picture, stage), 0, at, picture, stage).scale).toBe(0.125);
    expect(pixelAt(fitted(picture, stage), { x: 10, y: 129 }, picture)).toBeNull();
    expect(pixelAt(fitted(picture, stage), { x: 959.9, y: 130 }, picture)).toEqual({
      x: 1919,
      y: 0,
    });
  });
});
