import { LIMITS, type Annotations, type Drawing, type Moment } from './drawing.ts';
import { pointsIn, readObject } from './read-object.ts';

/**
 * The annotations of a preview as Kitsu has them, whatever stands there: what is odd is left out and counted, and so is
 * what would be too much. Kitsu: a list of `{time, frame?, drawing: {objects}}` of the objects of fabric.js; `null` before
 * the first.
 */
export function readAnnotations(value: unknown): Annotations {
  if (!Array.isArray(value)) return { moments: [], ids: [] };
  const room = { drawings: LIMITS.drawings as number, points: LIMITS.allPoints as number };
  const ids = new Set<string>();
  const moments = (value as unknown[])
    .slice(0, LIMITS.moments)
    .flatMap((entry) => readMoment(entry, room, ids) ?? []);
  return { moments, ids: [...ids] };
}

interface Entry {
  time?: unknown;
  frame?: unknown;
  width?: unknown;
  height?: unknown;
  drawing?: { objects?: unknown } | null;
}

function readMoment(
  value: unknown,
  room: { drawings: number; points: number },
  ids: Set<string>,
): Moment | null {
  if (value === null || typeof value !== 'object') return null;
  const entry = value as Entry;
  const when = timeIn(entry.time);
  const objects = entry.drawing?.objects;
  if (when === null || !Array.isArray(objects)) return null;
  const drawings: Drawing[] = [];
  let others = 0;
  for (const object of objects as unknown[]) {
    const id = idIn(object);
    if (id !== null) {
      if (ids.has(id)) continue;
      // More ids than these are those of a studio that is not one.
      if (ids.size < 10 * LIMITS.drawings) ids.add(id);
    }
    const drawing = room.drawings > 0 && room.points > 0 ? readObject(object, entry) : null;
    const size = drawing ? countOf(drawing) : 0;
    if (!drawing || size > room.points) {
      others += 1;
      continue;
    }
    room.drawings -= 1;
    room.points -= size;
    drawings.push(drawing);
  }
  return { ...when, number: frameIn(entry.frame), drawings, others };
}

const countOf = (drawing: Drawing): number => [...pointsIn(drawing)].length;

function idIn(object: unknown): string | null {
  const id = object !== null && typeof object === 'object' ? (object as { id?: unknown }).id : null;
  return typeof id === 'string' && id !== '' && id.length <= 64 ? id : null;
}

/** Old players wrote times as text. Kitsu's player shows none before the beginning. */
function timeIn(value: unknown): Pick<Moment, 'time' | 'seconds'> | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.length > 20)) return null;
  const seconds = typeof value === 'number' || value.trim() === '' ? value : Number(value);
  if (typeof seconds !== 'number' || !(seconds >= 0) || seconds > A_DAY) return null;
  return { time: value, seconds };
}

const A_DAY = 86_400;
const MOST_FRAMES = 10_000_000;

function frameIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.length < 12 ? Number(value) : value;
  return typeof number === 'number' &&
    Number.isInteger(number) &&
    number >= 1 &&
    number <= MOST_FRAMES
    ? number
    : null;
}
