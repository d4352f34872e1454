import { describe, expect, it } from 'vitest';
import {
  applyLook,
  exposed,
  exposure,
  PLAIN,
  type Channel,
} from '../../../../../renderer/rooms/viewer/picture/channels.ts';

const light = (value: number): number => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

const shown = (pixel: number[], channel: Channel, stops = 0): number[] => {
  const pixels = Uint8ClampedArray.from(pixel);
  applyLook(pixels, { channel, stops });
  return [...pixels];
};

describe('the channels of a picture', () => {
  const pixel = [200, 100, 50, 128];

  it.each([
    ['colour', [200, 100, 50, 128]],
    ['red', [200, 200, 200, 255]],
    ['green', [100, 100, 100, 255]],
    ['blue', [50, 50, 50, 255]],
    ['alpha', [128, 128, 128, 255]],
    ['luma', [118, 118, 118, 255]],
  ] as const)('%s', (channel, expected) => {
    expect(shown(pixel, channel)).toEqual(expected);
  });

  it('changes nothing as the picture is', () => {
    expect(shown([0, 1, 127, 255], PLAIN.channel, PLAIN.stops)).toEqual([0, 1, 127, 255]);
  });
});

describe('exposure', () => {
  it('doubles the light with each stop', () => {
    for (const value of [60, 90, 120, 150]) {
      const brighter = exposure(1)[value] ?? 0;
      expect(Math.abs(light(brighter) / light(value) - 2)).toBeLessThan(0.03);
    }
    expect(exposure(1)[255]).toBe(255);
    expect(exposure(-1)[255]).toBe(188);
  });

  it('does not make the mask brighter', () => {
    expect(shown([200, 100, 50, 128], 'alpha', 2)).toEqual([128, 128, 128, 255]);
    expect(shown([100, 0, 0, 40], 'colour', 1)[3]).toBe(40);
  });

  it('has an end', () => {
    expect(exposed(5.5, 1)).toBe(6);
    expect(exposed(-6, -0.5)).toBe(-6);
  });
});
