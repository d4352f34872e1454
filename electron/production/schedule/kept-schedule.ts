import type { ProductionCache } from '../../replica/productions/production-cache.ts';
import { listsOf, PRODUCTION_LISTS, STUDIO } from '../browse/lists.ts';
import { EXTRAS_LIST } from './extras.ts';

const NAME = 'schedule';
/** Grows when the text says the same otherwise: one that an earlier version of the app kept is of no use then. */
const FORM = 1;

/** How often each list of a production, and of the studio, had changed when it was read. */
export type ListsAt = ReadonlyMap<string, number>;

export const listsAt = (cache: ProductionCache, projectId: string): ListsAt => {
  const [own, studio] = [cache.changes(projectId), cache.changes(STUDIO)];
  return new Map([
    ...[...PRODUCTION_LISTS, EXTRAS_LIST].map((list) => [list, own.get(list) ?? 0] as const),
    ...listsOf(STUDIO).map((list) => [list, studio.get(list) ?? 0] as const),
  ]);
};

export const nameOf = (at: ListsAt): string => JSON.stringify([FORM, ...at.values()]);

/** The schedule as it was made of just these lists; `null` if none was kept. */
export const keptSchedule = (
  cache: ProductionCache,
  projectId: string,
  at: ListsAt,
): string | null => cache.made(projectId, NAME, nameOf(at));

export const keepSchedule = (
  cache: ProductionCache,
  projectId: string,
  at: ListsAt,
  facts: string,
): void => cache.keepMade(projectId, NAME, nameOf(at), facts);
