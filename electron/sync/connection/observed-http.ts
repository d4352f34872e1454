import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer, KitsuFailure } from '../../kitsu/answer-types.ts';
import { reduce, NO_EVIDENCE, type ConnectionEvidence } from './connection-state.ts';

export interface ObservedHttp {
  /** The same client; every answer it brings counts as evidence of the connection. */
  http: Http;
  evidence(): ConnectionEvidence;
}

/**
 * Observes every request, whoever makes it. Pictures and movies are left out: the sign-in page of a network would
 * also count as a file.
 */
export function observeHttp(http: Http, moved: () => void): ObservedHttp {
  let heard = NO_EVIDENCE;
  async function hear<T>(ask: () => Promise<KitsuAnswer<T>>): Promise<KitsuAnswer<T>> {
    const asked = heard.count + 1;
    heard = { ...heard, count: asked };
    const answer = await ask();
    const failure: KitsuFailure | null = answer.ok ? null : answer;
    const before = heard;
    heard = reduce(heard, asked, failure);
    if ((before.failure === null) !== (heard.failure === null) || before.answer === 0) moved();
    return answer;
  }
  return {
    http: {
      request: (call) => hear(() => http.request(call)),
      tagged: (call, etag) => hear(() => http.tagged(call, etag)),
      bytes: (path, signal) => http.bytes(path, signal),
      stream: (call) => http.stream(call),
    },
    evidence: () => heard,
  };
}
