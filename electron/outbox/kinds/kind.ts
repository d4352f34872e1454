import type { BodyKind, Change } from '../../replica/tables/outbox.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { OutboxItem } from '../../shared/outbox-item.ts';
import type { DayTime } from '../../shared/production.ts';
import type { Result } from '../../shared/result.ts';
import type { Task } from '../../shared/task.ts';

/** A view of the window that may show something of a change before Kitsu has it. */
export type View = 'todo' | 'time' | 'comments' | 'timer';

/** What a kind may look at to tell the artist of a row. */
export interface TellContext {
  /** The row's task, while it is known here. */
  task: Task | undefined;
  studio: StudioConfig;
  today: Day;
}

/** What a kind tells of a row in the outbox; the rest of `OutboxItem` is the same for all kinds. */
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

/** What an edit works with. `setDay` logs a day's total as typing it the first time would. */
export interface EditContext {
  replica: Replica;
  studio: StudioConfig;
  setDay(wanted: DayTime): Result<null>;
}

export type Choice = 'mine' | 'theirs' | 'both';

/**
 * A kind of change: all that the app knows of it but how it is sent (`sync/push/push-<kind>.ts`).
 * What is left out is not there: a kind without `editText` has no words to edit.
 */
export interface Kind<Body> extends BodyKind<Body> {
  /** Which views show something of it, beside the outbox. */
  readonly shows: readonly View[];
  /**
   * Rows with the same name here are sent one after the other, in the order in which they were
   * made; `null` for a row that waits for no other.
   */
  queue(change: Change<Body>): string | null;
  /** Nothing of it can be in Kitsu yet. */
  isUntried(change: Change<Body>): boolean;
  /** What the outbox tells of it. */
  tell(change: Change<Body>, context: TellContext): Told;
  /** It is a start: the task says so while it waits. */
  readonly starts?: boolean;
  /** The status that it gives its task, `null` when it leaves it. */
  statusAhead?(change: Change<Body>): string | null;
  /** Ids of the files that it keeps on this computer. */
  files?(change: Change<Body>): string[];
  /** The body once it is known that `id` in Kitsu is another row's and not this one's twin. */
  withSeen?(change: Change<Body>, id: string): Body;
  /** Types its minutes anew. Refused in words. */
  editMinutes?(context: EditContext, change: Change<Body>, minutes: Minutes): Result<null>;
  /** Writes its words anew. Refused in words. */
  editText?(context: EditContext, change: Change<Body>, text: string): Result<null>;
  /** The artist's word on a conflict. Durable when it answers. */
  settle?(replica: Replica, change: Change<Body>, choice: Choice): Result<null>;
}

/** Gives the compiler the body's type from the schema. */
export const defineKind = <Body>(kind: Kind<Body>): Kind<Body> => kind;

/** `SH030 · Animation`, for a sentence. */
export const shortName = (task: Task | undefined): string =>
  task ? `${task.entityName} · ${task.taskTypeName}` : 'this task';

/** How a row is due again at once. */
export const AGAIN = { state: 'waiting', cause: null, attempts: 0, notBefore: 0 } as const;
