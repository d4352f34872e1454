import { z } from 'zod';
import type { Day } from '../shared/day.ts';
import type { Metadata } from '../shared/production.ts';
import { dayPart, present } from './task-item.ts';

/** A record from Kitsu before it is read: it has an id, the other fields are unchecked. */
export type Raw = { id: string } & Record<string, unknown>;

/**
 * Reads one record of which only the id is required: any other field may be missing in an older Kitsu,
 * empty in one route and `None` in another.
 */
export const row = <T>(read: (raw: Raw) => T): z.ZodType<T> =>
  z.looseObject({ id: z.string().min(1) }).transform(read);

/** Reads one field as text, whatever type was sent. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const maybeText = (value: unknown): string | null =>
  typeof value === 'string' ? present(value) : null;
export const flag = (value: unknown, otherwise = false): boolean =>
  typeof value === 'boolean' ? value : otherwise;
export const maybeNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
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
export const maybeDay = (value: unknown): Day | null =>
  typeof value === 'string' ? dayPart(value) : null;
export const metadata = (value: unknown): Metadata =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Metadata) : {};

/** An ISO instant: Kitsu sends UTC without a zone (kitsu-api 2.11). */
export function instant(value: unknown): string {
  const naive = text(value);
  const parsed = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(naive) ? naive : `${naive}Z`);
  return new Date(Number.isNaN(parsed) ? 0 : parsed).toISOString();
}
