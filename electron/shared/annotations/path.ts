import { isNear } from './fields.ts';
import { LIMITS, type Outline, type Point } from './drawing.ts';

/** How many numbers follow each command that Kitsu's player writes. */
const NUMBERS: Record<string, number> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };
const PIECES = 8;

interface Flat {
  lines: Outline[];
  /** The ends of all pieces: their box is the path's, as far as Kitsu's server reckons it. */
  ends: Point[];
}

/** The lines of a path of absolute commands, as a list or as written in SVG; `null` for any other, or too long a one. */
export function flatten(value: unknown): Flat | null {
  const commands = typeof value === 'string' ? fromText(value) : value;
  if (!Array.isArray(commands) || commands.length === 0 || commands.length > LIMITS.points)
    return null;
  const lines: Outline[] = [];
  const ends: Point[] = [];
  let here: Point = [0, 0];
  for (const command of commands as unknown[]) {
    if (!Array.isArray(command)) return null;
    const [name, ...rest] = command as unknown[];
    const numbers = rest.filter(isNear);
    if (typeof name !== 'string' || NUMBERS[name] !== rest.length || numbers.length !== rest.length)
      return null;
    const line = lines.at(-1);
    if (name === 'Z') {
      if (line) line.closed = true;
      continue;
    }
    const points = pairs(numbers);
    const end = points.at(-1) ?? here;
    if (name === 'M' || !line) lines.push({ points: [name === 'M' ? end : here], closed: false });
    if (name !== 'M') lines.at(-1)?.points.push(...(name === 'L' ? [end] : bent(here, points)));
    ends.push(end);
    here = end;
  }
  return lines.reduce((sum, { points }) => sum + points.length, 0) > PIECES * LIMITS.points
    ? null
    : { lines, ends };
}

const pairs = (numbers: readonly number[]): Point[] =>
  Array.from({ length: numbers.length / 2 }, (_, index): Point => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ]);

/** A curve in straight pieces: one handle, or two. */
function bent(from: Point, [one, two, three]: readonly Point[]): Point[] {
  return Array.from({ length: PIECES }, (_, index): Point => {
    const t = (index + 1) / PIECES;
    const back = 1 - t;
    const of = (axis: 0 | 1): number => {
      const [a, b, c] = [one?.[axis] ?? 0, two?.[axis] ?? 0, three?.[axis] ?? 0];
      return three === undefined
        ? back * back * from[axis] + 2 * back * t * a + t * t * b
        : back ** 3 * from[axis] + 3 * back * back * t * a + 3 * back * t * t * b + t ** 3 * c;
    };
    return [of(0), of(1)];
  });
}

/** Longer than any path of `LIMITS.points` commands that a player writes. */
const LONGEST = 500_000;

function fromText(text: string): unknown[] {
  if (text.length > LONGEST) return [];
  return [...text.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].map(([, name = '', rest = '']) => [
    name,
    ...[...rest.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => Number(number)),
  ]);
}
