import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { ConnectionState } from '../../shared/views.ts';

/**
 * What is known of the way to Kitsu, from requests alone. Each request takes a number when it is
 * asked and each real answer the next one, so that clocks that jump change nothing.
 */
export interface ConnectionEvidence {
  /** The last number given out. */
  count: number;
  /** The number of the last real answer; 0 before the first. */
  answer: number;
  /** What the newest request met on its way; `null` since the last real answer. */
  failure: KitsuFailure | null;
  /** Requests in a row that met it. */
  failures: number;
}

export const NO_EVIDENCE: ConnectionEvidence = { count: 0, answer: 0, failure: null, failures: 0 };

/**
 * What a failed request says about the way: `answer`, Kitsu itself spoke; `away`, something else
 * did or nobody; `nothing`, such as a request that was cancelled here.
 */
function classify(failure: KitsuFailure): 'answer' | 'away' | 'nothing' {
  switch (failure.code) {
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'tls-not-trusted':
    case 'not-a-kitsu':
      return 'away';
    // A proxy in front of a Kitsu that is down speaks in pages; Kitsu's own faults are JSON.
    case 'server-fault':
    case 'not-understood':
      return (failure.answer?.body ?? null) === null ? 'away' : 'answer';
    default:
      return failure.answer === undefined ? 'nothing' : 'answer';
  }
}

/** A request was asked under number `asked` and ended; `failure` is `null` when all went well. */
export function reduce(
  heard: ConnectionEvidence,
  asked: number,
  failure: KitsuFailure | null,
): ConnectionEvidence {
  const says = failure === null ? 'answer' : classify(failure);
  if (says === 'nothing') return heard;
  if (says === 'answer') {
    return { count: heard.count + 1, answer: heard.count + 1, failure: null, failures: 0 };
  }
  // Kitsu answered something that was asked later: this one's bad luck says nothing of the way.
  if (asked < heard.answer) return heard;
  return { ...heard, failure, failures: heard.failures + 1 };
}

/**
 * How this computer and Kitsu stand, by what was last really answered; `null` before anything was.
 * What the system says of its network (`networkUp`) only tells "no network" from "no Kitsu": it
 * never makes anything online.
 */
export function stateOf(
  heard: ConnectionEvidence,
  held: boolean,
  networkUp: boolean,
): ConnectionState | null {
  if (held) return 'signed-out';
  if (heard.failure === null) return heard.answer === 0 ? null : 'online';
  return heard.failure.code === 'offline' || !networkUp ? 'offline' : 'server-away';
}

export const isAway = (link: ConnectionState | null): boolean =>
  link === 'server-away' || link === 'offline';
