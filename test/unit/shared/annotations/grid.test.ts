import { expect, it } from 'vitest';
import {
  frameOf,
  frameOfTime,
  timeOfFrame,
  toOtherRate,
} from '../../../../electron/shared/annotations/grid.ts';

const RATES = [24, 23.976, 25, 29.97, 30, 60];

/** As Kitsu's own player reckons: the step rounded to 4 decimals, then the time cut to 4 digits. */
const ofKitsusPlayer = (frame: number, fps: number): number => {
  const step = Math.round((1 / fps) * 10_000) / 10_000;
  return Number((Math.round(frame * step * 10_000) / 10_000).toPrecision(4));
};

it.each(RATES)('a time of Kitsu at %f is read as the frame that it was drawn on', (fps) => {
  for (let frame = 0; frame <= 3_000; frame += 7) {
    expect(frameOf(ofKitsusPlayer(frame, fps), frame + 1, fps)).toBe(frame);
    expect(frameOfTime(timeOfFrame(frame, fps), fps)).toBe(frame);
  }
});

it.each(RATES)('the first, 31st and 2,500th frame at %f are told without a number of it', (fps) => {
  for (const frame of [0, 30, 2_499])
    expect(frameOf(ofKitsusPlayer(frame, fps), null, fps)).toBe(frame);
});

it('a time is written as Kitsu’s player writes it, so that it finds and deletes it', () => {
  expect(timeOfFrame(30, 24)).toBe(1.251);
  expect(timeOfFrame(250, 24)).toBe(ofKitsusPlayer(250, 24));
  expect(timeOfFrame(2_499, 24)).toBe(104.2);
  // Cut to four digits it would be the next frame's.
  expect(ofKitsusPlayer(2_500, 24)).toBe(104.3);
  expect(timeOfFrame(2_500, 24)).toBe(104.25);
});

it('the number of a frame decides only where the time was cut too short', () => {
  expect(frameOf(104.3, 2_501, 24)).toBe(2_500);
  expect(frameOf(104.3, null, 24)).toBe(2_501);
  // A stale number of an old player.
  expect(frameOf(1.251, 7, 24)).toBe(30);
  expect(frameOf(104.3, 90, 24)).toBe(2_501);
});

it('a movie of another rate than its production shows the frame of that moment', () => {
  expect(toOtherRate(100, 24, 24)).toBe(100);
  expect(toOtherRate(100, 23.976, 24)).toBe(100);
  expect(toOtherRate(24, 24, 48)).toBe(49);
  expect(toOtherRate(48, 48, 24)).toBe(24);
});
