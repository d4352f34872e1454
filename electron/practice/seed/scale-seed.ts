import { ENTITY } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import { personId } from './accounts.ts';
import { entityTypeId } from './basics.ts';
import type { SeedCalendar } from './calendar.ts';
import { BUS } from './film.ts';
import { publish } from './history.ts';
import type { Status } from './my-tasks.ts';
import { entityId, projectId } from './productions.ts';
import { seedTask } from './work.ts';

const TYPES = ['Layout', 'Animation', 'Compositing'];
const STATUSES: Status[] = ['todo', 'todo', 'ready', 'wip', 'wfa', 'retake'];
const SHOTS_A_SEQUENCE = 20;
const EPISODE = 'E03 – The night everybody rode';

/** Adds open tasks for the artist in a separate episode; three of four shots have a picture. */
export function seedScale(store: Store, calendar: SeedCalendar, count: number): void {
  if (count <= 0) return;
  const insert = (type: string, path: string, name: string, parent_id: string | null) => {
    const id = entityId(BUS, path);
    const entity_type_id = entityTypeId(type);
    store.insert(ENTITY, { id, name, parent_id, entity_type_id, project_id: projectId(BUS) });
    return id;
  };
  const episode = insert('Episode', EPISODE, EPISODE, null);
  let sequence = { path: '', id: '' };
  for (let made = 0; made < count; made++) {
    const shot = Math.floor(made / TYPES.length);
    const place = shot % SHOTS_A_SEQUENCE;
    const name = `SH${String((place + 1) * 10).padStart(4, '0')}`;
    if (made % (SHOTS_A_SEQUENCE * TYPES.length) === 0) {
      const own = `SQ${String(Math.floor(shot / SHOTS_A_SEQUENCE) + 1).padStart(3, '0')}`;
      const path = `${EPISODE} / ${own}`;
      sequence = { path, id: insert('Sequence', path, own, episode) };
    }
    const entity = `${sequence.path} / ${name}`;
    if (made % TYPES.length === 0) insert('Shot', entity, name, sequence.id);
    const type = TYPES[made % TYPES.length] ?? 'Animation';
    const status = STATUSES[made % STATUSES.length] ?? 'todo';
    const due = made % 7 === 0 ? null : (made % 61) - 10;
    const plan = { film: BUS, entity, type, status, due, hours: 2 + (made % 12) };
    const task = seedTask(store, calendar, plan, personId('artist'));
    const hasPicture = made % TYPES.length === 0 && shot % 4 !== 3;
    if (hasPicture) publish(store, task, personId('artist'), null, calendar.instant(20, 10, 0));
  }
}
