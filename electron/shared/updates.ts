import type { Failure } from './result.ts';

/**
 * What the app does about newer versions: nothing; says that there is one; or also loads it, and installs
 * it when the app is quit.
 */
export const UPDATE_MODES = ['off', 'notify', 'automatic'] as const;
export type UpdateMode = (typeof UPDATE_MODES)[number];

/** Why a loaded update is not installed now: time of the timer is not on disk, or a file is being sent. */
export type UpdateHold = 'timer' | 'upload';

/** What is known of a newer version. */
export type UpdateState =
  /** Nobody has asked yet. */
  | { kind: 'unknown' }
  | { kind: 'asking' }
  /** This is the newest, or none is offered to this computer yet. */
  | { kind: 'newest' }
  | { kind: 'offered'; version: string }
  /** `percent`: 0 to 100. */
  | { kind: 'loading'; version: string; percent: number }
  /** Loaded and checked: installed at the next quit, or when asked. */
  | { kind: 'ready'; version: string }
  | { kind: 'failed'; failure: Failure };

export interface UpdateView {
  /** Why this copy of the app looks for no updates; `null` if it may. */
  cannot: Failure | null;
  state: UpdateState;
}
