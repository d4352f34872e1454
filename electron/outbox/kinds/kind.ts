import type { BodyKind, Change } from '../../replica/tables/outbox.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { OutboxItem } from '../../shared/outbox-item.ts';
import type { DayTime } from '../../shared/production.ts';
import type { Result } from '../../shared/result.ts';
import type { Task } from '../../shared/task.ts';

/** A view of the window that may show a change before Kitsu has it. */
export type View = 'todo' | 'time' | 'comments' | 'timer' | 'notifications';

/** What a kind may use to describe a row to the artist. */
export interface TellContext {
  /** The row's task, if it is known here. */
  task: Task | undefined;
  studio: StudioConfig;
  today: Day;
}

/** A kind's description of a row in the outbox; the rest of `OutboxItem` is the same for all kinds. */
export type Told = Pick<OutboxItem, 'title' | 'does' | 'discards' | 'mayHaveArrived'> &
  Partial<
    Pick<
      OutboxItem,
      | 'day'
      | 'dayOff'
      | 'minutes'
      | 'movable'
      | 'conflict'
      | 'status'
      | 'text'
      | 'textLabel'
      | 'edits'
    >
  >;

/** What an edit needs. `setDay` logs a day's total by the same rules as typing it. */
export interface EditContext {
  replica: Replica;
  studio: StudioConfig;
  setDay(wanted: DayTime): Result<null>;
}

export type Choice = 'mine' | 'theirs' | 'both';

/**
 * A kind of change: everything that the app knows about it except how it is sent
 * (`sync/push/push-<kind>.ts`). An omitted part does not exist: a kind without `editText` has no text to
 * edit.
 */
export interface Kind<Body> extends BodyKind<Body> {
  /** The views that show it, beside the outbox. */
  readonly shows: readonly View[];
  /**
   * Rows with the same queue are sent one after the other, in the order in which they were made; `null`
   * for a row that waits for no other.
   */
  queue(change: Change<Body>): string | null;
  /** True if nothing of it can be in Kitsu yet. */
  isUntried(change: Change<Body>): boolean;
  /** Its description in the outbox. */
  tell(change: Change<Body>, context: TellContext): Told;
  /** It is a start: the task shows it while it waits. */
  readonly starts?: boolean;
  /** The status that it sets; `null` if it keeps the status. */
  statusAhead?(change: Change<Body>): string | null;
  /** Ids of its files on this computer. */
  files?(change: Change<Body>): string[];
  /** The body with the fact that `id` in Kitsu belongs to another row. */
  withSeen?(change: Change<Body>, id: string): Body;
  /**
   * What a discarded row still has to do, because something of it may be in Kitsu and is deleted there;
   * `null` if it can simply go.
   */
  retract?(change: Change<Body>): Body | null;
  /** Changes its minutes, or refuses. */
  editMinutes?(context: EditContext, change: Change<Body>, minutes: Minutes): Result<null>;
  /** Changes its text, or refuses. */
  editText?(context: EditContext, change: Change<Body>, text: string): Result<null>;
  /** Applies the artist's decision on a conflict; durable when it returns. */
  settle?(replica: Replica, change: Change<Body>, choice: Choice): Result<null>;
}

/** Gives the compiler the body's type from the schema. */
export const defineKind = <Body>(kind: Kind<Body>): Kind<Body> => kind;

/** `SH030 · Animation`, for a sentence. */
export const shortName = (task: Task | undefined): string =>
  task ? `${task.entityName} · ${task.taskTypeName}` : 'this task';

/** The patch that makes a row due at once. */
export const AGAIN = { state: 'waiting', cause: null, attempts: 0, notBefore: 0 } as const;
