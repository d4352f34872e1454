import { chanceOf } from '../pictures/chance.ts';
import { TIME_SPENT } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import type { SeedCalendar } from './calendar.ts';

/** A task that somebody has worked on. `until`: the last day, from today. */
export interface Worked {
  id: string;
  people: string[];
  until: number;
}

const ENTRIES = 100_000;
const MOST_MINUTES = 80;

/** A year of logged time: 100,000 entries, each of a person, a task and a day. */
export function seedBigTimes(
  store: Store,
  calendar: SeedCalendar,
  worked: readonly Worked[],
  project: string,
): void {
  const chance = chanceOf('time');
  for (const [at, { id, people, until }] of worked.entries()) {
    const [from, to] = [at, at + 1].map((one) => Math.floor((one * ENTRIES) / worked.length));
    const count = (to ?? 0) - (from ?? 0);
    for (let entry = 0; entry < count; entry += 1) {
      // Weekends too: somebody always works on one.
      const day = until - Math.floor(entry / people.length);
      store.insert(TIME_SPENT, {
        ...{ person_id: people[entry % people.length] ?? '', task_id: id },
        ...{ date: calendar.day(day), duration: 10 + Math.floor(chance() * MOST_MINUTES) },
      });
    }
  }
  store.database.run(
    `UPDATE tasks SET duration = COALESCE(
      (SELECT SUM(duration) FROM time_spents WHERE task_id = tasks.id), 0) WHERE project_id = ?`,
    project,
  );
}
