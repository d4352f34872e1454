import { publishKind } from '../../outbox/kinds/publish.ts';
import type { Replica } from '../../replica/replica.ts';

/**
 * Kitsu has changed one of the files that it is processing: a revision that waits for it looks at once. An
 * event is a hint, so it says nothing more.
 */
export function previewChanged(replica: Replica, previewId: string): void {
  const waiting = replica.outbox
    .of(publishKind)
    .filter(
      ({ state, notBefore, body }) =>
        state === 'waiting' &&
        notBefore > 0 &&
        body.previews.some((file) => file.previewId === previewId && file.state === 'sent'),
    );
  if (waiting.length === 0) return;
  replica.change(() => {
    for (const { id } of waiting) replica.outbox.patch(id, { notBefore: 0 });
  });
}
