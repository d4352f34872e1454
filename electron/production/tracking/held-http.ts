import type { KitsuAnswer, Tagged } from '../../kitsu/answer-types.ts';
import type { Call, Http } from '../../kitsu/http.ts';
import { failure, success } from '../../shared/result.ts';
import type { Need } from './messages.ts';

const LATER = failure('cancelled', 'It is asked for first.');
const NOT_UNDERSTOOD = failure('not-understood', 'Kitsu gave an answer that could not be read.');

/** An answer that was asked for elsewhere: its bytes, or why there are none. */
export type Held = { body: Uint8Array } | { refusal: KitsuAnswer<never> };

/**
 * The client's functions over answers that somebody else fetches: what is missing is noted, and asked for before they
 * run once more. So a worker without a network parses, by the code that reads Kitsu everywhere.
 */
export class HeldHttp implements Http {
  readonly #held = new Map<string, Held>();
  readonly #read = new Map<string, unknown>();
  readonly #missing = new Map<string, Need>();

  give(key: string, held: Held): void {
    this.#held.set(key, held);
    this.#missing.delete(key);
  }

  /** What was asked for and is not there. */
  missing(): Need[] {
    return [...this.#missing.values()];
  }

  request<T>({ path, query = {}, schema }: Call<T>): Promise<KitsuAnswer<T>> {
    const key = `${path}?${new URLSearchParams(query).toString()}`;
    if (this.#read.has(key)) return Promise.resolve(success(this.#read.get(key) as T));
    const held = this.#held.get(key);
    if (!held) {
      this.#missing.set(key, { key, path, query });
      return Promise.resolve(LATER);
    }
    if ('refusal' in held) return Promise.resolve(held.refusal);
    const read = schema.safeParse(jsonOf(held.body));
    if (!read.success) return Promise.resolve(NOT_UNDERSTOOD);
    // The bytes are not needed any more.
    this.#held.delete(key);
    this.#read.set(key, read.data);
    return Promise.resolve(success(read.data));
  }

  async tagged<T>(call: Call<T>): Promise<KitsuAnswer<Tagged<T>>> {
    const answer = await this.request(call);
    return answer.ok ? success({ kind: 'fresh', value: answer.value, etag: null }) : answer;
  }

  bytes = (): Promise<never> => Promise.reject(new Error('No file is read here.'));
  stream = (): Promise<never> => Promise.reject(new Error('No file is read here.'));
}

/** `undefined` if it is none. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString());
  } catch {
    return undefined;
  }
}
