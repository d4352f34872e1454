import { z } from 'zod';
import { isDay, type Day } from '../shared/day.ts';
import { oneLine, severalLines } from '../shared/plain-text.ts';
import type { Metadata } from '../shared/production.ts';

/** A record from Kitsu before it is read: it has an id, the other fields are unchecked. */
export type Raw = { id: string } & Record<string, unknown>;

/** Kitsu's ids are UUIDs; one becomes a part of addresses and of log lines. */
export const anId = z.string().regex(/^[\x21-\x7E]{1,200}$/);

/**
 * Reads one record of which only the id is required: any other field may be missing in an older Kitsu,
 * empty in one route and `None` in another.
 */
export const row = <T>(read: (raw: Raw) => T): z.ZodType<T> =>
  z.looseObject({ id: anId }).transform(read);

/** Kitsu sends "none" as `null`, `""` or `"None"`, depending on the route (kitsu-api §4.18). */
const present = (value: string): string | null => (value === '' || value === 'None' ? null : value);

/**
 * Reads one field as a name or another text of one line, whatever type was sent. Any teammate can name a shot: what
 * would turn around, break or hide a line of ours is taken out here, for all that is read from Kitsu.
 */
export const text = (value: unknown): string => (typeof value === 'string' ? oneLine(value) : '');
export const maybeText = (value: unknown): string | null =>
  typeof value === 'string' ? present(oneLine(value)) : null;
/** The same for a text of several lines: a comment, a description. */
export const prose = (value: unknown): string =>
  typeof value === 'string' ? severalLines(value) : '';
export const maybeProse = (value: unknown): string | null =>
  typeof value === 'string' ? present(severalLines(value)) : null;
export const flag = (value: unknown, otherwise = false): boolean =>
  typeof value === 'boolean' ? value : otherwise;
export const maybeNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
/**
 * A number that a browser may have sent as text. Nothing else is converted: an object may bring a `valueOf` of its
 * own, and a deep list ends the stack.
 */
export const typedNumber = (value: unknown): number | null =>
  typeof value === 'string' && value.trim() !== ''
    ? maybeNumber(Number(value))
    : maybeNumber(value);
export const count = (value: unknown, otherwise = 0): number => maybeNumber(value) ?? otherwise;
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
/** Reads a list of ids; some routes send whole objects instead. */
export const idsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one) => {
    if (typeof one === 'string') return [one];
    const id = one !== null && typeof one === 'object' && 'id' in one ? one.id : null;
    return typeof id === 'string' ? [id] : [];
  });
/**
 * Schedule dates are calendar days at midnight without a zone: only the day counts. One that no calendar has is none.
 */
export const maybeDay = (value: unknown): Day | null => {
  const day = typeof value === 'string' ? value.slice(0, 10) : '';
  return isDay(day) ? day : null;
};
export const metadata = (value: unknown): Metadata =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Metadata) : {};

/** An ISO instant: Kitsu sends UTC without a zone (kitsu-api 2.11). */
export function instant(value: unknown): string {
  const naive = text(value);
  const parsed = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(naive) ? naive : `${naive}Z`);
  return new Date(Number.isNaN(parsed) ? 0 : parsed).toISOString();
}
