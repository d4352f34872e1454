import type { Role } from '../../../electron/shared/production.ts';
import { shortDay, type Day } from '../../../electron/shared/day.ts';
import type {
  ProductionListName,
  ProductionSummary,
} from '../../../electron/shared/productions.ts';
import { searchKey } from '../../../electron/shared/search-key.ts';

const TYPES: Readonly<Record<string, string>> = {
  short: 'Short film',
  featurefilm: 'Feature film',
  tvshow: 'Series',
  assets: 'Assets only',
  shots: 'Shots only',
  shortfilm: 'Short film',
};

const ROLES: Readonly<Record<Role, string>> = {
  user: 'Artist',
  supervisor: 'Supervisor',
  manager: 'Manager',
  admin: 'Administrator',
  client: 'Client',
  vendor: 'Vendor',
};

export const roleText = (role: Role): string => ROLES[role];

/** `3 Feb 2026 – 9 May 2027`; empty without both. */
export function datesText({ startDate, endDate }: ProductionSummary, today: Day): string {
  const day = (one: Day): string => shortDay(one, today).replace(/^\w+ /, '');
  if (startDate === null) return endDate === null ? '' : `until ${day(endDate)}`;
  return endDate === null ? `from ${day(startDate)}` : `${day(startDate)} – ${day(endDate)}`;
}

/** `Series · 3 Feb – 9 May 2027 · 24 fps · 1920 × 1080`, what is known of it. */
export function detailText(one: ProductionSummary, today: Day): string {
  const people = one.team === 1 ? '1 person' : `${one.team} people`;
  return [
    one.open ? '' : 'Closed',
    TYPES[one.type] ?? one.type,
    datesText(one, today),
    one.fps && `${one.fps} fps`,
    one.resolution.replace('x', ' × '),
    one.team > 0 ? people : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Those of a list whose names, types or roles have all the words. */
export function foundIn(
  productions: readonly ProductionSummary[],
  list: ProductionListName,
  search: string,
): ProductionSummary[] {
  const words = searchKey(search).split(/\s+/).filter(Boolean);
  return productions
    .filter((one) => list === 'all' || (one.open && (list === 'open' || one.mine)))
    .filter((one) => {
      const key = searchKey([one.name, TYPES[one.type] ?? one.type, ROLES[one.role]].join(' '));
      return words.every((word) => key.includes(word));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
