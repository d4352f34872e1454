import { setTimeout as after } from 'node:timers/promises';
import { doubled } from '../shared/concurrency.ts';
import type { FailureCode } from '../shared/result.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';

export interface Retries {
  /** Number of attempts. */
  tries: number;
  /** The longest Retry-After that is waited for, in seconds; beyond it the failure is returned. */
  longestWait: number;
  random: () => number;
  wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

const PASSING = new Set<FailureCode>([
  'offline',
  'unreachable',
  'timeout',
  'server-fault',
  'throttled',
]);
const FIRST_WAIT_MS = 250;

const USUAL: Retries = {
  tries: 3,
  longestWait: 10,
  random: Math.random,
  wait: async (milliseconds, signal) => {
    // An abort ends the wait; the next request then answers `cancelled`.
    await after(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
  },
};

/**
 * The same client, which repeats a GET if its failure may be temporary: twice more, after about a
 * quarter and half a second, or as long as the server asks. Writes are never repeated: a lost answer
 * does not mean that nothing was written, and only the outbox checks before it repeats.
 */
export function retrying(http: Http, given: Partial<Retries> = {}): Http {
  const { tries, longestWait, random, wait } = { ...USUAL, ...given };

  async function patiently<T>(
    signal: AbortSignal | undefined,
    ask: () => Promise<KitsuAnswer<T>>,
  ): Promise<KitsuAnswer<T>> {
    for (let tried = 1; ; tried += 1) {
      const answer = await ask();
      if (answer.ok || !PASSING.has(answer.code) || tried >= tries) return answer;
      const asked = answer.retryAfter ?? 0;
      if (asked > longestWait || signal?.aborted) return answer;
      const backOff = doubled(FIRST_WAIT_MS, tried, Infinity) * (0.5 + random());
      await wait(Math.max(backOff, asked * 1000), signal);
    }
  }

  return {
    request: (call) =>
      call.method === 'GET' ? patiently(call.signal, () => http.request(call)) : http.request(call),
    tagged: (call, etag) => patiently(call.signal, () => http.tagged(call, etag)),
    bytes: (path, signal) => patiently(signal, () => http.bytes(path, signal)),
    // What came of it is not asked for again: whoever takes it goes on from there.
    stream: (call) => http.stream(call),
  };
}
