import { forbidden } from '../server/answer.ts';
import type { RowOf } from '../store/model.ts';
import { ASSIGNEES, TASK } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { SCHEDULE_VERSION, VERSION_PEOPLE, VERSION_TASK } from '../store/schedule-model.ts';
import type { Where } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { requireCanReadProject } from './access.ts';

type ScheduleVersion = RowOf<typeof SCHEDULE_VERSION>;

/** The team, without those from outside the studio. */
export function requireCanReadVersions(studio: StudioServices, me: Person, project: string): void {
  const { role } = requireCanReadProject(studio, me, project);
  if (role === 'vendor' || role === 'client') throw forbidden();
}

/** Copies the plan of a production into a version; a task that is there already keeps its instants. Returns how many. */
export function fillVersion(
  { store }: Pick<StudioServices, 'store'>,
  version: ScheduleVersion,
): number {
  const tasks = store.list(TASK, { project_id: version.project_id });
  store.database.transaction(() => {
    for (const { id: task_id, start_date, due_date, estimation } of tasks) {
      const where = { production_schedule_version_id: version.id, task_id };
      const [known] = store.list(VERSION_TASK, where);
      const plan = { start_date, due_date, estimation };
      const { id } = known
        ? store.update(VERSION_TASK, known.id, { ...plan, updated_at: known.updated_at })
        : store.insert(VERSION_TASK, { ...where, ...plan });
      for (const person of store.linked(VERSION_PEOPLE, id))
        store.unlink(VERSION_PEOPLE, id, person);
      for (const person of store.linked(ASSIGNEES, task_id)) store.link(VERSION_PEOPLE, id, person);
    }
  });
  return tasks.length;
}

/** Deletes what versions say of a task, or a version of all. */
export function removeVersionTasks(
  { store }: StudioServices,
  where: Where<(typeof VERSION_TASK)['columns']>,
): void {
  for (const { id } of store.list(VERSION_TASK, where)) {
    for (const person of store.linked(VERSION_PEOPLE, id)) store.unlink(VERSION_PEOPLE, id, person);
    store.remove(VERSION_TASK, id);
  }
}
