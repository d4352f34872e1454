import { DAY_OFF, TEAM } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Store } from '../store/store.ts';
import { personId } from './accounts.ts';
import { taskTypesFor } from './basics.ts';
import type { SeedCalendar } from './calendar.ts';
import { idOf } from './ids.ts';

const FIRST = ['Aino', 'Bilal', 'Chiara', 'Duc', 'Elif', 'Farah', 'Goran', 'Hana', 'Iker', 'Jun'];
const LAST = ['Okafor', 'Lindqvist', 'Moreau', 'Tanaka'];
const PART_TIME_EVERY = 8;
const WEEKS_AHEAD = 30;
/** Of a task: one in nine has two people. */
const SHARED = 1 / 9;

/** Who works on the large production. */
export interface BigCrew {
  /** The ids of those on a task of this type, one or two; `chance` from 0 to 1 decides. */
  on(type: string, chance: number): string[];
}

/** Forty people who cannot sign in, four or so to a task type; some work four days a week. */
export function seedBigCrew(store: Store, calendar: SeedCalendar, project: string): BigCrew {
  const people = LAST.flatMap((last) => FIRST.map((first) => ({ first, last })));
  const ids = people.map(({ first, last }, at) => {
    const id = idOf('person', first, last);
    const email = `${first}.${last}@example.com`.toLowerCase();
    const names = { first_name: first, last_name: last, full_name: `${first} ${last}` };
    store.insert(PERSON, { id, ...names, email, role: 'user' });
    store.link(TEAM, project, id);
    const off = (first: number, last = first): void =>
      void store.insert(DAY_OFF, {
        ...{ person_id: id, date: calendar.day(first), end_date: calendar.day(last) },
        description: 'Holiday',
      });
    off(7 * (at % 12) + 30, 7 * (at % 12) + 36);
    if (at % PART_TIME_EVERY === 0)
      for (let week = 0; week < WEEKS_AHEAD; week += 1) if (week < 4 + (at % 12)) off(week * 7);
    return id;
  });
  const types = [...taskTypesFor('Asset'), ...taskTypesFor('Shot')];
  return {
    on(type, chance) {
      const place = Math.max(0, types.indexOf(type));
      const own = ids.filter((_, at) => at % types.length === place);
      const first = own[Math.floor(chance * own.length)] ?? personId('artist');
      const second = own[Math.floor(chance * own.length + 1) % own.length] ?? first;
      const isShared = (chance * 97) % 1 < SHARED;
      return isShared && second !== first ? [first, second] : [first];
    },
  };
}
