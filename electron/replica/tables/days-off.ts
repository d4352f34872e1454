import type { Day } from '../../shared/day.ts';
import type { Database } from '../database.ts';
import { createRequestOrder } from './request-order.ts';

/** One of my days off as Kitsu holds it, from `first` to `last`, both included. */
export interface KitsuDayOff {
  id: string;
  first: Day;
  last: Day;
  description: string;
}

/** My days off as last read. */
export function dayOffTable(database: Database) {
  const order = createRequestOrder();
  return {
    ask: order.ticket,
    /** Makes the list exactly what Kitsu sent, unless a later-asked one is here; `reading` is from `ask`. */
    replaceAll(daysOff: KitsuDayOff[], reading: number): void {
      if (!order.accept('', reading)) return;
      database.transaction(() => {
        database.run('DELETE FROM day_off');
        for (const { id, first, last, description } of daysOff) {
          database.run(
            'INSERT OR REPLACE INTO day_off (id, first, last, description) VALUES (?, ?, ?, ?)',
            id,
            first,
            last,
            description,
          );
        }
      });
    },
    all: (): KitsuDayOff[] => database.all<KitsuDayOff>('SELECT * FROM day_off ORDER BY first'),
  };
}

export type DayOffTable = ReturnType<typeof dayOffTable>;
