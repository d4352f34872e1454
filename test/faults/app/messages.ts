import type { OutboxItem } from '../../../electron/shared/outbox-item.ts';
import type { Minutes } from '../../../electron/shared/minutes.ts';
import type { Result } from '../../../electron/shared/result.ts';
import type { AwayCause } from '../../../electron/shared/timer.ts';

/** The test's messages to the app: actions of the artist, and events of their computer. */
export type AppRequest =
  | { do: 'edit'; taskId: string; day: string; minutes: Minutes }
  | { do: 'start'; taskId: string }
  | { do: 'comment'; taskId: string; text: string; statusId: string | null }
  /** A revision of two pictures, with these words. */
  | { do: 'publish'; taskId: string; text: string; statusId: string | null }
  /** A comment with two files attached. */
  | { do: 'attach'; taskId: string; text: string }
  /** A reply to one of the comments that the app shows of the task. */
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
  /** Time passes with the computer awake, and the app's intervals run. */
  | { do: 'work'; milliseconds: number }
  /** The computer sleeps; `told`: the system reports it, `counts`: its monotonic clock counts it, `off`: its clock's error after waking. */
  | { do: 'sleep'; milliseconds: number; told: boolean; counts: boolean; off: number }
  /** The artist is away since then (epoch milliseconds); `null`: they are back. */
  | { do: 'presence'; away: { cause: AwayCause; since: number } | null }
  /** Opens or closes the connection to Kitsu. */
  | { do: 'line'; open: boolean }
  | { do: 'quit' };

/** What the artist saw when they edited a day, and whether the edit was accepted. */
export interface Edited {
  ok: boolean;
  message: string;
  /** Kitsu's minutes, as shown by the app. */
  seen: Minutes;
  /** What waits for this task and day afterwards. */
  row: OutboxItem | null;
}

/** `claimed`: this action created a waiting start; false for a task that is already started. */
export interface Started {
  ok: boolean;
  message: string;
  claimed: boolean;
}

/** Whether the app accepted the text. */
export interface Said {
  ok: boolean;
  message: string;
}

/** The row before it was settled; `null` if it no longer existed. */
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
  /** Kitsu's minutes, as shown by the app. */
  kitsuMinutes: Minutes;
  mark: string;
}

/** A task day on which Kitsu differs from what it confirmed, as shown by the app. */
export interface ShownDifference {
  taskId: string;
  day: string;
  had: Minutes;
  has: Minutes;
}

/** Everything that the app shows and the oracle checks. */
export interface Looked {
  signedIn: boolean;
  rows: OutboxItem[];
  times: ShownTime[];
  differences: ShownDifference[];
  /** Ids of the tasks in the to-do list. */
  todo: string[];
}

/** `inFlight`: requests without an answer; `busy`: the app shows that it refreshes or sends. */
export interface Flow {
  inFlight: number;
  busy: boolean;
}

export interface AppAnswers {
  edit: Edited;
  start: Started;
  comment: Said;
  publish: Said;
  attach: Said;
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
/** `received` is sent before a request is handled, so that the app can be killed at that moment. */
export type FromApp =
  | { kind: 'up' }
  | { kind: 'received'; id: number }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'broken'; id: number; message: string }
  | { kind: 'log'; message: string };
