import type { OutboxItem } from '../../../electron/shared/outbox-item.ts';
import type { Minutes } from '../../../electron/shared/minutes.ts';
import type { Result } from '../../../electron/shared/result.ts';
import type { AwayCause } from '../../../electron/shared/timer.ts';

/** What the test may ask of the app: what an artist does, and what becomes of the computer it runs on. */
export type AppRequest =
  | { do: 'edit'; taskId: string; day: string; minutes: Minutes }
  | { do: 'start'; taskId: string }
  | { do: 'comment'; taskId: string; text: string; statusId: string | null }
  /** To one of the comments that the app shows of the task. */
  | { do: 'reply'; taskId: string; which: number; text: string }
  | { do: 'resolve'; id: number; choice: 'mine' | 'theirs' | 'both' }
  | { do: 'retry'; id: number }
  | { do: 'discard'; id: number }
  | { do: 'put-back' | 'keep-theirs'; taskId: string; day: string }
  | { do: 'refresh' }
  | { do: 'sign-in'; server: string; email: string; password: string }
  | { do: 'look'; days: string[] }
  | { do: 'flow' }
  | { do: 'pass'; milliseconds: number }
  | { do: 'set-clock'; milliseconds: number }
  /** Any operation that a window has, by its name in the contract. */
  | { do: 'call'; name: string; args: object }
  /** Time passes with the computer awake, and the app's clockwork going. */
  | { do: 'work'; milliseconds: number }
  /** The computer sleeps; `told`: the system says so, `counts`: its monotonic clock goes on, `off`: its clock wakes so wrong. */
  | { do: 'sleep'; milliseconds: number; told: boolean; counts: boolean; off: number }
  /** Nobody is there since then (epoch milliseconds); `null`: somebody is there again. */
  | { do: 'presence'; away: { cause: AwayCause; since: number } | null }
  /** The way to Kitsu is there or not. */
  | { do: 'line'; open: boolean }
  | { do: 'quit' };

/** What the artist had before them when they edited a day, and whether it was taken. */
export interface Edited {
  ok: boolean;
  message: string;
  /** What the app said that Kitsu holds. */
  seen: Minutes;
  /** What waits of this task and day after it. */
  row: OutboxItem | null;
}

/** `claimed`: this very action made a start that waits; not so for a task that is started already. */
export interface Started {
  ok: boolean;
  message: string;
  claimed: boolean;
}

/** Whether the app took what was said. */
export interface Said {
  ok: boolean;
  message: string;
}

/** The row as it was before it was settled; `null` when there was none any more. */
export interface Settled {
  ok: boolean;
  message: string;
  row: OutboxItem | null;
}

/** A task and day as the app shows them. */
export interface ShownTime {
  taskId: string;
  day: string;
  minutes: Minutes;
  /** What the app says that Kitsu holds. */
  kitsuMinutes: Minutes;
  mark: string;
}

/** A task and day that Kitsu holds otherwise than it was read back, as the app shows it. */
export interface ShownDifference {
  taskId: string;
  day: string;
  had: Minutes;
  has: Minutes;
}

/** All that the app shows of what the oracle asks. */
export interface Looked {
  signedIn: boolean;
  rows: OutboxItem[];
  times: ShownTime[];
  differences: ShownDifference[];
  /** Ids of the tasks in the to-do list. */
  todo: string[];
}

/** `inFlight`: requests that left and have no answer; `busy`: the app says that it reads or sends. */
export interface Flow {
  inFlight: number;
  busy: boolean;
}

export interface AppAnswers {
  edit: Edited;
  start: Started;
  comment: Said;
  reply: Said;
  resolve: Settled;
  retry: Settled;
  discard: Settled;
  'put-back': { ok: boolean; message: string };
  'keep-theirs': { ok: boolean; message: string };
  refresh: null;
  'sign-in': { ok: boolean; message: string };
  look: Looked;
  flow: Flow;
  pass: null;
  'set-clock': null;
  call: Result<unknown>;
  work: null;
  sleep: null;
  presence: null;
  line: null;
  quit: null;
}

export type ToApp = { id: number; request: AppRequest };
/** `received` comes before anything is done about a request, so that the app can be killed at just that. */
export type FromApp =
  | { kind: 'up' }
  | { kind: 'received'; id: number }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'broken'; id: number; message: string }
  | { kind: 'log'; message: string };
