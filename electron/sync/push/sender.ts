import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import type { FailureCode } from '../../shared/result.ts';
import { classifyFailure } from './push-policy.ts';
import { localFailure } from '../local-failure.ts';
import { pushChange } from './dispatch.ts';
import { type PushContext } from './push-context.ts';
import { dueAt } from '../poll-schedule.ts';
import { readPush } from './pushes.ts';
import { sendable } from './send-order.ts';

export interface SenderDeps {
  context: PushContext;
  /** Nothing may be sent now: signed out, or Kitsu is away. */
  isBlocked(): boolean;
  /** Rows have left for Kitsu. */
  onProgress(): void;
  log(message: string): void;
  isOver(): boolean;
}

/**
 * Sends what waits: queues side by side, none waiting for another except in its order (send-order.ts).
 * Which row is next is asked of the disk when a place is free, for the artist may have changed it
 * meanwhile: a limit of shared/concurrency.ts would have taken it before.
 */
export interface Sender {
  /**
   * Starts every due row for which there is a free place; resolves when those are finished that are not
   * long.
   */
  run(): Promise<void>;
  isRunning(): boolean;
  /** Why the row that has waited longest is not in Kitsu; `null` if none waits for a failure. */
  lastFailure(): KitsuFailure | null;
  /** Kitsu can be reached again: rows that waited for it are due now. */
  onReconnect(): void;
  /** Every row is due now, whatever the back-off. */
  allDue(): void;
  /** The disk accepts writes again, as far as is known. */
  resumeAfterDiskFull(): void;
  /** Epoch ms when the next row is due; `Infinity` if none waits. */
  dueAt(): number;
  settled(): Promise<unknown>;
}

const isTried = (state: Change['state']): boolean => state === 'waiting' || state === 'sending';

const isLong = (change: Change): boolean => readPush(change)?.push.long ?? false;

const queueKey = ({ kind, taskId, slot }: Change): string => `${kind} ${taskId} ${slot}`;

const MAX_IN_FLIGHT = 3;
/** Uploads have places of their own: hours and comments do not wait for them. */
const MAX_LONG = 2;
const AFTER_OWN_FAULT_MS = 2 * 60_000;
const DISK_REST_MS = 20_000;
/** Failures of the connection, not of Kitsu. */
const WAY = new Set<FailureCode>([
  'offline',
  'unreachable',
  'timeout',
  'tls-not-trusted',
  'not-a-kitsu',
]);

export function createSender(deps: SenderDeps): Sender {
  const { context, log } = deps;
  const { replica, now } = context;
  /** By queue, not by row: a row that replaces a removed one waits until that is no longer being sent. */
  const inFlight = new Map<string, Promise<void>>();
  const longOnes = new Set<string>();
  /** Why a row waits, as far as this run of the app knows; each row has its own reason. */
  const troubles = new Map<number, { failure: KitsuFailure; revision: number }>();
  /** If the disk refuses writes, sending would only find that again: not before this. */
  let restUntil = 0;

  /** It waits to be sent. A full disk can leave a row marked as being sent that is not. */
  function isWaiting(change: Change): boolean {
    // An edit makes a row wait again while its older number is still being sent: one at a time.
    return !inFlight.has(queueKey(change)) && isTried(change.state);
  }

  const note = ({ id, revision }: Change, failure: KitsuFailure): void =>
    void troubles.set(id, { failure, revision });

  async function send(change: Change): Promise<void> {
    try {
      const outcome = await pushChange(context, change);
      // A refusal by Kitsu is shown at the row itself.
      const waits = outcome.kind === 'failed' && classifyFailure(outcome.failure).kind !== 'park';
      if (outcome.kind === 'failed') {
        log(`Sending failed: ${outcome.failure.code} ${outcome.failure.message}`);
      }
      if (waits) note(change, outcome.failure);
      else troubles.delete(change.id);
    } catch (error) {
      // A fault of ours or of the disk: the row stays and is retried, slowly.
      log(`Sending crashed: ${String(error)}`);
      if (deps.isOver()) return;
      note(change, localFailure(error));
      requeue(change.id);
    } finally {
      inFlight.delete(queueKey(change));
    }
  }

  function requeue(id: number): void {
    const notBefore = now().getTime() + AFTER_OWN_FAULT_MS;
    try {
      replica.change(() => replica.outbox.patch(id, { state: 'waiting', notBefore }));
    } catch {
      restUntil = now().getTime() + DISK_REST_MS;
    }
  }

  async function run(): Promise<void> {
    const time = now().getTime();
    if (deps.isOver() || deps.isBlocked() || time < dueAt(restUntil, time)) return;
    const due = sendable(replica.outbox.all()).filter(
      (change) => isWaiting(change) && dueAt(change.notBefore, time) <= time,
    );
    const long = due.filter(isLong).slice(0, Math.max(0, MAX_LONG - longOnes.size));
    const short = due.filter((change) => !isLong(change));
    const free = MAX_IN_FLIGHT - (inFlight.size - longOnes.size);
    const started = short.slice(0, Math.max(0, free)).map((change) => begin(change));
    for (const change of long) {
      const key = queueKey(change);
      longOnes.add(key);
      // The round that began it is over by then.
      void begin(change, () => longOnes.delete(key)).then(deps.onProgress);
    }
    if (started.length + long.length === 0) return;
    deps.onProgress();
    await Promise.all(started);
  }

  async function begin(change: Change, ended: () => void = () => undefined): Promise<void> {
    const over = send(change).finally(ended);
    inFlight.set(queueKey(change), over);
    await over;
    // Each free place takes the next row: a slow one only delays its own queue.
    await run();
  }

  return {
    run,
    isRunning: () => inFlight.size > 0,
    lastFailure() {
      for (const change of replica.outbox.all()) {
        const known = troubles.get(change.id);
        // A newer edit has a failure of its own, and a row that needs the artist is shown as such.
        const isOld = known?.revision !== change.revision || !isTried(change.state);
        if (known && !isOld) return known.failure;
      }
      return null;
    },
    onReconnect() {
      const waited = [...troubles].filter(([, { failure }]) => WAY.has(failure.code));
      if (waited.length === 0) return;
      replica.change(() => {
        for (const [id] of waited) replica.outbox.patch(id, { notBefore: 0 });
      });
      for (const [id] of waited) troubles.delete(id);
    },
    allDue: () => replica.change(() => replica.outbox.dueNow()),
    resumeAfterDiskFull: () => void (restUntil = 0),
    dueAt() {
      const time = now().getTime();
      const waiting = sendable(replica.outbox.all()).filter(isWaiting);
      const next = Math.min(...waiting.map(({ notBefore }) => dueAt(notBefore, time)));
      return Math.max(dueAt(restUntil, time), next);
    },
    settled: () => Promise.allSettled(inFlight.values()),
  };
}
