import type { Http } from '../http.ts';

const running = new WeakMap<Http, Map<string, Promise<unknown>>>();

/**
 * Runs calls that read and then create the same thing one after another, so that the second finds what
 * the first created. Kitsu itself prevents no duplicate asset (kitsu-api 1a).
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
