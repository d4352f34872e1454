import type { ConnectionMonitor } from './connection/connection-monitor.ts';
import { createAlarm, createQueue } from '../shared/concurrency.ts';
import { HINT_EVERY_MS, PULL_EVERY_MS } from './poll-schedule.ts';
import type { Refresh } from './pull/refresh.ts';
import type { Sender } from './push/sender.ts';

export interface RoundsDeps {
  monitor: Pick<ConnectionMonitor, 'isAway' | 'dueAt' | 'update' | 'probe'>;
  refresh: Refresh;
  sender: Sender;
  /** Reads what comes after the lists. Never throws. */
  inBackground(): Promise<void>;
  now(): Date;
  isSignedOut(): boolean;
  /** The account is being closed: nothing new is started. */
  isOver(): boolean;
  /** Sends the sync status to the windows if it has changed. */
  report(): void;
  /** Logs an error of the app, with the name of what failed. */
  broke(what: string): (error: unknown) => void;
}

/** One round after the other: each refreshes and sends what is due, and plans the next. */
export interface Rounds {
  /**
   * Adds a round after the one under way; resolves when it is over, and never throws. `read`: it
   * refreshes whatever the age of the last refresh. `send`: it sends whatever the back-off.
   */
  round(must: { read: boolean; send: boolean }): Promise<void>;
  /** Plans the next round for when something is due. */
  schedule(): void;
  /** Kitsu can be reached again: rows that waited for the connection are due now. */
  onReconnect(): void;
  /** The next round does not wait for those under way, whose requests may never be answered. */
  abandon(): void;
  /** Plans nothing more. */
  stop(): void;
  settled(): Promise<void>;
}

export function createRounds(deps: RoundsDeps): Rounds {
  const { monitor, refresh, sender } = deps;
  const next = createAlarm();
  let inOrder = createQueue();

  function schedule(): void {
    next.clear();
    if (deps.isOver() || deps.isSignedOut()) return;
    const time = deps.now().getTime();
    const due = monitor.isAway()
      ? Math.min(monitor.dueAt(), time + HINT_EVERY_MS)
      : Math.min(sender.dueAt(), refresh.isStopped() ? Infinity : refresh.dueAt());
    const wait = Math.min(PULL_EVERY_MS, Math.max(50, due - time));
    next.set(wait, () => void round({ read: false, send: false }));
  }

  function round(must: { read: boolean; send: boolean }): Promise<void> {
    return inOrder(() => run(must)).catch(deps.broke('Sync'));
  }

  async function run(must: { read: boolean; send: boolean }): Promise<void> {
    if (deps.isOver()) return;
    try {
      if (must.send) {
        sender.resumeAfterDiskFull();
        sender.allDue();
      }
      if (!deps.isSignedOut() && (await kitsuIsThere(must.read || must.send))) {
        const isDue = !refresh.isStopped() && refresh.dueAt() <= deps.now().getTime();
        await Promise.all([must.read || isDue ? refreshAll() : null, sender.run()]);
      }
    } finally {
      monitor.update();
      // The next round is planned, whatever failed in this one.
      deps.report();
      schedule();
    }
  }

  async function refreshAll(): Promise<void> {
    await refresh.run();
    // Rows that waited for the connection need not sit out their back-off. Rows that Kitsu itself
    // turned away do, or a busy server would be asked again at once.
    if (refresh.failure() || refresh.isStopped()) return;
    onReconnect();
    void deps.inBackground();
  }

  function onReconnect(): void {
    refresh.clearFailure();
    try {
      sender.onReconnect();
    } catch (error) {
      deps.broke('Sending')(error);
    }
  }

  /** While Kitsu is away, one small request replaces everything that would fail. */
  async function kitsuIsThere(atOnce: boolean): Promise<boolean> {
    monitor.update();
    if (!monitor.isAway()) return true;
    if (!atOnce && monitor.dueAt() > deps.now().getTime()) return false;
    return monitor.probe();
  }

  return {
    round,
    schedule,
    onReconnect,
    abandon: () => void (inOrder = createQueue()),
    stop: next.clear,
    settled: () => inOrder(() => Promise.resolve()),
  };
}
