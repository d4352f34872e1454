import type { Failure } from '../../../../../electron/shared/result.ts';
import { definePush } from '../../../../../electron/sync/push/push-context.ts';
import { waveKind } from './wave.ts';

/** What the other side accepted, and its answer to the next wave. */
export const otherSide: { took: string[]; refuses: Failure | null } = { took: [], refuses: null };

export const wavePush = definePush({
  kind: waveKind,
  push({ replica }, change) {
    if (otherSide.refuses)
      return Promise.resolve({ kind: 'failed', failure: otherSide.refuses } as const);
    otherSide.took.push(`${change.taskId} ${change.body.text}`);
    replica.change(() => {
      if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
    });
    return Promise.resolve({ kind: 'done' } as const);
  },
});
