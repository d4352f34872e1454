import { z } from 'zod';
import type { Day } from '../shared/day.ts';
import type { Database } from './database.ts';

/**
 * A day's total on one task. `base` is what Kitsu held when the artist last looked (0 when
 * unknown: nothing was shown, so anything found there is news), `sent` the target of an attempt
 * whose answer never came, `kitsu` what a conflict found there.
 */
const timeBody = z.object({
  target: z.number(),
  base: z.number(),
  sent: z.number().nullable(),
  kitsu: z.number().nullable(),
});

/**
 * A start is a comment and Kitsu has no key against doing it twice, so the newest comment seen
 * before sending is kept: a twin can only be newer than that. `movedTo` is the status that a
 * conflict found.
 */
const startBody = z.object({
  statusId: z.string(),
  baseStatusId: z.string(),
  step: z.enum(['new', 'sent']),
  newestCommentId: z.string().nullable(),
  movedTo: z.string().nullable(),
});

export type TimeBody = z.infer<typeof timeBody>;
export type StartBody = z.infer<typeof startBody>;
export type OutboxState = 'waiting' | 'sending' | 'parked' | 'conflict';

interface Common {
  id: number;
  taskId: string;
  /** Counts the artist's own edits, so that an answer to an older one is not taken for the newer. */
  revision: number;
  state: OutboxState;
  reason: string | null;
  attempts: number;
  /** Epoch milliseconds before which it is not tried again. */
  notBefore: number;
  /** ISO instant of the artist's first edit. */
  createdAt: string;
}
export type TimeChange = Common & { kind: 'time'; day: Day; body: TimeBody };
export type StartChange = Common & { kind: 'start'; body: StartBody };
export type Change = TimeChange | StartChange;

interface Row {
  id: number;
  kind: string;
  task_id: string;
  day: string;
  body: string;
  revision: number;
  state: OutboxState;
  reason: string | null;
  attempts: number;
  not_before: number;
  created_at: string;
}

/** `null` for a row that no version of the app could have written. */
export function readChange(row: Row): Change | null {
  const common: Common = {
    id: row.id,
    taskId: row.task_id,
    revision: row.revision,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    notBefore: row.not_before,
    createdAt: row.created_at,
  };
  try {
    const body: unknown = JSON.parse(row.body);
    return row.kind === 'time'
      ? { ...common, kind: 'time', day: row.day, body: timeBody.parse(body) }
      : { ...common, kind: 'start', body: startBody.parse(body) };
  } catch {
    return null;
  }
}

type Patch = Partial<Pick<Common, 'state' | 'reason' | 'attempts' | 'notBefore'>> & {
  body?: TimeBody | StartBody;
};

/** The outbox as rows; what they mean and when they go is the sync's matter. */
export function outboxTable(database: Database) {
  const one = (row: Row | undefined): Change | null => (row ? readChange(row) : null);
  const dayOf = (change: { kind: 'time'; day: Day } | { kind: 'start' }): string =>
    change.kind === 'time' ? change.day : '';

  return {
    all: (): Change[] =>
      database
        .all<Row>('SELECT * FROM outbox ORDER BY id')
        .map(readChange)
        .filter((change): change is Change => change !== null),
    byId: (id: number): Change | null => one(database.get('SELECT * FROM outbox WHERE id = ?', id)),
    /** False once the artist has edited the row, or taken it back, since it was read. */
    isCurrent: ({ id, revision }: Pick<Common, 'id' | 'revision'>): boolean =>
      one(database.get('SELECT * FROM outbox WHERE id = ?', id))?.revision === revision,
    time: (taskId: string, day: Day): TimeChange | null => {
      const found = one(
        database.get(
          `SELECT * FROM outbox WHERE kind = 'time' AND task_id = ? AND day = ?`,
          taskId,
          day,
        ),
      );
      return found?.kind === 'time' ? found : null;
    },
    start: (taskId: string): StartChange | null => {
      const found = one(
        database.get(`SELECT * FROM outbox WHERE kind = 'start' AND task_id = ?`, taskId),
      );
      return found?.kind === 'start' ? found : null;
    },
    /**
     * Writes the artist's edit: a new row, or the same lane with a newer target. It is due at once
     * and counts as a new revision.
     */
    put(
      change: { taskId: string } & (
        { kind: 'time'; day: Day; body: TimeBody } | { kind: 'start'; body: StartBody }
      ),
      createdAt: string,
    ): void {
      database.run(
        `INSERT INTO outbox (kind, task_id, day, body, state, created_at) VALUES (?, ?, ?, ?, 'waiting', ?)
         ON CONFLICT (kind, task_id, day) DO UPDATE SET body = excluded.body, revision = revision + 1,
           state = 'waiting', reason = NULL, attempts = 0, not_before = 0`,
        change.kind,
        change.taskId,
        dayOf(change),
        JSON.stringify(change.body),
        createdAt,
      );
    },
    patch(id: number, patch: Patch): void {
      const before = one(database.get('SELECT * FROM outbox WHERE id = ?', id));
      if (!before) return;
      database.run(
        'UPDATE outbox SET body = ?, state = ?, reason = ?, attempts = ?, not_before = ? WHERE id = ?',
        JSON.stringify(patch.body ?? before.body),
        patch.state ?? before.state,
        patch.reason === undefined ? before.reason : patch.reason,
        patch.attempts ?? before.attempts,
        patch.notBefore ?? before.notBefore,
        id,
      );
    },
    remove: (id: number): void => void database.run('DELETE FROM outbox WHERE id = ?', id),
    /** A row that was on its way when the app ended is simply due again; it looks before it repeats. */
    recoverInterrupted: (): void =>
      void database.run(`UPDATE outbox SET state = 'waiting' WHERE state = 'sending'`),
    /** The network is back: nothing needs to wait for its back-off. */
    dueNow: (): void => void database.run('UPDATE outbox SET not_before = 0'),
  };
}

export type OutboxTable = ReturnType<typeof outboxTable>;
