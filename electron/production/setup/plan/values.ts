import { isDay, type Day } from '../../../shared/day.ts';
import { readDays, readMinutes, type Minutes } from '../../../shared/minutes.ts';
import { failure, success, type Result } from '../../../shared/result.ts';

const bad = (message: string) => failure('bad-input', message);

/** A day of film at 120 frames a second; source timecode is below it. */
const MOST_FRAMES = 24 * 60 * 60 * 120;

/** A whole number of frames: `24`, `24.0` and `24,0`. */
export function readFrames(text: string, { negative = false } = {}): Result<number> {
  const number = /^[+-]?\d+(?:[.,]0+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
  if (!Number.isInteger(number)) return bad(`“${text}” is no whole number of frames.`);
  if (number < 0 && !negative) return bad('A shot has no fewer than 0 frames.');
  if (Math.abs(number) > MOST_FRAMES) return bad(`${text} frames are more than a day of film.`);
  return success(number);
}

/** A number as it is typed, with a comma or a point for the decimals. */
export function readNumber(text: string): Result<number> {
  const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain)
    ? success(Number(plain))
    : bad(`“${text}” is no number.`);
}

const two = (part: string): string => part.padStart(2, '0');

/** A day: `2026-12-04`, `2026/12/4`, `4.12.2026`; with slashes only where no other country reads another day. */
export function readDay(text: string): Result<Day> {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?.*)?$/.exec(text) ?? [];
  const iso = year === '' ? lastYear(text) : `${year}-${two(month)}-${two(day)}`;
  return iso !== null && isDay(iso) ? success(iso) : bad(`“${text}” is no day: write 2026-12-04.`);
}

function lastYear(text: string): Day | null {
  const [, first = '', sign = '', second = '', year = ''] =
    /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (year === '') return null;
  if (sign === '.' || Number(first) > 12 || first === second)
    return `${year}-${two(second)}-${two(first)}`;
  return Number(second) > 12 ? `${year}-${two(first)}-${two(second)}` : null;
}

/** An estimate in minutes; `bare`: a number without a unit, which Kitsu's own page takes for days. */
export function readEstimate(
  text: string,
  dayLength: Minutes,
): Result<{ minutes: Minutes; bare: boolean }> {
  const lower = text.toLowerCase();
  const [, count, unit] = /^(\d+(?:[.,]\d+)?)\s*(d|days?|j|jours?|t|tage?)?$/.exec(lower) ?? [];
  const minutes =
    count === undefined
      ? (readDays(lower, dayLength) ?? readMinutes(lower))
      : Math.round(Number(count.replace(',', '.')) * dayLength);
  if (minutes === null) return bad(`“${text}” is no estimate: write 3d, 1h30 or 90m.`);
  return success({ minutes, bare: count !== undefined && unit === undefined });
}

const PRIORITIES = ['normal', 'high', 'very high', 'emergency'];

/** 0 to 3, as Kitsu keeps it, or the word of its page. */
export function readPriority(text: string): Result<number> {
  const word = PRIORITIES.indexOf(text.toLowerCase());
  const number = word >= 0 ? word : /^[0-3]$/.test(text) ? Number(text) : null;
  return number === null
    ? bad(`“${text}” is no priority: 0 to 3, or ${PRIORITIES.join(', ')}.`)
    : success(number);
}

const YES = ['true', 'yes', 'y', 'on', '1', 't', 'x', 'oui', 'ja', 'sí', 'vrai', 'wahr'];
const NO = ['false', 'no', 'n', 'off', '0', 'f', 'non', 'nein', 'faux', 'falsch'];

export function readFlag(text: string): Result<boolean> {
  const lower = text.toLowerCase();
  if (YES.includes(lower)) return success(true);
  return NO.includes(lower) ? success(false) : bad(`“${text}” is neither yes nor no.`);
}
