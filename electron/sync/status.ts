import type { Replica } from '../replica/replica.ts';
import type { Change } from '../replica/tables/outbox.ts';
import { TODO_READ, todoRead } from '../replica/todo-read.ts';
import { failure } from '../shared/result.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { ConnectionMonitor } from './connection/connection-monitor.ts';
import type { Refresh } from './pull/refresh.ts';
import type { Sender } from './push/sender.ts';

export interface StatusReportDeps extends Pick<Parts, 'monitor' | 'refresh' | 'sender'> {
  replica: Replica;
  onStatus(status: SyncStatus): void;
}

/** The sync status now, and its report wherever it is another one than the last. */
export function createStatusReport(deps: StatusReportDeps): {
  current(): SyncStatus;
  report(): void;
} {
  const { replica, monitor, refresh, sender } = deps;
  let shown = '';
  function current(): SyncStatus {
    const readAt = replica.keyValue.get(TODO_READ, todoRead)?.at ?? null;
    return statusOf({ changes: replica.outbox.all(), readAt, monitor, refresh, sender });
  }
  return {
    current,
    report() {
      const status = current();
      const text = JSON.stringify(status);
      if (text === shown) return;
      shown = text;
      deps.onStatus(status);
    },
  };
}

interface Parts {
  changes: Change[];
  readAt: string | null;
  monitor: Pick<ConnectionMonitor, 'isAway' | 'failure' | 'state' | 'since'>;
  refresh: Pick<Refresh, 'failure' | 'isSlow' | 'isRunning' | 'progress' | 'isStopped'>;
  sender: Pick<Sender, 'lastFailure' | 'isRunning'>;
}

const SLOW = failure('timeout', 'Kitsu is slow to answer. Your tasks here can be used meanwhile.');

/** The whole sync status, for the window and the tray. */
export function statusOf({
  changes,
  readAt,
  monitor: lookout,
  refresh: reading,
  sender: sending,
}: Parts): SyncStatus {
  // A problem of everything comes before a problem of one thing.
  const failed =
    (lookout.isAway() ? lookout.failure() : null) ?? reading.failure() ?? sending.lastFailure();
  return {
    waiting: changes.length,
    needsYou: changes.filter(({ state }) => state === 'parked' || state === 'conflict').length,
    busy: reading.isRunning() || sending.isRunning(),
    readAt,
    problem: failed
      ? // Kitsu's own answer stays here.
        failure(failed.code, failed.message, failed.action)
      : reading.isSlow()
        ? SLOW
        : null,
    connection: lookout.state(),
    connectionSince: lookout.since(),
    progress: reading.progress(),
    readingStopped: reading.isStopped(),
  };
}
