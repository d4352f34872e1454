import { chanceOf, rolling } from './chance.ts';
import { mix, PALETTES, soft } from './palettes.ts';
import type { Colour, Palette } from './palettes.ts';

export const ASPECT = 16 / 9;

/** The colour at a point: x from 0 to 16/9, y from 0 at the top to 1; `blur` is one pixel. */
export type Scene = (x: number, y: number, blur: number) => Colour;

export interface Subject {
  /** Id of the shot or asset, which determines how it looks. */
  id: string;
  /** Id of its sequence, whose shots share hour and weather; for an asset its own id. */
  group: string;
  kind: 'place' | 'figure' | 'thing';
}

/** What the camera sees of a shot or an asset. */
export function sceneOf({ id, group, kind }: Subject): Scene {
  const chance = chanceOf(id);
  const palette = PALETTES[Math.floor(chanceOf(group)() * PALETTES.length)] ?? PALETTES[0];
  if (!palette) throw new Error('no palette');
  if (kind !== 'place') return turntable(palette, chance, kind);
  const take = chance();
  if (take < 0.45) return hills(palette, chance);
  return take < 0.75 ? sea(palette, chance) : room(palette, chance);
}

function sky(palette: Palette, chance: () => number, horizon: number) {
  const sun = {
    x: 0.2 + chance() * 1.4,
    y: horizon - 0.03 - chance() * 0.25,
    size: 0.03 + chance() * 0.05,
  };
  const bright = mix(palette.light, [255, 252, 244], 0.55);
  const at: Scene = (x, y, blur) => {
    const height = y / horizon;
    const base =
      height < 0.6
        ? mix(palette.top, palette.sky, height / 0.6)
        : mix(palette.sky, palette.light, (height - 0.6) / 0.4);
    const away = Math.hypot(x - sun.x, y - sun.y);
    const glow = 0.55 * Math.exp(-away * 5.5);
    const disc = 1 - soft(sun.size - blur, sun.size + blur, away);
    return mix(mix(base, bright, glow), bright, disc * 0.9);
  };
  return { at, sun };
}

/** Ridges that get paler with distance, sometimes with somebody in front of them. */
function hills(palette: Palette, chance: () => number): Scene {
  const horizon = 0.5 + chance() * 0.2;
  const { at } = sky(palette, chance, horizon);
  const ridges = [0, 1, 2].map((place) => ({
    line: rolling(chance, 0.5),
    base: horizon + place * 0.13,
    height: 0.05 + place * 0.035,
    colour: mix(mix(palette.light, palette.far, 0.6), palette.near, place / 2),
  }));
  const figure =
    chance() < 0.55 ? standing(palette, 0.35 + chance() * 1.1, 0.98, 0.3 + chance() * 0.22) : null;
  return (x, y, blur) => {
    let seen = y < horizon + 0.1 ? at(x, Math.min(y, horizon), blur) : palette.far;
    for (const { line, base, height, colour } of ridges) {
      const edge = base + line(x * 2.2) * height;
      seen = mix(
        seen,
        mix(colour, palette.near, (y - edge) * 0.9),
        soft(edge - blur, edge + blur, y),
      );
    }
    return figure ? figure(seen, x, y, blur) : seen;
  };
}

/** A level horizon, light on the water, something small in the distance. */
function sea(palette: Palette, chance: () => number): Scene {
  const horizon = 0.45 + chance() * 0.18;
  const { at, sun } = sky(palette, chance, horizon);
  const mast = 0.25 + chance() * 1.3;
  const figure = chance() < 0.4 ? standing(palette, 0.3 + chance() * 1.2, 1.02, 0.36) : null;
  const deep = mix(palette.far, palette.near, 0.55);
  const ripple = rolling(chance, 0.7);
  return (x, y, blur) => {
    const depth = (y - horizon) / (1 - horizon);
    const wave = ripple(y * 90 + x * 3) * 0.5 + 0.5;
    const shine =
      Math.exp(-(((x - sun.x) / (0.05 + depth * 0.22)) ** 2)) * (0.75 - depth * 0.5) * wave;
    const water = mix(
      mix(mix(palette.light, deep, soft(0, 0.5, depth)), palette.near, depth * 0.5),
      palette.light,
      shine,
    );
    let seen = mix(
      at(x, Math.min(y, horizon), blur),
      water,
      soft(horizon - blur, horizon + blur, y),
    );
    const hull = Math.max(
      Math.abs(x - mast) - (0.045 - (horizon - y) * 0.2),
      Math.abs(y - horizon + 0.006) - 0.01,
    );
    const sail = Math.max(
      Math.abs(x - mast) - (y - horizon + 0.11) * 0.35,
      y - horizon + 0.015,
      horizon - 0.11 - y,
    );
    seen = mix(seen, palette.near, (1 - soft(-blur, blur, Math.min(hull, sail))) * 0.85);
    return figure ? figure(seen, x, y, blur) : seen;
  };
}

/** A wall, a window and its light on the floor. */
function room(palette: Palette, chance: () => number): Scene {
  const floor = 0.68 + chance() * 0.1;
  const left = 0.2 + chance() * 0.8;
  const top = 0.14 + chance() * 0.1;
  const [width, height] = [0.26 + chance() * 0.16, 0.34];
  const table = { x: 0.3 + chance() * 1.1, y: floor - 0.06, width: 0.24 + chance() * 0.14 };
  const figure = chance() < 0.6 ? standing(palette, 0.35 + chance() * 1.1, 1.04, 0.5) : null;
  const wall = mix(palette.far, palette.near, 0.45);
  return (x, y, blur) => {
    const near = Math.exp(-Math.hypot(x - left - width / 2, y - top - height / 2) * 2.4);
    let seen = mix(mix(wall, palette.near, Math.abs(x - 0.9) * 0.5), palette.sky, near * 0.6);
    seen = mix(
      seen,
      mix(palette.near, palette.far, near * 0.8),
      soft(floor - blur, floor + blur, y),
    );
    const [u, v] = [(x - left) / width, (y - top) / height];
    const pane = inside(u, v) * (Math.abs(u - 0.5) < 0.02 || Math.abs(v - 0.45) < 0.015 ? 0.25 : 1);
    seen = mix(seen, mix(palette.sky, mix(palette.light, [255, 255, 250], 0.4), v), pane);
    const fall = y - floor;
    seen = mix(
      seen,
      palette.light,
      inside((x - left - fall * 1.2) / (width * 1.1), fall / 0.22) * 0.35,
    );
    const plate = Math.max(Math.abs(x - table.x) - table.width, Math.abs(y - table.y) - 0.012);
    const leg = Math.max(
      Math.abs(Math.abs(x - table.x) - table.width * 0.85) - 0.01,
      table.y - y,
      y - floor - 0.12,
    );
    seen = mix(
      seen,
      mix(palette.near, [0, 0, 0], 0.25),
      1 - soft(-blur, blur, Math.min(plate, leg)),
    );
    return figure ? figure(seen, x, y, blur) : seen;
  };
}

/** An asset on its own, under a studio's lamps. */
function turntable(palette: Palette, chance: () => number, kind: 'figure' | 'thing'): Scene {
  const grey = mix(palette.far, [128, 128, 128], 0.62);
  const tint = mix(palette.light, palette.sky, chance());
  const [wide, tall] =
    kind === 'figure'
      ? [0.11 + chance() * 0.07, 0.3]
      : [0.14 + chance() * 0.16, 0.1 + chance() * 0.14];
  const round = kind === 'figure' ? wide : 0.02 + chance() * 0.1;
  const foot = 0.82;
  return (x, y, blur) => {
    const dx = x - ASPECT / 2;
    let seen = mix(
      mix(grey, [230, 230, 228], 0.28),
      mix(grey, [20, 20, 22], 0.5),
      Math.hypot(dx * 0.6, y - 0.45) * 1.2,
    );
    seen = mix(
      seen,
      [24, 24, 26],
      0.55 * Math.exp(-((dx / (wide * 1.5)) ** 2) - ((y - foot) / 0.035) ** 2),
    );
    const body = box(dx, y - (foot - tall), wide, tall, round);
    const head = kind === 'figure' ? Math.hypot(dx, y - (foot - 2 * tall - 0.06)) - 0.075 : 1;
    const shape = Math.min(body, head);
    const lit = mix(
      mix(tint, [255, 250, 240], 0.35),
      mix(tint, [18, 18, 24], 0.72),
      0.5 + dx * 2.4 + (y - 0.6) * 0.8,
    );
    return mix(seen, lit, 1 - soft(-blur, blur, shape));
  };
}

/** A person against the light: a head over a long coat. */
function standing(palette: Palette, x0: number, foot: number, tall: number) {
  const dark = mix(palette.near, [0, 0, 0], 0.45);
  return (seen: Colour, x: number, y: number, blur: number): Colour => {
    const dx = x - x0;
    const up = (foot - y) / tall;
    const coat = Math.max(Math.abs(dx) - tall * (0.2 - 0.1 * up), up - 0.82, -up);
    const head = Math.hypot(dx - tall * 0.015, y - (foot - tall * 0.9)) - tall * 0.095;
    const rim = soft(0, 0.03, -Math.min(coat, head));
    return mix(
      seen,
      mix(mix(dark, palette.light, 0.3), dark, rim),
      1 - soft(-blur, blur, Math.min(coat, head)),
    );
  };
}

const inside = (u: number, v: number): number => (u > 0 && u < 1 && v > 0 && v < 1 ? 1 : 0);

function box(x: number, y: number, width: number, height: number, round: number): number {
  const dx = Math.abs(x) - width + round;
  const dy = Math.abs(y) - height + round;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
}
