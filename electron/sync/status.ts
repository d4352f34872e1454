import type { Change } from '../replica/outbox.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { Lookout } from './lookout.ts';
import type { Reading } from './reading.ts';
import type { Sending } from './sending.ts';

interface Parts {
  changes: Change[];
  readAt: string | null;
  lookout: Pick<Lookout, 'isAway' | 'failure' | 'link' | 'since'>;
  reading: Pick<Reading, 'failure' | 'isSlow' | 'isRunning' | 'progress' | 'isStopped'>;
  sending: Pick<Sending, 'trouble' | 'isRunning'>;
}

const SLOW: SyncStatus['problem'] = {
  code: 'timeout',
  message: 'Kitsu is slow to answer. Your tasks here can be used meanwhile.',
  action: null,
};

/** How all of it stands, for the window and the tray. */
export function statusOf({ changes, readAt, lookout, reading, sending }: Parts): SyncStatus {
  // What keeps everything from Kitsu comes before what keeps one thing.
  const failure =
    (lookout.isAway() ? lookout.failure() : null) ?? reading.failure() ?? sending.trouble();
  return {
    waiting: changes.length,
    needsYou: changes.filter(({ state }) => state === 'parked' || state === 'conflict').length,
    busy: reading.isRunning() || sending.isRunning(),
    readAt,
    problem: failure
      ? { code: failure.code, message: failure.message, action: failure.action }
      : reading.isSlow()
        ? SLOW
        : null,
    link: lookout.link(),
    linkSince: lookout.since(),
    progress: reading.progress(),
    readingStopped: reading.isStopped(),
  };
}
