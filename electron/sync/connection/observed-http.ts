import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer, KitsuFailure } from '../../kitsu/answer-types.ts';
import { reduce, NO_EVIDENCE, type ConnectionEvidence } from './connection-state.ts';

export interface ObservedHttp {
  /** The same client; every answer it brings is taken for the way to Kitsu. */
  http: Http;
  evidence(): ConnectionEvidence;
}

/**
 * Listens to every request there is, whoever asks it. Pictures are left out: a page that signs in
 * to a network is a file as well.
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
    },
    evidence: () => heard,
  };
}
