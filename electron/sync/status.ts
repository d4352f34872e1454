import type { Change } from '../replica/tables/outbox.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { ConnectionMonitor } from './connection/connection-monitor.ts';
import type { Refresh } from './pull/refresh.ts';
import type { Sender } from './push/sender.ts';

interface Parts {
  changes: Change[];
  readAt: string | null;
  monitor: Pick<ConnectionMonitor, 'isAway' | 'failure' | 'state' | 'since'>;
  refresh: Pick<Refresh, 'failure' | 'isSlow' | 'isRunning' | 'progress' | 'isStopped'>;
  sender: Pick<Sender, 'lastFailure' | 'isRunning'>;
}

const SLOW: SyncStatus['problem'] = {
  code: 'timeout',
  message: 'Kitsu is slow to answer. Your tasks here can be used meanwhile.',
  action: null,
};

/** The whole sync status, for the window and the tray. */
export function statusOf({
  changes,
  readAt,
  monitor: lookout,
  refresh: reading,
  sender: sending,
}: Parts): SyncStatus {
  // A problem of everything comes before a problem of one thing.
  const failure =
    (lookout.isAway() ? lookout.failure() : null) ?? reading.failure() ?? sending.lastFailure();
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
    connection: lookout.state(),
    connectionSince: lookout.since(),
    progress: reading.progress(),
    readingStopped: reading.isStopped(),
  };
}
