import type { Http, KitsuFailure } from '../kitsu/http.ts';
import { studioContext } from '../kitsu/context.ts';
import { studioRules } from '../kitsu/organisation.ts';
import { diskFailure } from '../replica/disk-failure.ts';
import type { Change } from '../replica/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import { weekOf, type Day } from '../shared/day.ts';
import { failure, type FailureCode } from '../shared/result.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { Studio } from '../time/rules.ts';
import { TODO_READ, todoRead } from '../time/todo-list.ts';
import { CONTEXT, pull, readTimes, RULES, type PullContext } from './pull.ts';
import { verdictOf } from './lane.ts';
import { pushChange, type PushContext } from './push.ts';

export interface SyncDeps {
  replica: Replica;
  http: Http;
  personId: string;
  now(): Date;
  random(): number;
  /** The session is over at the server: nothing is tried until the artist signs in again. */
  held(): boolean;
  onStatus(status: SyncStatus): void;
  onChange(part: 'todo' | 'time'): void;
  log(message: string): void;
}

export interface Sync {
  studio(): Studio;
  status(): SyncStatus;
  /** Reads and sends now, whatever the back-off; answers when that round is over. */
  syncNow(): Promise<SyncStatus>;
  /** The artist changed this part: tells the windows, and sends what waits as soon as it is due. */
  poke(part: 'todo' | 'time'): void;
  /** Reads a week that was not read for a while, behind what is shown. */
  readDay(day: Day): void;
  /** Reads if the last reading is older than this. */
  refreshIfOlderThan(ms: number): void;
  stop(): Promise<void>;
}

const PULL_EVERY_MS = 2 * 60_000;
const RETRY_PULL_MS = 20_000;
/** Longer than two refreshes, which read the last weeks anyway. */
const WEEK_STALE_MS = 5 * 60_000;
const LANES_AT_ONCE = 3;
/** After this long the artist is told that Kitsu is slow, not left to wonder. */
const SLOW_MS = 6_000;
const STOP_WITHIN_MS = 1_500;
/** Failures of the way to Kitsu, not of Kitsu. */
const WAY = new Set<FailureCode>(['unreachable', 'timeout', 'tls-not-trusted', 'not-a-kitsu']);

/** Keeps one account's replica and its Kitsu together. One reading at a time, lanes side by side. */
export function createSync(deps: SyncDeps): Sync {
  const { replica, http, now } = deps;
  const stopped = new AbortController();
  const inFlight = new Map<number, Promise<void>>();
  /** Weeks that are being read, by their Monday. */
  const reading = new Set<Day>();
  let pulling: Promise<void> | null = null;
  let lastPull = 0;
  let pullFailure: KitsuFailure | null = null;
  let pushFailure: KitsuFailure | null = null;
  let slow = false;
  /** Where the disk takes nothing, sending only finds that again: not before this. */
  let restUntil = 0;
  let timer: NodeJS.Timeout | null = null;
  let studio = readStudio(replica);
  let shown = '';

  const pullContext: PullContext = {
    replica,
    http,
    now,
    dayByDay: false,
    stored(part) {
      studio = readStudio(replica);
      deps.onChange(part);
    },
  };
  const pushContext: PushContext = { ...deps, studio: () => studio };

  function status(): SyncStatus {
    const changes = replica.outbox.all();
    const failure = pullFailure ?? pushFailure;
    const slowly = slow
      ? {
          code: 'timeout' as const,
          message: 'Kitsu is slow to answer. Your tasks here can be used meanwhile.',
          action: null,
        }
      : null;
    return {
      waiting: changes.length,
      needsYou: changes.filter(({ state }) => state === 'parked' || state === 'conflict').length,
      busy: pulling !== null || inFlight.size > 0,
      readAt: replica.memory.get(TODO_READ, todoRead)?.at ?? null,
      problem: failure
        ? { code: failure.code, message: failure.message, action: failure.action }
        : slowly,
    };
  }

  function report(): void {
    if (stopped.signal.aborted) return;
    const current = status();
    const text = JSON.stringify(current);
    if (text === shown) return;
    shown = text;
    deps.onStatus(current);
  }

  function note(what: string, failure: KitsuFailure): void {
    deps.log(`${what} failed: ${failure.code} ${failure.message}`);
  }

  function refresh(): Promise<void> {
    pulling ??= (async () => {
      const slowly = setTimeout(() => {
        slow = true;
        report();
      }, SLOW_MS);
      report();
      try {
        pullFailure = await pull(pullContext, stopped.signal);
        if (pullFailure) note('Reading', pullFailure);
        // The way to Kitsu is free again: what waited for it need not sit out its back-off. What
        // Kitsu itself turned away does, or a busy server would be asked again at once.
        else if (pushFailure && WAY.has(pushFailure.code)) {
          replica.change(() => replica.outbox.dueNow());
        }
        if (!pullFailure) pushFailure = null;
      } catch (error) {
        deps.log(`Reading broke: ${String(error)}`);
        if (!stopped.signal.aborted) pullFailure = ownFailure(error);
      } finally {
        clearTimeout(slowly);
        slow = false;
        lastPull = now().getTime();
        pulling = null;
      }
    })();
    return pulling;
  }

  /** Starts every due row that has a free place; returns when those it started are over. */
  async function pushDue(): Promise<void> {
    if (deps.held() || now().getTime() < restUntil) return;
    const due = replica.outbox
      .all()
      .filter((change) => isWaiting(change) && change.notBefore <= now().getTime())
      .slice(0, Math.max(0, LANES_AT_ONCE - inFlight.size));
    const started = due.map((change) => {
      const run = pushChange(pushContext, change)
        .then((outcome) => {
          // What Kitsu refused is that row's own matter: it says so itself.
          const parked = outcome.kind === 'failed' && verdictOf(outcome.failure).kind === 'park';
          pushFailure = outcome.kind === 'failed' && !parked ? outcome.failure : null;
          if (outcome.kind === 'failed') note('Sending', outcome.failure);
          deps.onChange('time');
          if (change.kind === 'start') deps.onChange('todo');
        })
        .catch((error: unknown) => {
          // A fault of ours or of the disk: the row stays and is tried again, slowly.
          deps.log(`Sending broke: ${String(error)}`);
          if (stopped.signal.aborted) return;
          pushFailure = ownFailure(error);
          giveBack(change.id);
        })
        .finally(() => inFlight.delete(change.id));
      inFlight.set(change.id, run);
      return run;
    });
    if (started.length === 0) return;
    report();
    await Promise.all(started);
    if (!stopped.signal.aborted) await pushDue();
  }

  /** Waits for its turn. One that says it is being sent and is not was left so by a full disk. */
  function isWaiting({ id, state }: Change): boolean {
    // An edit makes a row wait again while its older number is still on the way: one at a time.
    return !inFlight.has(id) && (state === 'waiting' || state === 'sending');
  }

  function giveBack(id: number): void {
    const notBefore = now().getTime() + PULL_EVERY_MS;
    try {
      replica.change(() => replica.outbox.patch(id, { state: 'waiting', notBefore }));
    } catch {
      restUntil = now().getTime() + RETRY_PULL_MS;
    }
  }

  function schedule(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (stopped.signal.aborted || deps.held()) return;
    const waiting = replica.outbox.all().filter(isWaiting);
    const nextPush = Math.max(restUntil, Math.min(...waiting.map(({ notBefore }) => notBefore)));
    const nextPull = lastPull + (pullFailure ? RETRY_PULL_MS : PULL_EVERY_MS);
    const wait = Math.max(50, Math.min(nextPush, nextPull) - now().getTime());
    timer = setTimeout(
      () => void round({ read: false, send: false }),
      Math.min(wait, PULL_EVERY_MS),
    );
  }

  let roundRuns: Promise<void> | null = null;
  /** `read`: whatever the age of the last reading. `send`: whatever the back-off. */
  function round(must: { read: boolean; send: boolean }): Promise<void> {
    const before = roundRuns ?? Promise.resolve();
    const run = before.then(async () => {
      if (stopped.signal.aborted) return;
      const age = now().getTime() - lastPull;
      const due = must.read || age >= (pullFailure ? RETRY_PULL_MS : PULL_EVERY_MS) || age < 0;
      restUntil = must.send ? 0 : restUntil;
      try {
        if (must.send) replica.change(() => replica.outbox.dueNow());
        await Promise.all([due && !deps.held() ? refresh() : null, pushDue()]);
      } finally {
        // Whatever broke, the next round comes.
        report();
        schedule();
      }
    });
    roundRuns = run.catch((error: unknown) => deps.log(`Sync broke: ${String(error)}`));
    return roundRuns;
  }

  return {
    studio: () => studio,
    status,
    async syncNow() {
      await round({ read: true, send: true });
      return status();
    },
    poke(part) {
      deps.onChange(part);
      report();
      // What the artist just did is on the disk: it takes writes.
      restUntil = 0;
      void pushDue()
        .then(report)
        .then(schedule)
        .catch((error: unknown) => deps.log(`Sending broke: ${String(error)}`));
    },
    readDay(day) {
      const week = weekOf(day)[0] ?? day;
      const age = now().getTime() - Date.parse(replica.times.readAt(day) ?? '1970-01-01');
      if (deps.held() || reading.has(week) || age < WEEK_STALE_MS) return;
      reading.add(week);
      void readTimes(pullContext, week, day, stopped.signal)
        .catch((error: unknown) => deps.log(`Reading a week broke: ${String(error)}`))
        .finally(() => reading.delete(week));
    },
    refreshIfOlderThan(ms) {
      if (now().getTime() - lastPull > ms) void round({ read: true, send: false });
    },
    async stop() {
      stopped.abort();
      if (timer) clearTimeout(timer);
      // A request that never ends must not keep the app: what it did is read back at the next start.
      const over = Promise.allSettled([...inFlight.values(), pulling, roundRuns]);
      await Promise.race([over, new Promise((done) => setTimeout(done, STOP_WITHIN_MS).unref())]);
    },
  };
}

function readStudio(replica: Replica): Studio {
  return {
    context: replica.memory.get(CONTEXT, studioContext),
    rules: replica.memory.get(RULES, studioRules),
  };
}

/** What broke here and not at Kitsu: the disk, or a fault of the app's own. */
const ownFailure = (error: unknown): KitsuFailure => {
  const disk = diskFailure(error);
  return failure(
    disk?.code ?? 'unexpected',
    `${disk?.message ?? 'What Kitsu sent could not be kept.'} What was saved here before is safe.`,
    disk?.action ?? 'It is tried again by itself.',
  );
};
