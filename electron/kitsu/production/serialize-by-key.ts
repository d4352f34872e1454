import type { Http } from '../http.ts';

const running = new WeakMap<Http, Map<string, Promise<unknown>>>();

/**
 * Lets what reads and then creates the same thing wait for each other, so that the second finds what
 * the first made. Kitsu itself stops no duplicate asset (kitsu-api 1a).
 */
export async function serializeByKey<T>(
  http: Http,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const lanes = running.get(http) ?? new Map<string, Promise<unknown>>();
  running.set(http, lanes);
  const before = lanes.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  lanes.set(key, mine);
  try {
    return await mine;
  } finally {
    if (lanes.get(key) === mine) lanes.delete(key);
  }
}
