import { fillVersion } from '../rules/schedule-versions.ts';
import { TASK } from '../store/models.ts';
import { SCHEDULE_VERSION, VERSION_PEOPLE, VERSION_TASK } from '../store/schedule-model.ts';
import type { Store } from '../store/store.ts';
import { chanceOf } from '../pictures/chance.ts';
import { projectId } from './productions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Two plans beside the one that counts: the first one, from which some tasks have moved since, and one that is later. */
export function seedVersions(store: Store, film: string): void {
  const project_id = projectId(film);
  const first = store.insert(SCHEDULE_VERSION, { name: 'First plan', project_id });
  const later = store.insert(SCHEDULE_VERSION, { name: 'Two weeks more', project_id });
  for (const version of [first, later]) fillVersion({ store }, version);
  for (const [at, task] of store.list(TASK, { project_id }).entries()) {
    const chance = chanceOf(`plan of ${at}`);
    const days = chance() < 0.3 ? -Math.ceil(chance() * 6) : 0;
    const estimation = chance() < 0.15 ? Math.max(60, task.estimation - 240) : task.estimation;
    const isFree = chance() < 0.1;
    const [row] = store.list(VERSION_TASK, {
      ...{ production_schedule_version_id: first.id, task_id: task.id },
    });
    if (!row) continue;
    const moved = (by: number) => ({
      start_date: shifted(task.start_date, by),
      due_date: shifted(task.due_date, by),
    });
    store.update(VERSION_TASK, row.id, {
      ...{ ...moved(days), estimation, updated_at: row.updated_at },
    });
    if (isFree)
      for (const person of store.linked(VERSION_PEOPLE, row.id))
        store.unlink(VERSION_PEOPLE, row.id, person);
    const [other] = store.list(VERSION_TASK, {
      ...{ production_schedule_version_id: later.id, task_id: task.id },
    });
    if (other) store.update(VERSION_TASK, other.id, moved(14));
  }
}

const shifted = (day: string | null, days: number): string | null =>
  day === null
    ? null
    : `${new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00`;
