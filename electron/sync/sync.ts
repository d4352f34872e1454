import type { Http } from '../kitsu/http.ts';
import { probeKitsu } from '../kitsu/server.ts';
import { studioContext } from '../kitsu/context.ts';
import { studioRules } from '../kitsu/organisation.ts';
import type { Replica } from '../replica/replica.ts';
import type { Touched } from '../replica/touched.ts';
import { weekOf, type Day } from '../shared/day.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { Calendar } from '../rules/calendar.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { TODO_READ, todoRead } from '../replica/todo-read.ts';
import { createBackgroundPull } from './pull/background-pull.ts';
import { observeHttp } from './connection/observed-http.ts';
import { createDaysOff } from './pull/pull-days-off.ts';
import { createConnectionMonitor } from './connection/connection-monitor.ts';
import type { Part } from './live/event-effects.ts';
import { CONTEXT, isFirstReading, readPart, readTimes, RULES } from './pull/pull.ts';
import { createRefresh } from './pull/refresh.ts';
import { createSender } from './push/sender.ts';
import { hasFreshChange, newsOf, touchesStudio, type View } from './news.ts';
import { createNewsDelivery } from './news-delivery.ts';
import { statusOf } from './status.ts';
import { HINT_EVERY_MS, PULL_EVERY_MS } from './poll-schedule.ts';

export interface SyncDeps {
  replica: Replica;
  http: Http;
  personId: string;
  now(): Date;
  calendar: Calendar;
  random(): number;
  /** The session has ended at the server: nothing is tried until the artist signs in again. */
  isSignedOut(): boolean;
  /** The system's network status: a hint, which is often wrong. */
  networkUp(): boolean;
  onStatus(status: SyncStatus): void;
  /** What these views show from the replica may be otherwise. */
  onChange(views: ReadonlySet<View>): void;
  /** Does this after what is under way, such as an answer to the artist. */
  soon(work: () => void): void;
  /** Fetches what pictures of these previews are not here yet; true when no more can be had. */
  pictures(previewFileIds: string[], signal: AbortSignal): Promise<boolean>;
  log(message: string): void;
}

export interface Sync {
  studio(): StudioConfig;
  status(): SyncStatus;
  /** Refreshes and sends now, whatever the back-off; resolves when that round is over. */
  syncNow(): Promise<SyncStatus>;
  /** The computer woke up, or its network has changed: what was under way is dropped. */
  wake(): void;
  /** Stops the refresh under way; what has arrived stays. `syncNow` continues it. */
  cancelReading(): void;
  /** The artist asked for what waits to be tried: a Kitsu that is away is looked for, too. */
  tryNow(): void;
  /** Refreshes a week that was not read for a while, in the background. */
  readDay(day: Day): void;
  /** Refreshes the comments of a task that the artist opened, in the background. */
  openTask(taskId: string): void;
  /** Resolves when nothing is read in the background any more. */
  backgroundIdle(): Promise<void>;
  /** Refreshes one part in the background; resolves when it is on disk or could not be read. */
  readAgain(part: Part): Promise<void>;
  /** Refreshes the comments of these tasks in the same way. */
  readComments(taskIds: string[]): Promise<void>;
  /** Refreshes if the last refresh is older than this. */
  refreshIfOlderThan(ms: number): void;
  stop(): Promise<void>;
}

/** Longer than two refreshes, which read the last weeks anyway. */
const WEEK_STALE_MS = 5 * 60_000;
const STOP_WITHIN_MS = 1_500;

/** Keeps one account's replica and its Kitsu together: decides when to refresh, to send, to probe. */
export function createSync(deps: SyncDeps): Sync {
  const { replica, now, log } = deps;
  const stopped = new AbortController();
  /** Weeks that are being read, by their Monday. */
  const weeks = new Set<Day>();
  let timer: NodeJS.Timeout | null = null;
  let studio = readStudio(replica);
  let shown = '';

  const observed = observeHttp(deps.http, () => linkMoved());
  const { http } = observed;
  const monitor = createConnectionMonitor({
    ...deps,
    evidence: observed.evidence,
    probe: () => probeKitsu(http),
  });
  const daysOff = createDaysOff({ ...deps, http });
  const news = createNewsDelivery({ ...deps, deliver });
  replica.onCommit((touched) => {
    // The same studio stays the same value: whoever compares it need not look inside.
    if (touchesStudio(touched)) studio = readStudio(replica);
  });
  const context = {
    replica,
    daysOff,
    http,
    now,
    today: () => deps.calendar.dayOf(now().getTime()),
    learnt: { dayByDay: false },
    asOne: news.asOne,
  };
  const refresh = createRefresh({
    context,
    random: deps.random,
    isFirst: () => isFirstReading(replica),
    onChange: report,
    log,
  });
  const sender = createSender({
    context: { ...deps, http, daysOff, studio: () => studio },
    isBlocked: () => deps.isSignedOut() || monitor.isAway(),
    onProgress: report,
    log,
    isOver: () => stopped.signal.aborted,
  });
  const backgroundPull = createBackgroundPull({
    ...deps,
    http,
    studio: () => studio,
    isBlocked: () => deps.isSignedOut() || monitor.isAway(),
    signal: stopped.signal,
  });

  const readAt = (): string | null => replica.keyValue.get(TODO_READ, todoRead)?.at ?? null;
  const broke = (what: string) => (error: unknown) => log(`${what} crashed: ${String(error)}`);

  const status = (): SyncStatus =>
    statusOf({ changes: replica.outbox.all(), readAt: readAt(), monitor, refresh, sender });

  function report(): void {
    if (stopped.signal.aborted) return;
    const current = status();
    const text = JSON.stringify(current);
    if (text === shown) return;
    shown = text;
    deps.onStatus(current);
  }

  /** What commits have touched goes to the windows, and what is due to Kitsu. */
  function deliver(touched: readonly Touched[]): void {
    if (stopped.signal.aborted) return;
    const { views, status: isOtherwise, sending } = newsOf(touched);
    if (views.size > 0) deps.onChange(views);
    if (isOtherwise) report();
    if (!sending) return;
    if (hasFreshChange(touched, replica.outbox.all(), now().getTime())) {
      // What the artist just did is on the disk: it takes writes.
      sender.resumeAfterDiskFull();
      monitor.probeSoon();
    }
    void sender.run().then(report).then(schedule).catch(broke('Sending'));
  }

  /** Kitsu came or went, as the last answer has it. */
  function linkMoved(): void {
    if (stopped.signal.aborted) return;
    if (monitor.update() === 'came-back') {
      onReconnect();
      // A probe is part of a round, which continues by itself; any other answer begins one.
      if (!monitor.isProbing()) void round({ read: true, send: false });
    }
    report();
    schedule();
  }

  function onReconnect(): void {
    refresh.clearFailure();
    try {
      sender.onReconnect();
    } catch (error) {
      broke('Sending')(error);
    }
  }

  function schedule(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (stopped.signal.aborted || deps.isSignedOut()) return;
    const time = now().getTime();
    const due = monitor.isAway()
      ? Math.min(monitor.dueAt(), time + HINT_EVERY_MS)
      : Math.min(sender.dueAt(), refresh.isStopped() ? Infinity : refresh.dueAt());
    const wait = Math.min(PULL_EVERY_MS, Math.max(50, due - time));
    timer = setTimeout(() => void round({ read: false, send: false }), wait);
  }

  let rounds: Promise<void> = Promise.resolve();
  /** `read`: whatever the age of the last refresh. `send`: whatever the back-off. */
  function round(must: { read: boolean; send: boolean }): Promise<void> {
    const run = rounds.then(async () => {
      if (stopped.signal.aborted) return;
      try {
        if (must.send) {
          sender.resumeAfterDiskFull();
          sender.allDue();
        }
        if (!deps.isSignedOut() && (await kitsuIsThere(must.read || must.send))) {
          const due = must.read || (!refresh.isStopped() && refresh.dueAt() <= now().getTime());
          await Promise.all([due ? readAll() : null, sender.run()]);
        }
      } finally {
        monitor.update();
        // Whatever failed, the next round comes.
        report();
        schedule();
      }
    });
    rounds = run.catch(broke('Sync'));
    return rounds;
  }

  async function readAll(): Promise<void> {
    await refresh.run();
    // Rows that waited for the connection need not sit out their back-off. Rows that Kitsu itself
    // turned away do, or a busy server would be asked again at once.
    if (refresh.failure() || refresh.isStopped()) return;
    onReconnect();
    void backgroundPull.run();
  }

  /** While Kitsu is away one small request replaces everything that would fail. */
  async function kitsuIsThere(atOnce: boolean): Promise<boolean> {
    monitor.update();
    if (!monitor.isAway()) return true;
    if (!atOnce && monitor.dueAt() > now().getTime()) return false;
    return monitor.probe();
  }

  return {
    studio: () => studio,
    status,
    async syncNow() {
      await round({ read: true, send: true });
      return status();
    },
    wake() {
      // Earlier requests may never be answered: neither they nor their round are waited for.
      refresh.abandon();
      rounds = Promise.resolve();
      void round({ read: true, send: true });
    },
    cancelReading: () => refresh.cancel(),
    tryNow() {
      sender.resumeAfterDiskFull();
      monitor.probeNow();
      void round({ read: false, send: false });
    },
    readDay(day) {
      const week = weekOf(day)[0] ?? day;
      const age = now().getTime() - Date.parse(replica.times.readAt(day) ?? '1970-01-01');
      const fresh = age >= 0 && age < WEEK_STALE_MS;
      if (deps.isSignedOut() || monitor.isAway() || weeks.has(week) || fresh) return;
      weeks.add(week);
      void readTimes(context, week, day, stopped.signal)
        .catch(broke('Refreshing a week'))
        .finally(() => weeks.delete(week));
    },
    openTask: (taskId) => backgroundPull.openTask(taskId),
    backgroundIdle: () => backgroundPull.run(),
    readComments: (taskIds) => backgroundPull.readThreads(taskIds),
    async readAgain(part) {
      if (monitor.isAway()) return;
      const failure = await readPart(context, part, stopped.signal);
      if (failure) log(`Refreshing a part failed: ${failure.code} ${failure.message}`);
    },
    refreshIfOlderThan(ms) {
      const age = now().getTime() - refresh.endedAt();
      if ((age > ms || age < 0) && !refresh.isStopped()) void round({ read: true, send: false });
    },
    async stop() {
      stopped.abort();
      if (timer) clearTimeout(timer);
      refresh.abandon();
      // A request that never ends must not keep the app from quitting: its result is read back at the
      // next start.
      const over = Promise.allSettled([sender.settled(), rounds, backgroundPull.settled()]);
      await Promise.race([over, new Promise((done) => setTimeout(done, STOP_WITHIN_MS).unref())]);
    },
  };
}

function readStudio(replica: Replica): StudioConfig {
  return {
    context: replica.keyValue.get(CONTEXT, studioContext),
    rules: replica.keyValue.get(RULES, studioRules),
  };
}
