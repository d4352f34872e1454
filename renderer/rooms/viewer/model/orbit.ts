/** Where the eye is: it looks at `target` from `distance`, turned by two angles (radians). */
export interface Orbit {
  target: readonly [x: number, y: number, z: number];
  distance: number;
  /** Around the model, from the front. */
  around: number;
  /** Above the floor, up to a right angle. */
  above: number;
}

export interface Ball {
  centre: readonly [x: number, y: number, z: number];
  radius: number;
}

/** How far the eye sees up and down, in radians. */
export const EYE_ANGLE = (40 * Math.PI) / 180;
/** Just off straight above: there the eye would not know which way is up. */
const HIGHEST = Math.PI / 2 - 0.01;
const START = { around: Math.PI / 6, above: Math.PI / 9 };

const between = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** All of the model in sight. `aspect`: width by height. */
export function fittedOrbit({ centre, radius }: Ball, aspect: number): Orbit {
  const half = Math.min(EYE_ANGLE / 2, Math.atan(Math.tan(EYE_ANGLE / 2) * aspect));
  return { target: centre, distance: (radius / Math.sin(half)) * 1.05, ...START };
}

export const turned = (orbit: Orbit, around: number, above: number): Orbit => ({
  ...orbit,
  around: orbit.around + around,
  above: between(orbit.above + above, -HIGHEST, HIGHEST),
});

/** Nearer by a factor; `radius` is the model's. */
export const nearer = (orbit: Orbit, factor: number, radius: number): Orbit => ({
  ...orbit,
  distance: between(orbit.distance / factor, radius * 0.02, radius * 50),
});

/** Sideways and up, as parts of the distance. */
export function shifted(orbit: Orbit, right: number, up: number): Orbit {
  const { around, above, distance, target } = orbit;
  const side = [Math.cos(around), 0, -Math.sin(around)] as const;
  const over = [
    -Math.sin(above) * Math.sin(around),
    Math.cos(above),
    -Math.sin(above) * Math.cos(around),
  ] as const;
  const along = (axis: 0 | 1 | 2): number =>
    target[axis] + (side[axis] * right + over[axis] * up) * distance;
  return { ...orbit, target: [along(0), along(1), along(2)] };
}

/** Where the eye stands. */
export function eyeOf({ target, distance, around, above }: Orbit): [number, number, number] {
  const flat = Math.cos(above) * distance;
  return [
    target[0] + Math.sin(around) * flat,
    target[1] + Math.sin(above) * distance,
    target[2] + Math.cos(around) * flat,
  ];
}
