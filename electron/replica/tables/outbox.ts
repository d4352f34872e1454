import type { z } from 'zod';
import type { OutboxCause } from '../../shared/outbox-cause.ts';
import type { Database } from '../database.ts';
import { causeColumn, readCause } from '../durability/earlier-reasons.ts';

export type OutboxState = 'waiting' | 'sending' | 'parked' | 'conflict';

/**
 * One row: a change that Kitsu has not confirmed. `Body` is what its kind says it is; `unknown` until
 * somebody asks for it as that kind (`readAs`).
 */
export interface Change<Body = unknown> {
  id: number;
  kind: string;
  /** `''` for a change that belongs to no task. */
  taskId: string;
  /** Tells it from others of the same kind and task (schema.ts). */
  slot: string;
  body: Body;
  /** Counts the artist's own edits, so that an answer to an older one is not taken for the newer. */
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

/** What the table needs to know of a kind of change: its name, and what its body must be. */
export interface BodyKind<Body> {
  readonly kind: string;
  readonly schema: z.ZodType<Body>;
}

/** The kind's own row stands here already, and this version cannot read it: it is not overwritten. */
export class HeldByAnotherVersion extends Error {}

interface OutboxRecord {
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

const changeOf = (row: OutboxRecord): Change => ({
  id: row.id,
  kind: row.kind,
  taskId: row.task_id,
  slot: row.slot,
  body: parsed(row.body),
  revision: row.revision,
  state: row.state,
  cause: readCause(row.cause),
  attempts: row.attempts,
  notBefore: row.not_before,
  createdAt: row.created_at,
});

/** `undefined`, which no body is, for a text that is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const known = new WeakMap<Change, { schema: unknown; read: unknown }>();

/** The row with its body read; `null` for one of another kind, and for a body that is not the kind's. */
export function readAs<Body>(kind: BodyKind<Body>, change: Change): Change<Body> | null {
  if (change.kind !== kind.kind) return null;
  const before = known.get(change);
  if (before?.schema === kind.schema) return before.read as Change<Body> | null;
  const body = kind.schema.safeParse(change.body);
  const read = body.success ? { ...change, body: body.data } : null;
  known.set(change, { schema: kind.schema, read });
  return read;
}

/** All rows of a kind that this version can read. */
export const rowsOf = <Body>(kind: BodyKind<Body>, changes: readonly Change[]): Change<Body>[] =>
  changes.flatMap((change) => readAs(kind, change) ?? []);

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

type Patch = Partial<Pick<Change, 'state' | 'cause' | 'attempts' | 'notBefore' | 'body'>>;

/** The outbox as rows of whatever kind; what they mean and when they go is not the table's matter. */
export function outboxTable(database: Database) {
  const rowById = (id: number): OutboxRecord | undefined =>
    database.get('SELECT * FROM outbox WHERE id = ?', id);
  const byId = (id: number): Change | null => {
    const row = rowById(id);
    return row ? changeOf(row) : null;
  };
  const at = (kind: string, taskId: string, slot: string): Change | null => {
    const sql = 'SELECT * FROM outbox WHERE kind = ? AND task_id = ? AND slot = ?';
    const row = database.get<OutboxRecord>(sql, kind, taskId, slot);
    return row ? changeOf(row) : null;
  };

  const read = new Map<number, { row: OutboxRecord; change: Change }>();
  let last: { writes: number; changes: readonly Change[] } = { writes: -1, changes: [] };

  /** Cached: after a week without a network there are hundreds, read many times for each that is sent. */
  function all(): Change[] {
    const writes = database.writes();
    if (last.writes === writes) return [...last.changes];
    const rows = database.all<OutboxRecord>('SELECT * FROM outbox ORDER BY id');
    const before = new Map(read);
    read.clear();
    for (const row of rows) {
      const old = before.get(row.id);
      const same = old !== undefined && isSame(old.row, row);
      read.set(row.id, same ? old : { row, change: changeOf(row) });
    }
    last = { writes, changes: [...read.values()].map(({ change }) => change) };
    return [...last.changes];
  }

  /** A row stands there that is not the kind's, as far as this version can tell. */
  const isHeld = (kind: BodyKind<unknown>, taskId: string, slot: string): boolean => {
    const found = at(kind.kind, taskId, slot);
    return found !== null && readAs(kind, found) === null;
  };

  return {
    /** Every row, the oldest first, also those that this version cannot read. */
    all,
    byId,
    isHeld,
    /** All rows of a kind that can be read, the oldest first. */
    of: <Body>(kind: BodyKind<Body>): Change<Body>[] => rowsOf(kind, all()),
    find<Body>(kind: BodyKind<Body>, taskId: string, slot: string): Change<Body> | null {
      const found = at(kind.kind, taskId, slot);
      return found && readAs(kind, found);
    },
    /** False once the artist has edited the row, or taken it back, since it was read. */
    isCurrent: ({ id, revision }: Pick<Change, 'id' | 'revision'>): boolean =>
      rowById(id)?.revision === revision,
    /**
     * Writes the artist's edit: a new row, or the same one with a newer body. It is due at once
     * and counts as a new revision. Throws `HeldByAnotherVersion` rather than write over a row that
     * cannot be read.
     */
    put<Body>(
      kind: BodyKind<Body>,
      change: { taskId: string; slot: string; body: Body },
      createdAt: string,
    ): void {
      if (isHeld(kind, change.taskId, change.slot)) throw new HeldByAnotherVersion(kind.kind);
      database.run(
        `INSERT INTO outbox (kind, task_id, slot, body, state, created_at) VALUES (?, ?, ?, ?, 'waiting', ?)
         ON CONFLICT (kind, task_id, slot) DO UPDATE SET body = excluded.body, revision = revision + 1,
           state = 'waiting', cause = NULL, attempts = 0, not_before = 0`,
        kind.kind,
        change.taskId,
        change.slot,
        JSON.stringify(change.body),
        createdAt,
      );
    },
    /** Changes these parts of a row and leaves the others as they stand in the file. */
    patch(id: number, patch: Patch): void {
      const row = rowById(id);
      if (!row) return;
      database.run(
        'UPDATE outbox SET body = ?, state = ?, cause = ?, attempts = ?, not_before = ? WHERE id = ?',
        patch.body === undefined ? row.body : JSON.stringify(patch.body),
        patch.state ?? row.state,
        patch.cause === undefined ? row.cause : causeColumn(patch.cause),
        patch.attempts ?? row.attempts,
        patch.notBefore ?? row.not_before,
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
