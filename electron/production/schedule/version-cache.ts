import {
  readScheduleVersions,
  readVersionTasks,
} from '../../kitsu/production/schedule-versions.ts';
import type { ProductionCache } from '../../replica/productions/production-cache.ts';
import type { ScheduleVersion } from '../../shared/schedule/versions.ts';

/** In the cache of a production: the list of its versions, and those that were looked at, each as one text. */
const LIST = 'schedule-versions';
/** Names the list itself where one version is asked for by its id. */
export const ALL_VERSIONS = 'all';

interface Kept {
  id: string;
  text: string;
}

/** As last read; `null`: never. */
export const versionIn = (cache: ProductionCache, projectId: string, id: string): string | null =>
  cache.items<Kept>(projectId, LIST).find((one) => one.id === id)?.text ?? null;

/** Keeps what Kitsu sent, and returns it as a window gets it; `null`: it cannot be read. */
export function keepVersion(
  cache: ProductionCache,
  projectId: string,
  id: string,
  body: Uint8Array,
): string | null {
  const found = id === ALL_VERSIONS ? versionsOf(body) : readVersionTasks(body);
  if (found === null) return null;
  const text = JSON.stringify(found);
  cache.put(projectId, LIST, id, { id, text } as Kept);
  if (id === ALL_VERSIONS) dropOthers(cache, projectId, new Set(found.map((one) => one.id)));
  return text;
}

function dropOthers(cache: ProductionCache, projectId: string, there: ReadonlySet<string>): void {
  for (const { id } of cache.items<Kept>(projectId, LIST))
    if (id !== ALL_VERSIONS && !there.has(id)) cache.put(projectId, LIST, id, null);
}

/** The newest first: Kitsu has them in no order. */
const versionsOf = (body: Uint8Array): ScheduleVersion[] | null =>
  readScheduleVersions(body)?.sort((a, b) =>
    a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? 1 : -1,
  ) ?? null;
