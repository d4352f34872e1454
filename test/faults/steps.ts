import type { Minutes } from '../../electron/shared/minutes.ts';

/** What of the app's requests a fault is for. */
export type Target = 'time-write' | 'time-read' | 'comment-write' | 'comment-read' | 'any';

/** What happens to a request on its way. */
export type Trouble =
  /** The line is cut before the studio hears of it. */
  | 'cut-before'
  /** The line is cut at once, and the studio does it right after. */
  | 'cut-during'
  /** The studio does it, and the line is cut before the answer. */
  | 'cut-after'
  /** The line is cut at once, and the studio hears of it some steps later. */
  | 'late'
  /** It lies on the way for some steps; then all goes its way. */
  | 'delay'
  /** The studio hears it twice: of requests that may be repeated only, as proxies do with those. */
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
  /** How many steps a late or delayed request lies on the way. */
  steps: number;
  /** The app is killed at the moment it meets this. */
  kill: boolean;
}

/** When the app is killed while it is asked something: before it can know, as it begins, or so many ms later. */
export type KillAt = 'sent' | 'received' | 1 | 4;

/** One thing that happens in a schedule; tasks and days by their place in the stage's lists. */
export type Step =
  | { kind: 'edit'; task: number; day: number; minutes: Minutes; kill: KillAt | null }
  | { kind: 'start'; task: number; kill: KillAt | null }
  | { kind: 'comment'; task: number; text: string; status: string | null; kill: KillAt | null }
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
  /** Everything under way comes as far as it can. */
  | { kind: 'settle' };

/** The artist answers a row of the outbox. */
export type RowStep = Extract<Step, { kind: 'resolve' | 'retry' | 'discard' }>;

/** How the drained app is told to send: the artist presses Refresh, or time passes by itself. */
export interface Schedule {
  seed: number;
  steps: Step[];
  drain: 'refresh' | 'time';
  /** How what is left for the artist is settled in the end, in turn. */
  choices: ('mine' | 'theirs' | 'both')[];
}

export const describeStep = (step: Step): string =>
  step.kind +
  Object.entries(step.kind === 'fault' ? step.plan : step)
    .filter(([name, value]) => name !== 'kind' && value !== null && value !== false)
    .map(([name, value]) => ` ${name}=${String(value)}`)
    .join('');
