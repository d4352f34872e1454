import type { ProductionCache } from '../../replica/productions/production-cache.ts';
import type { DayOff, Milestone, ScheduleItem } from '../../shared/production.ts';

/** What a schedule shows beside the production's lists, as last read. */
export interface ScheduleExtras {
  id: typeof ONE;
  milestones: Milestone[];
  items: ScheduleItem[];
  daysOff: DayOff[];
}

/** In the cache of a production, but none of its lists: read when its schedule is looked at. */
export const EXTRAS_LIST = 'schedule';
export const ONE = 'extras';

export const extrasIn = (cache: ProductionCache, projectId: string): ScheduleExtras | null =>
  cache.items<ScheduleExtras>(projectId, EXTRAS_LIST)[0] ?? null;

export const keepExtras = (
  cache: ProductionCache,
  projectId: string,
  extras: ScheduleExtras,
): boolean => cache.put(projectId, EXTRAS_LIST, ONE, extras);
