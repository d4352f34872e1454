import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import { localFailure } from '../local-failure.ts';
import { pull, type PullContext } from './pull.ts';
import { createProgressCounter, type Progress } from './progress.ts';
import { dueAt, pullDelay, PULL_EVERY_MS } from '../poll-schedule.ts';

export interface RefreshDeps {
  context: Omit<PullContext, 'steps'>;
  random(): number;
  /** Nothing was ever read here: the artist sees the progress. */
  isFirst(): boolean;
  /** Something that the artist sees of it has changed. */
  onChange(): void;
  log(message: string): void;
}

/**
 * The refresh of everything: one at a time. No run of shared/concurrency.ts: the artist can stop this one,
 * and one whose connections may be dead is given up for a new one.
 */
export interface Refresh {
  /** Refreshes now, or joins the refresh under way. Never throws. */
  run(): Promise<void>;
  /** Stops the refresh under way: what has arrived stays. Nothing is read again before `run`. */
  cancel(): void;
  /** Drops the refresh under way for a new one: its connections may be dead. */
  abandon(): void;
  isRunning(): boolean;
  /** The artist stopped it, and nothing was read since. */
  isStopped(): boolean;
  /** Progress of the first refresh; `null` if none is under way. */
  progress(): Progress | null;
  /** It takes so long that the artist should be told. */
  isSlow(): boolean;
  failure(): KitsuFailure | null;
  /** The problem is solved: the next refresh is due at once. */
  clearFailure(): void;
  /** Epoch ms when the last one ended; 0 before the first. */
  endedAt(): number;
  /** Epoch ms when the next one is due. */
  dueAt(): number;
}

/** After this time the artist is told that Kitsu is slow. */
const SLOW_MS = 6_000;

export function createRefresh(deps: RefreshDeps): Refresh {
  const { context, onChange: moved, log } = deps;
  let running: { over: Promise<void>; stop: AbortController } | null = null;
  let stopped = false;
  let progress: Progress | null = null;
  let slow = false;
  let failure: KitsuFailure | null = null;
  let failures = 0;
  let endedAt = 0;
  let due = 0;

  async function read(stop: AbortController): Promise<void> {
    const isNow = (): boolean => running?.stop === stop;
    const first = deps.isFirst();
    const steps = createProgressCounter((counted) => {
      if (!first || !isNow()) return;
      progress = counted;
      moved();
    });
    const slowly = setTimeout(() => {
      slow = true;
      moved();
    }, SLOW_MS);
    const outcome = await pull({ ...context, steps }, stop.signal).catch((error: unknown) => {
      log(`Refreshing crashed: ${String(error)}`);
      return localFailure(error);
    });
    clearTimeout(slowly);
    if (!isNow()) return;
    slow = false;
    progress = null;
    running = null;
    if (stop.signal.aborted) return;
    if (outcome) log(`Refreshing failed: ${outcome.code} ${outcome.message}`);
    failure = outcome;
    failures = outcome ? failures + 1 : 0;
    endedAt = context.now().getTime();
    due = endedAt + pullDelay(failures, outcome?.retryAfter ?? null, deps.random());
  }

  function end(): void {
    running?.stop.abort();
    running = null;
    slow = false;
    progress = null;
  }

  return {
    run() {
      stopped = false;
      if (running) return running.over;
      const stop = new AbortController();
      const begun = { over: Promise.resolve(), stop };
      running = begun;
      begun.over = read(stop);
      moved();
      return begun.over;
    },
    cancel() {
      if (!running) return;
      stopped = true;
      end();
      moved();
    },
    abandon: end,
    isRunning: () => running !== null,
    isStopped: () => stopped,
    progress: () => progress,
    isSlow: () => slow,
    failure: () => failure,
    clearFailure() {
      if (!failure) return;
      failure = null;
      due = 0;
    },
    endedAt: () => endedAt,
    dueAt() {
      const now = context.now().getTime();
      // After the clock was set back, a refresh that seems to lie in the future counts as old enough.
      return endedAt - now > PULL_EVERY_MS ? now : dueAt(due, now);
    },
  };
}
