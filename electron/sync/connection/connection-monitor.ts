import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import { createSharedRuns } from '../../shared/concurrency.ts';
import type { ConnectionState } from '../../shared/views.ts';
import { isAway, stateOf, type ConnectionEvidence } from './connection-state.ts';
import { dueAt, probeDelay } from '../poll-schedule.ts';

export interface ConnectionMonitorDeps {
  now(): Date;
  random(): number;
  isSignedOut(): boolean;
  networkUp(): boolean;
  evidence(): ConnectionEvidence;
  /** One small request to Kitsu; its result is observed like any other answer. */
  probe(): Promise<unknown>;
}

/** Knows whether Kitsu can be reached, and probes while it cannot. */
export interface ConnectionMonitor {
  state(): ConnectionState | null;
  /** ISO instant since when this state holds. */
  since(): string | null;
  isAway(): boolean;
  isProbing(): boolean;
  /** Why Kitsu cannot be reached; `null` if it can. */
  failure(): KitsuFailure | null;
  /** Takes the latest evidence and the system's network status into account. */
  update(): 'same' | 'went' | 'came-back';
  /** Probes now; true if Kitsu answered. */
  probe(): Promise<boolean>;
  /** The artist did something: probes soon rather than at the next due time. */
  probeSoon(): void;
  /** The artist asked for a probe. */
  probeNow(): void;
  /** Epoch ms when the next probe is due. */
  dueAt(): number;
}

const SOON_MS = 2_000;

export function createConnectionMonitor(deps: ConnectionMonitorDeps): ConnectionMonitor {
  let link: ConnectionState | null = null;
  let since: string | null = null;
  let awaySince = 0;
  let probes = 0;
  let due = 0;
  let hint = true;
  const probing = createSharedRuns<unknown>();

  const time = (): number => deps.now().getTime();

  function plan(): void {
    probes += 1;
    const retryAfter = deps.evidence().failure?.retryAfter ?? null;
    due = time() + probeDelay(probes, Math.max(0, time() - awaySince), retryAfter, deps.random());
  }

  function update(): 'same' | 'went' | 'came-back' {
    const before = link;
    const networkUp = deps.networkUp();
    link = stateOf(deps.evidence(), deps.isSignedOut(), networkUp);
    // A network that comes up, or another one, may lead to Kitsu.
    if (isAway(link) && networkUp && !hint) due = 0;
    hint = networkUp;
    if (link === before) return 'same';
    since = deps.now().toISOString();
    if (isAway(link) && !isAway(before)) {
      awaySince = time();
      probes = 0;
      plan();
      return 'went';
    }
    return isAway(before) && link === 'online' ? 'came-back' : 'same';
  }

  update();
  return {
    state: () => link,
    since: () => since,
    isAway: () => isAway(link),
    isProbing: () => probing.isRunning(''),
    failure: () => deps.evidence().failure,
    update,
    async probe() {
      await probing.run('', () => deps.probe());
      update();
      if (isAway(link)) plan();
      return !isAway(link);
    },
    probeSoon: () => void (due = Math.min(due, time() + SOON_MS)),
    probeNow: () => void (due = 0),
    dueAt: () => dueAt(due, time()),
  };
}
