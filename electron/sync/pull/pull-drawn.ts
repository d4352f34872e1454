import { readDrawn } from '../../kitsu/annotations.ts';
import type { Http } from '../../kitsu/http.ts';
import type { Replica } from '../../replica/replica.ts';
import { createRerun, type Rerun } from '../../shared/concurrency.ts';

export interface DrawnPullsDeps {
  replica: Replica;
  http: Http;
  /** Nothing may be requested now: signed out, or Kitsu is away. */
  isBlocked(): boolean;
  signal: AbortSignal;
  log(message: string): void;
}

/**
 * Reads anew what was drawn on a preview, once the stream says that it is other; several events at once make one more
 * reading after the one under way. A preview whose task nobody opened here is left alone.
 */
export function createDrawnPulls(deps: DrawnPullsDeps): (previewId: string) => void {
  const { replica, http, signal, log } = deps;
  const running = new Map<string, Rerun>();

  async function read(taskId: string, previewId: string): Promise<void> {
    if (signal.aborted || deps.isBlocked()) return;
    const reading = replica.annotations.ask();
    const answer = await readDrawn(http, previewId, { signal });
    if (!answer.ok || signal.aborted) return;
    const { annotations } = answer.value;
    replica.annotations.putAll(taskId, [{ previewId, annotations }], reading);
  }

  return (previewId) => {
    const taskId = replica.comments.taskOfPreview(previewId);
    if (taskId === null) return;
    const known =
      running.get(previewId) ??
      createRerun(() =>
        read(taskId, previewId).catch((error: unknown) =>
          log(`Reading what was drawn failed: ${String(error)}`),
        ),
      );
    running.set(previewId, known);
    void known.run().then(() => running.delete(previewId));
  };
}
