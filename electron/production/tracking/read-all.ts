import type { Http } from '../../kitsu/http.ts';
import { inParallel } from '../../kitsu/in-parallel.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { bytes } from './bytes.ts';
import type { Need, Reads, TrackingAnswer, TrackingAsk } from './messages.ts';

interface Deps {
  http: Http;
  /** Asks the worker. */
  ask(ask: TrackingAsk): Promise<TrackingAnswer>;
  log(message: string): void;
}

interface Wanted {
  projectId: string;
  what: Reads;
  signal: AbortSignal;
  /** One more answer is there, of as many as are known to be needed. */
  onPart?(given: number, wanted: number): void;
}

/** Other people use that server too. */
const AT_ONCE = 3;
/** More rounds than any studio needs: each asks for what the one before led to. */
const MOST_ROUNDS = 1000;

export const NOT_READ = failure(
  'unexpected',
  'Where this production stands could not be reckoned. Nothing was changed.',
  'Try again.',
);

/** Reads for the worker, round after round, until it needs nothing more; `null`: it was given up. */
export function createReadAll({ http, ask, log }: Deps) {
  async function fetchAll(wanted: Wanted, needs: readonly Need[], onGiven: () => void) {
    const { projectId, what, signal } = wanted;
    await inParallel(needs, AT_ONCE, async ({ key, path, query }) => {
      const call = { method: 'GET', path, query, parse: (body: Buffer) => body, schema: bytes };
      const answer = await http.request({ ...call, method: 'GET', signal });
      const given = answer.ok
        ? { body: answer.value, refusal: null }
        : { body: null, refusal: answer };
      await ask({ do: 'give', projectId, what, key, ...given });
      onGiven();
      return success(null);
    });
  }

  return async function readAll(wanted: Wanted): Promise<Result<null> | null> {
    const { projectId, what, signal, onPart } = wanted;
    let given = 0;
    try {
      for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round += 1) {
        const answer = await ask({ do: 'read', projectId, what, anew: round === 0 });
        if (answer === null || !('needs' in answer)) return null;
        if (answer.failure) return answer.failure;
        if (answer.needs.length === 0) return success(null);
        const all = given + answer.needs.length;
        await fetchAll(wanted, answer.needs, () => onPart?.((given += 1), all));
      }
    } catch (error) {
      if (signal.aborted) return null;
      log(`Where a production stands could not be read: ${String(error)}`);
      return NOT_READ;
    }
    return null;
  };
}
