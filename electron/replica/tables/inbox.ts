import { z } from 'zod';
import type { InboxItem } from '../../shared/inbox.ts';
import type { Database } from '../database.ts';
import type { KeyValueTable } from './key-value.ts';
import { createRequestOrder } from './request-order.ts';

/** A notification, and the ISO instant at which it was first seen here. */
export interface SeenItem extends InboxItem {
  seenAt: string;
}

/** Set once the inbox was read here. */
const INBOX_READ = 'inbox-read';

/** Kitsu's notifications as last read. */
export function inboxTable(database: Database, keyValue: KeyValueTable) {
  const order = createRequestOrder();
  /** What Kitsu has confirmed since the last reading was asked for, and when, as a ticket. */
  const confirmed = new Map<string, { read: boolean; at: number }>();
  function put(item: InboxItem, seenAt: string): void {
    const done = database.run(
      `INSERT INTO inbox (id, seen_at, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE body IS NOT excluded.body`,
      item.id,
      seenAt,
      JSON.stringify(item),
    );
    // Whoever has read that a task was given to them knows it, wherever they read it: what moves from now on is news.
    if (done.changes > 0 && item.kind === 'assignation' && item.read) {
      database.run('DELETE FROM radar WHERE task_id = ? AND before IS NULL', item.taskId);
    }
  }
  const all = (): SeenItem[] =>
    database
      .all<{ body: string; seen_at: string }>('SELECT body, seen_at FROM inbox')
      .map(({ body, seen_at: seenAt }) => ({ ...(JSON.parse(body) as InboxItem), seenAt }));
  return {
    ask: order.ticket,
    all,
    /**
     * Makes the inbox exactly what Kitsu sent: what is gone there goes here, for no event tells of it. What arrives
     * later is dated by its arrival, as an edited mention has the date of the old comment; what the first reading
     * brings is dated as Kitsu has it. `reading` is from `ask`: what was confirmed after it stays as it was confirmed.
     */
    replaceAll(items: readonly InboxItem[], now: string, reading: number): void {
      if (!order.accept('', reading)) return;
      database.transaction(() => {
        const isFirst = keyValue.get(INBOX_READ, z.boolean()) === null;
        const stays = new Set(items.map(({ id }) => id));
        for (const { id } of all()) {
          if (!stays.has(id)) database.run('DELETE FROM inbox WHERE id = ?', id);
        }
        for (const item of items) {
          const mark = confirmed.get(item.id);
          const read = mark && mark.at > reading ? mark.read : item.read;
          put({ ...item, read }, isFirst ? item.at : now);
        }
        if (isFirst) keyValue.set(INBOX_READ, true);
      });
      for (const [id, { at }] of confirmed) if (at < reading) confirmed.delete(id);
    },
    /** Stores what Kitsu has confirmed of these; a reading that was asked for before does not undo it. */
    setRead(marks: ReadonlyMap<string, boolean>): void {
      const at = order.ticket();
      for (const [id, read] of marks) confirmed.set(id, { read, at });
      for (const item of all()) {
        const read = marks.get(item.id);
        const { seenAt, ...plain } = item;
        if (read !== undefined) put({ ...plain, read }, seenAt);
      }
    },
  };
}

export type InboxTable = ReturnType<typeof inboxTable>;
