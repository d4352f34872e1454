import { createQueues } from '../../shared/concurrency.ts';
import type { Http } from '../http.ts';

const queues = new WeakMap<Http, ReturnType<typeof createQueues>>();

/**
 * Runs calls that read and then create the same thing one after another, so that the second finds what
 * the first created. Kitsu itself prevents no duplicate asset (kitsu-api 1a).
 */
export function serializeByKey<T>(http: Http, key: string, work: () => Promise<T>): Promise<T> {
  const inOrder = queues.get(http) ?? createQueues();
  queues.set(http, inOrder);
  return inOrder(key, work);
}
