import type { KitsuFailure } from '../kitsu/answer-types.ts';
import { studioContext } from '../kitsu/context.ts';
import { studioRules } from '../kitsu/organisation.ts';
import type { Replica } from '../replica/replica.ts';
import type { Touched } from '../replica/touched.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { within } from '../shared/concurrency.ts';
import type { Day } from '../shared/day.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { Part } from './live/event-effects.ts';
import { createNewsDelivery } from './news-delivery.ts';
import { hasFreshChange, newsOf, touchesStudio, type View } from './news.ts';
import { CONTEXT, readPart, RULES } from './pull/pull.ts';
import { pullTask } from './pull/pull-task.ts';
import { readSomeTasks } from './pull/pull-some.ts';
import { createStaleWeeks } from './pull/stale-weeks.ts';
import type { Uploads } from './push/uploads.ts';
import { createRounds } from './rounds.ts';
import { createStatusReport } from './status.ts';
import { createSyncParts, type SyncPartsDeps } from './sync-parts.ts';

export interface SyncDeps extends SyncPartsDeps {
  onStatus(status: SyncStatus): void;
  /** What these views show from the replica may be otherwise. */
  onChange(views: ReadonlySet<View>): void;
  /** Does this after what is under way, such as an answer to the artist. */
  soon(work: () => void): void;
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
  /** Reads a task that is in none of the person's lists and keeps it; why it could not, or `null`. */
  readTask(taskId: string): Promise<KitsuFailure | null>;
  /** The files that are on their way to Kitsu just now. */
  uploads: Uploads['all'];
  /** Resolves when nothing is read in the background any more. */
  backgroundIdle(): Promise<void>;
  /** Something of a production was made, renamed or deleted. */
  namesChanged(projectId: string): void;
  /** Refreshes one part in the background; resolves when it is on disk or could not be read. */
  readAgain(part: Part): Promise<void>;
  /** Refreshes single tasks of mine in the same way; false if only the lists can tell what became of one. */
  readTasks(taskIds: readonly string[]): Promise<boolean>;
  /** Refreshes the comments of these tasks in the same way. */
  readComments(taskIds: string[]): Promise<void>;
  /** Refreshes what was drawn on a preview, in the background, if it is known here. */
  readDrawn(previewId: string): void;
  /** Refreshes if the last refresh is older than this. */
  refreshIfOlderThan(ms: number): void;
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 1_500;

/** Keeps one account's replica and its Kitsu together: decides when to refresh, to send, to probe. */
export function createSync(deps: SyncDeps): Sync {
  const { replica, now, log } = deps;
  const stopped = new AbortController();
  const { signal } = stopped;
  const isOver = (): boolean => signal.aborted;
  const broke = (what: string) => (error: unknown) => log(`${what} crashed: ${String(error)}`);

  const news = createNewsDelivery({ replica, soon: deps.soon, deliver });
  const studio = keptStudio(replica);
  const parts = createSyncParts(deps, { studio, asOne: news.asOne, report, linkMoved, signal });
  const { monitor, refresh, sender, backgroundPull, namesPull, context, isBlocked } = parts;
  const status = createStatusReport({
    replica,
    monitor,
    refresh,
    sender,
    onStatus: deps.onStatus,
  });
  const rounds = createRounds({
    monitor,
    refresh,
    sender,
    // What a search finds comes after what an artist's day needs.
    inBackground: () => backgroundPull.run().then(namesPull.run),
    now,
    isSignedOut: deps.isSignedOut,
    isOver,
    report,
    broke,
  });
  const refreshWeek = createStaleWeeks({ context, isBlocked, signal, broke });

  function report(): void {
    if (!isOver()) status.report();
  }

  /** What commits have touched goes to the windows, and what is due to Kitsu. */
  function deliver(touched: readonly Touched[]): void {
    if (isOver()) return;
    const { views, status: isOtherwise, sending } = newsOf(touched);
    if (views.size > 0) deps.onChange(views);
    if (isOtherwise) report();
    if (!sending) return;
    if (hasFreshChange(touched, replica.outbox.all(), now().getTime())) {
      // What the artist just did is on the disk: it takes writes.
      sender.resumeAfterDiskFull();
      monitor.probeSoon();
    }
    void sender.run().then(report).then(rounds.schedule).catch(broke('Sending'));
  }

  /** Kitsu came or went, as the last answer has it. */
  function linkMoved(): void {
    if (isOver()) return;
    if (monitor.update() === 'came-back') {
      rounds.onReconnect();
      // A probe is part of a round, which continues by itself; any other answer begins one.
      if (!monitor.isProbing()) void rounds.round({ read: true, send: false });
    }
    report();
    rounds.schedule();
  }

  return {
    studio,
    status: status.current,
    async syncNow() {
      await rounds.round({ read: true, send: true });
      return status.current();
    },
    wake() {
      // Earlier requests may never be answered: neither they nor their round are waited for.
      refresh.abandon();
      rounds.abandon();
      void rounds.round({ read: true, send: true });
    },
    cancelReading: refresh.cancel,
    tryNow() {
      sender.resumeAfterDiskFull();
      monitor.probeNow();
      void rounds.round({ read: false, send: false });
    },
    uploads: parts.uploads.all,
    readDay: refreshWeek,
    openTask: backgroundPull.openTask,
    readTask: (taskId) => pullTask(replica, context.http, taskId, now, signal),
    backgroundIdle: () => backgroundPull.run().then(namesPull.run),
    namesChanged: namesPull.changed,
    readComments: backgroundPull.readThreads,
    readDrawn: parts.readDrawn,
    async readTasks(taskIds) {
      if (monitor.isAway()) return true;
      const { http } = context;
      const some = { replica, http, me: deps.personId };
      return news.asOne(() => readSomeTasks(some, taskIds, signal));
    },
    async readAgain(part) {
      if (monitor.isAway()) return;
      const failure = await readPart(context, part, signal);
      if (failure) log(`Refreshing a part failed: ${failure.code} ${failure.message}`);
      // What is reviewed is looked at with what was said of it.
      else if (part === 'check') void backgroundPull.run();
    },
    refreshIfOlderThan(ms) {
      const age = now().getTime() - refresh.endedAt();
      const isOlder = age > ms || age < 0;
      if (isOlder && !refresh.isStopped()) void rounds.round({ read: true, send: false });
    },
    async stop() {
      stopped.abort();
      rounds.stop();
      refresh.abandon();
      // A request that never ends must not keep the app from quitting: its result is read back at the
      // next start.
      const over = Promise.allSettled([
        sender.settled(),
        rounds.settled(),
        backgroundPull.settled(),
        namesPull.settled(),
      ]);
      await within(over, STOP_WITHIN_MS, null);
    },
  };
}

/** The studio as last read. The same studio stays the same value: whoever compares it need not look inside. */
function keptStudio(replica: Replica): () => StudioConfig {
  const read = (): StudioConfig => ({
    context: replica.keyValue.get(CONTEXT, studioContext),
    rules: replica.keyValue.get(RULES, studioRules),
  });
  let studio = read();
  replica.onCommit((touched) => {
    if (touchesStudio(touched)) studio = read();
  });
  return () => studio;
}
