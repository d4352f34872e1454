import type { StudioFiles } from '../store/files.ts';
import type { Store } from '../store/store.ts';
import { seedPeople } from './accounts.ts';
import { seedBasics } from './basics.ts';
import { SeedCalendar } from './calendar.ts';
import { seedConversations } from './conversations.ts';
import { FILMS, GARDEN } from './film.ts';
import { seedScale } from './scale-seed.ts';
import { MY_TASKS } from './my-tasks.ts';
import { seedProduction } from './productions.ts';
import { seedVersions } from './versions.ts';
import { seedWork } from './work.ts';

export interface SeedOptions {
  /** The day that due dates and logged time are counted from. */
  today: Date;
  /** The least number of open tasks of the artist; below the film's own number it changes nothing. */
  tasks: number;
  /** For what was published and attached. */
  files: StudioFiles;
}

/** Fills an empty studio with a small film, its crew and some weeks of work. */
export function seedStudio(store: Store, { today, tasks, files }: SeedOptions): void {
  const calendar = new SeedCalendar(today);
  seedBasics(store);
  seedPeople(store);
  seedWork(
    store,
    calendar,
    FILMS.flatMap((film) => seedProduction(store, calendar, film)),
  );
  seedVersions(store, GARDEN);
  seedConversations(store, files);
  const open = MY_TASKS.filter((task) => task.status !== 'done').length;
  seedScale(store, calendar, tasks - open);
}
