import { expect, it } from 'vitest';
import {
  eyeOf,
  fittedOrbit,
  nearer,
  shifted,
  turned,
} from '../../../../../renderer/rooms/viewer/model/orbit.ts';

const ball = { centre: [1, 2, 3], radius: 2 } as const;
const far = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)));

it('turns around the model at one distance, and never over the top', () => {
  const start = fittedOrbit(ball, 16 / 9);
  expect(start.distance).toBeGreaterThan(ball.radius);
  for (const turn of [start, turned(start, 2, 0.3), turned(start, -7, 40)])
    expect(far(eyeOf(turn), ball.centre)).toBeCloseTo(start.distance);
  expect(turned(start, 0, 40).above).toBeLessThan(Math.PI / 2);
  expect(eyeOf({ ...start, around: 0, above: 0 })[2]).toBeCloseTo(3 + start.distance);
});

it('needs more room where the window is narrow', () => {
  expect(fittedOrbit(ball, 0.5).distance).toBeGreaterThan(fittedOrbit(ball, 2).distance);
});

it('comes nearer within limits, and is shifted across the way it looks', () => {
  const start = fittedOrbit(ball, 1);
  expect(nearer(start, 2, ball.radius).distance).toBeCloseTo(start.distance / 2);
  expect(nearer(start, 1e9, ball.radius).distance).toBeCloseTo(0.04);
  const aside = shifted(start, 0.5, 0);
  expect(far(aside.target, start.target)).toBeCloseTo(start.distance / 2);
  expect(aside.target[1]).toBeCloseTo(start.target[1]);
});
