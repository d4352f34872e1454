import type { Day } from '../../shared/day.ts';
import type { OutboxCause } from '../../shared/outbox-cause.ts';
import type { Database } from '../database.ts';
import { causeColumn, readCause } from '../durability/earlier-reasons.ts';
import { bodyOf, type Bodies, type ChangeKind } from './outbox-bodies.ts';

export type OutboxState = 'waiting' | 'sending' | 'parked' | 'conflict';

interface Common {
  id: number;
  taskId: string;
  /** Counts the artist's edits, so that an answer to an older one is not taken for the newer. */
  revision: number;
  state: OutboxState;
  /** Why it waits or needs the artist; `null` if it is simply next. */
  cause: OutboxCause | null;
  attempts: number;
  /** Epoch milliseconds before which it is not retried. */
  notBefore: number;
  /** ISO instant of the artist's first edit. */
  createdAt: string;
}
/** One row of a kind; `slot` distinguishes it from others of the same kind and task (schema.ts). */
export type ChangeOf<Kind extends ChangeKind> = Common & {
  kind: Kind;
  slot: string;
  body: Bodies[Kind];
};
export type TimeChange = ChangeOf<'time'> & { day: Day };
export type StartChange = ChangeOf<'start'>;
export type CommentChange = ChangeOf<'comment'>;
export type ReplyChange = ChangeOf<'reply'>;
/** Everything said on a task: these rows are sent in the order in which they were made. */
export type TalkChange = StartChange | CommentChange | ReplyChange;
export type DayOffChange = ChangeOf<'day-off'>;
export type Change = TimeChange | TalkChange | DayOffChange;

export interface OutboxRecord {
  id: number;
  kind: string;
  task_id: string;
  slot: string;
  body: string;
  revision: number;
  state: OutboxState;
  cause: string | null;
  attempts: number;
  not_before: number;
  created_at: string;
}

/** `null` for a row that no version of the app could have written. */
function readChange(row: OutboxRecord): Change | null {
  const common: Common = {
    id: row.id,
    taskId: row.task_id,
    revision: row.revision,
    state: row.state,
    cause: readCause(row.cause),
    attempts: row.attempts,
    notBefore: row.not_before,
    createdAt: row.created_at,
  };
  try {
    const change = { ...common, slot: row.slot, ...bodyOf(row.kind, JSON.parse(row.body)) };
    return change.kind === 'time' ? { ...change, day: row.slot } : change;
  } catch {
    return null;
  }
}

const COLUMNS = [
  'kind',
  'task_id',
  'slot',
  'body',
  'revision',
  'state',
  'cause',
  'attempts',
  'not_before',
  'created_at',
] as const;

const isSame = (one: OutboxRecord, other: OutboxRecord): boolean =>
  COLUMNS.every((column) => one[column] === other[column]);

type Patch = Partial<Pick<Common, 'state' | 'cause' | 'attempts' | 'notBefore'>> & {
  body?: Bodies[ChangeKind];
};

/** The outbox as rows; `sync/` decides what they mean and when they are sent. */
export function outboxTable(database: Database) {
  const one = (row: OutboxRecord | undefined): Change | null => (row ? readChange(row) : null);
  const at = (kind: ChangeKind, taskId: string, slot: string): Change | null =>
    one(
      database.get(
        'SELECT * FROM outbox WHERE kind = ? AND task_id = ? AND slot = ?',
        kind,
        taskId,
        slot,
      ),
    );

  const read = new Map<number, { row: OutboxRecord; change: Change | null }>();
  let last: { writes: number; changes: readonly Change[] } = { writes: -1, changes: [] };

  /** Cached: after a week without a network there are hundreds, read many times for each that is sent. */
  function all(): Change[] {
    const writes = database.writes();
    if (last.writes === writes) return [...last.changes];
    const rows = database.all<OutboxRecord>('SELECT * FROM outbox ORDER BY id');
    const known = new Map(read);
    read.clear();
    for (const row of rows) {
      const before = known.get(row.id);
      const same = before !== undefined && isSame(before.row, row);
      read.set(row.id, same ? before : { row, change: readChange(row) });
    }
    const changes = [...read.values()].flatMap(({ change }) => (change ? [change] : []));
    last = { writes, changes };
    return [...changes];
  }

  return {
    all,
    byId: (id: number): Change | null => one(database.get('SELECT * FROM outbox WHERE id = ?', id)),
    /** False once the artist has edited or discarded the row since it was read. */
    isCurrent: ({ id, revision }: Pick<Common, 'id' | 'revision'>): boolean =>
      one(database.get('SELECT * FROM outbox WHERE id = ?', id))?.revision === revision,
    time(taskId: string, day: Day): TimeChange | null {
      const found = at('time', taskId, day);
      return found?.kind === 'time' ? found : null;
    },
    daysOff: (): DayOffChange[] =>
      database
        .all<OutboxRecord>(`SELECT * FROM outbox WHERE kind = 'day-off' ORDER BY id`)
        .map(readChange)
        .filter((change): change is DayOffChange => change?.kind === 'day-off'),
    start(taskId: string): StartChange | null {
      const found = at('start', taskId, '');
      return found?.kind === 'start' ? found : null;
    },
    /**
     * Stores the artist's edit: a new row, or a newer target of the same task day. It is due at once
     * and counts as a new revision.
     */
    put<Kind extends ChangeKind>(
      change: { kind: Kind; taskId: string; slot: string; body: Bodies[Kind] },
      createdAt: string,
    ): void {
      database.run(
        `INSERT INTO outbox (kind, task_id, slot, body, state, created_at) VALUES (?, ?, ?, ?, 'waiting', ?)
         ON CONFLICT (kind, task_id, slot) DO UPDATE SET body = excluded.body, revision = revision + 1,
           state = 'waiting', cause = NULL, attempts = 0, not_before = 0`,
        change.kind,
        change.taskId,
        change.slot,
        JSON.stringify(change.body),
        createdAt,
      );
    },
    patch(id: number, patch: Patch): void {
      const row = database.get<OutboxRecord>('SELECT * FROM outbox WHERE id = ?', id);
      const before = one(row);
      if (!row || !before) return;
      database.run(
        'UPDATE outbox SET body = ?, state = ?, cause = ?, attempts = ?, not_before = ? WHERE id = ?',
        JSON.stringify(patch.body ?? before.body),
        patch.state ?? before.state,
        patch.cause === undefined ? row.cause : causeColumn(patch.cause),
        patch.attempts ?? before.attempts,
        patch.notBefore ?? before.notBefore,
        id,
      );
    },
    /**
     * Restores a row that the artist discarded, due now. Returns false if its place was taken
     * meanwhile. A new id keeps an answer to the old row away from it.
     */
    putBack(change: Change): boolean {
      if (at(change.kind, change.taskId, change.slot)) return false;
      database.run(
        `INSERT INTO outbox (kind, task_id, slot, body, revision, state, cause, attempts, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        change.kind,
        change.taskId,
        change.slot,
        JSON.stringify(change.body),
        change.revision,
        change.state === 'sending' ? 'waiting' : change.state,
        causeColumn(change.cause),
        change.attempts,
        change.createdAt,
      );
      return true;
    },
    remove: (id: number): void => void database.run('DELETE FROM outbox WHERE id = ?', id),
    /** A row that was being sent when the app ended is simply due again; it checks before it repeats. */
    recoverInterrupted: (): void =>
      void database.run(`UPDATE outbox SET state = 'waiting' WHERE state = 'sending'`),
    /**
     * The network is back: nothing waits for its back-off. A row that was never tried waits for its own
     * reason.
     */
    dueNow: (): void => void database.run('UPDATE outbox SET not_before = 0 WHERE attempts > 0'),
  };
}

export type OutboxTable = ReturnType<typeof outboxTable>;
