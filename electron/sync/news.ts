import { kindNamed } from '../outbox/kinds/registry.ts';
import type { SqlValue } from '../replica/database.ts';
import type { Change } from '../replica/tables/outbox.ts';
import type { FactKey } from '../replica/tables/key-value.ts';
import type { Touched, TouchedTable } from '../replica/touched.ts';
import type { EventName } from '../shared/operations.ts';

/** What is shown from the replica, by the event that tells a window to ask for it again. */
export type View = Extract<
  EventName,
  'todo' | 'time' | 'comments' | 'outbox' | 'timer' | 'views' | 'notifications'
>;

/** What a commit means for those who did not make it. */
export interface News {
  views: ReadonlySet<View>;
  /** How much waits, or when everything was last read, may be otherwise: the sync's status. */
  status: boolean;
  /** The outbox is otherwise: something may be due. */
  sending: boolean;
}

const ALL: readonly View[] = ['todo', 'time', 'comments', 'outbox', 'timer', 'notifications'];

/** What each table shows, by the key of the row (replica/touched.ts). */
const TABLES: Record<TouchedTable, (key: readonly SqlValue[]) => readonly View[]> = {
  outbox: ([kind]) => {
    const shows = kindNamed(String(kind))?.shows;
    return shows ? [...shows, 'outbox'] : ALL;
  },
  memory: ([key]) => viewsOfFact(key as FactKey),
  // Its name, its status, and what may be done with it.
  task: () => ALL,
  kitsu_time: () => ['time'],
  kitsu_day: () => ['time'],
  receipt: () => ['time'],
  kept_time: () => ['time'],
  day_off: () => ['time'],
  lane_source: () => ['time'],
  segment: () => ['time', 'timer'],
  radar: () => ['notifications'],
  inbox: () => ['notifications'],
  comment: () => ['comments'],
  comment_list: () => ['comments'],
  annotation: () => ['comments'],
  to_check: () => ['todo', 'notifications'],
};

/** The window that writes them is the one that shows them. */
const OWN = ['draft:', 'erased:', 'colours:', 'schedule-look:'];

function viewsOfFact(key: FactKey): readonly View[] {
  switch (key) {
    case 'context':
    case 'rules':
      return ['todo', 'time', 'comments', 'outbox', 'notifications'];
    case 'todo-left-out':
      return ['todo'];
    case 'todo-default-view':
      return ['views'];
    case 'gaps':
    case 'focus':
      return ['timer'];
    // What comes from now on is news.
    case 'read-whole':
    case 'review-news':
      return ['notifications'];
    case 'evening-answered':
    case 'timer-rounding':
    case 'running-minutes':
      return ['time'];
    // The window that writes these is the one that shows them; `todo-read` is in the status.
    case 'filter':
    case 'plan':
    case 'first-screen':
    case 'todo-read':
    case 'check-read':
    case 'evening-told':
    case 'inbox-read':
    case 'notices-told':
    case 'told-until':
      return [];
    default:
      if (key.startsWith('todo-view:')) return ['views'];
      if (key.startsWith('task-facts:')) return ['comments'];
      return OWN.some((own) => key.startsWith(own)) ? [] : ['time'];
  }
}

/** The news of all that was touched. */
export function newsOf(touched: readonly Touched[]): News {
  const views = new Set(touched.flatMap(({ table, key }) => TABLES[table](key)));
  const sending = touched.some(({ table }) => table === 'outbox');
  const isRead = touched.some(({ table, key }) => table === 'memory' && key[0] === 'todo-read');
  return { views, sending, status: sending || isRead };
}

/** What the studio allows or how it is set up was touched. */
export const touchesStudio = (touched: readonly Touched[]): boolean =>
  touched.some(
    ({ table, key }) => table === 'memory' && (key[0] === 'context' || key[0] === 'rules'),
  );

/**
 * Whether one of these rows is the artist's doing of just now, as far as a row can tell: it waits
 * and was never tried, or is due at once. `now` is in epoch milliseconds.
 */
export function hasFreshChange(
  touched: readonly Touched[],
  changes: readonly Change[],
  now: number,
): boolean {
  const keys = new Set(
    touched.filter(({ table }) => table === 'outbox').map(({ key }) => JSON.stringify(key)),
  );
  return changes.some(
    ({ kind, taskId, slot, state, attempts, notBefore }) =>
      state === 'waiting' &&
      (attempts === 0 || notBefore <= now) &&
      keys.has(JSON.stringify([kind, taskId, slot])),
  );
}
