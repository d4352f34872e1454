import type { DayOff } from '../../shared/production.ts';
import type { Database } from '../database.ts';
import { createRequestOrder } from './request-order.ts';

/** One of the person's own days off in Kitsu. */
export type OwnDayOff = Omit<DayOff, 'personId'>;

/** The person's days off as last read. */
export function dayOffTable(database: Database) {
  const order = createRequestOrder();
  const all = (): OwnDayOff[] => database.all<OwnDayOff>('SELECT * FROM day_off ORDER BY first');
  return {
    ask: order.ticket,
    /**
     * Makes the list exactly what Kitsu sent, unless the result of a later request is here; `reading`
     * is from `ticket`.
     */
    replaceAll(daysOff: OwnDayOff[], reading: number): void {
      if (!order.accept('', reading)) return;
      database.transaction(() => {
        // What stays is not written anew: it is no news.
        const stays = new Set(daysOff.map(({ id }) => id));
        for (const { id } of all()) {
          if (!stays.has(id)) database.run('DELETE FROM day_off WHERE id = ?', id);
        }
        for (const { id, first, last, description } of daysOff) {
          database.run(
            `INSERT INTO day_off (id, first, last, description) VALUES (?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET first = excluded.first, last = excluded.last,
               description = excluded.description`,
            id,
            first,
            last,
            description,
          );
        }
      });
    },
    all,
  };
}

export type DayOffTable = ReturnType<typeof dayOffTable>;
