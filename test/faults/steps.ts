import type { Minutes } from '../../electron/shared/minutes.ts';

/** The requests that a fault applies to. */
export type Target =
  'time-write' | 'time-read' | 'comment-write' | 'comment-read' | 'file-write' | 'any';

/** What happens to a request. */
export type Trouble =
  /** The connection is cut before the studio receives it. */
  | 'cut-before'
  /** The connection is cut at once; the studio executes it right after. */
  | 'cut-during'
  /** The studio executes it; the connection is cut before the answer. */
  | 'cut-after'
  /** The connection is cut at once; the studio receives it some steps later. */
  | 'late'
  /** It is delayed for some steps, then continues. */
  | 'delay'
  /** The studio receives it twice, as proxies do with idempotent requests only. */
  | 'twice'
  | 'half'
  | '500'
  | '502'
  | '429'
  | '401'
  | 'portal';

export interface FaultPlan {
  target: Target;
  trouble: Trouble;
  times: number;
  /** The number of steps for which a late or delayed request is held. */
  steps: number;
  /** The app is killed when it meets this. */
  kill: boolean;
}

/** When the app is killed during a message: before it arrives, as it is handled, or so many ms later. */
export type KillAt = 'sent' | 'received' | 1 | 4;

/** One step of a schedule; tasks and days by their index in the fixture's lists. */
export type Step =
  | { kind: 'edit'; task: number; day: number; minutes: Minutes; kill: KillAt | null }
  | { kind: 'start'; task: number; kill: KillAt | null }
  | { kind: 'comment'; task: number; text: string; status: string | null; kill: KillAt | null }
  | { kind: 'publish'; task: number; text: string; status: string | null; kill: KillAt | null }
  | { kind: 'attach'; task: number; text: string; kill: KillAt | null }
  | { kind: 'reply'; task: number; which: number; text: string; kill: KillAt | null }
  | { kind: 'web-edit'; task: number; day: number; minutes: Minutes }
  | { kind: 'lead-status'; task: number; status: string }
  | { kind: 'lead-unassigns'; task: number }
  | { kind: 'lead-assigns'; task: number }
  | { kind: 'resolve'; which: number; choice: 'mine' | 'theirs' | 'both' }
  | { kind: 'retry'; which: number }
  | { kind: 'discard'; which: number }
  | { kind: 'refresh' }
  | { kind: 'session-ends' }
  | { kind: 'sign-in' }
  | { kind: 'fault'; plan: FaultPlan }
  | { kind: 'unplug' }
  | { kind: 'heal' }
  | { kind: 'kill' }
  | { kind: 'restart' }
  | { kind: 'pass'; seconds: number }
  | { kind: 'clock'; seconds: number }
  /** Everything under way continues as far as it can. */
  | { kind: 'settle' };

/** The artist answers a row of the outbox. */
export type RowStep = Extract<Step, { kind: 'resolve' | 'retry' | 'discard' }>;

/** How the app is made to send the rest: the artist presses Refresh, or time passes. */
export interface Schedule {
  seed: number;
  steps: Step[];
  drain: 'refresh' | 'time';
  /** The decisions by which the rest is settled in the end, in turn. */
  choices: ('mine' | 'theirs' | 'both')[];
}

export const describeStep = (step: Step): string =>
  step.kind +
  Object.entries(step.kind === 'fault' ? step.plan : step)
    .filter(([name, value]) => name !== 'kind' && value !== null && value !== false)
    .map(([name, value]) => ` ${name}=${String(value)}`)
    .join('');
