import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { ConnectionState } from '../../shared/views.ts';

/**
 * What requests alone tell about the connection. Each request takes a number when it is made and each
 * real answer the next one, so that clock changes do not matter.
 */
export interface ConnectionEvidence {
  /** The last number given out. */
  count: number;
  /** The number of the last real answer; 0 before the first. */
  answer: number;
  /** Why the newest request failed; `null` since the last real answer. */
  failure: KitsuFailure | null;
  /** Number of requests in a row that failed. */
  failures: number;
}

export const NO_EVIDENCE: ConnectionEvidence = { count: 0, answer: 0, failure: null, failures: 0 };

/**
 * What a failed request says about the connection: `answer`, Kitsu itself answered; `away`, something
 * else did, or nothing; `nothing`, such as a request that was cancelled here.
 */
function classify(failure: KitsuFailure): 'answer' | 'away' | 'nothing' {
  switch (failure.code) {
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'tls-not-trusted':
    case 'not-a-kitsu':
      return 'away';
    // A proxy in front of a Kitsu that is down sends pages; Kitsu's own faults are JSON.
    case 'server-fault':
    case 'not-understood':
      return (failure.answer?.body ?? null) === null ? 'away' : 'answer';
    default:
      return failure.answer === undefined ? 'nothing' : 'answer';
  }
}

/** A request made under number `asked` has ended; `failure` is `null` if it succeeded. */
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
  // Kitsu has answered a later request: this failure says nothing about the connection.
  if (asked < heard.answer) return heard;
  return { ...heard, failure, failures: heard.failures + 1 };
}

/**
 * The connection state, by the last real answer; `null` before the first. The system's network status
 * (`networkUp`) only distinguishes "no network" from "no Kitsu": it never makes anything online.
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
