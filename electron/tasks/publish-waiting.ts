import type { PublishChange } from '../outbox/kinds/publish.ts';
import type { WaitingRevision } from '../shared/publish-progress.ts';

const SHOWN = { none: 'here', row: 'here', sent: 'processing', ready: 'ready' } as const;

/** A revision on its way, as its comment shows it. */
export const waitingRevision = ({ id, body }: PublishChange): WaitingRevision => ({
  changeId: id,
  takenBack: body.takenBack,
  files: body.previews.map((file) => ({
    id: file.id,
    name: file.name,
    size: file.size,
    state: file.state === 'row' && file.whole ? 'unanswered' : SHOWN[file.state],
  })),
});
