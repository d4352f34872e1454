import { ASSIGNEES, DAY_OFF, TASK, TIME_SPENT } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import type { Store } from '../store/store.ts';
import { personId } from './accounts.ts';
import { statusId, taskTypeId, taskTypesFor } from './basics.ts';
import type { SeedCalendar, Due } from './calendar.ts';
import { seedHistory } from './history.ts';
import { idOf } from './ids.ts';
import { MY_TASKS, WORKED, WORKED_TODAY } from './my-tasks.ts';
import type { MyTask, Status } from './my-tasks.ts';
import { entityId, projectId } from './productions.ts';
import type { Made } from './productions.ts';

/** Who does which work, apart from the artist. */
const COLLEAGUE: { [taskType: string]: string } = {
  Concept: 'wilhelmina',
  Modeling: 'wilhelmina',
  Shading: 'wilhelmina',
  Rigging: 'kenji',
  Storyboard: 'tomasz',
  Layout: 'tomasz',
  Animation: 'kenji',
  Lighting: 'priya',
  FX: 'priya',
  Compositing: 'priya',
};

/** These have no picture yet, as in every production. */
const WITHOUT_PICTURE = ['SQ010 / SH060', 'Heron', 'Ticket machine'];

export const taskIdOf = (film: string, entity: string, type: string): string =>
  idOf('task', film, entity, type);

/** Creates the tasks of every shot and asset, the artist's and her colleagues'. */
export function seedWork(store: Store, calendar: SeedCalendar, entities: Made[]): void {
  for (const entity of entities) {
    for (const [step, type] of taskTypesFor(entity.for).entries()) {
      const own = MY_TASKS.find(
        (task) => task.film === entity.film && task.entity === entity.path && task.type === type,
      );
      const plan = own ?? colleaguesPlan(entity, type, step);
      const artist = personId(own ? 'artist' : (COLLEAGUE[type] ?? 'kenji'));
      const task = seedTask(store, calendar, plan, artist);
      seedHistory(
        store,
        calendar,
        task,
        artist,
        plan.status,
        !WITHOUT_PICTURE.includes(entity.path),
      );
    }
  }
  // Two people on one task: its time is the sum of both.
  const shared = taskIdOf(WORKED_TODAY.film, WORKED_TODAY.entity, WORKED_TODAY.type);
  store.link(ASSIGNEES, shared, personId('kenji'));
  seedTime(store, calendar, shared);
}

/** The first steps of a film are done, the last ones not started. */
function colleaguesPlan(entity: Made, type: string, step: number): MyTask {
  const first: [Status, Due] = ['done', -30 + step * 4];
  const [status, due]: [Status, Due] =
    step === 0 ? first : step < 2 ? ['wfa', 1] : ['todo', 20 + step];
  return { film: entity.film, entity: entity.path, type, status, due, hours: 4 + step * 2 };
}

export function seedTask(store: Store, calendar: SeedCalendar, plan: MyTask, artist: string): Task {
  const due = calendar.schedule(plan.due);
  const days = Math.ceil(plan.hours / 8);
  const task = store.insert(TASK, {
    id: taskIdOf(plan.film, plan.entity, plan.type),
    project_id: projectId(plan.film),
    entity_id: entityId(plan.film, plan.entity),
    task_type_id: taskTypeId(plan.type),
    task_status_id: statusId(plan.status),
    assigner_id: personId('supervisor'),
    priority: plan.priority ?? 0,
    estimation: plan.hours * 60,
    due_date: due,
    start_date: due && daysBefore(due, days),
  });
  store.link(ASSIGNEES, task.id, artist);
  return task;
}

function daysBefore(instant: string, days: number): string {
  const at = Date.parse(`${instant}Z`) - days * 24 * 60 * 60 * 1000;
  return new Date(at).toISOString().slice(0, 19);
}

/** Logs the artist's time on past days and today, and a colleague's hour and a half. */
function seedTime(store: Store, calendar: SeedCalendar, shared: string): void {
  const log = (date: string, person: string, task_id: string, minutes: number) =>
    store.insert(TIME_SPENT, { date, person_id: personId(person), task_id, duration: minutes });
  for (const [back, day] of WORKED.entries()) {
    for (const [film, entity, type, minutes] of day) {
      log(calendar.workday(back + 1), 'artist', taskIdOf(film, entity, type), minutes);
    }
  }
  log(calendar.day(0), 'artist', shared, WORKED_TODAY.minutes);
  log(calendar.workday(2), 'kenji', shared, 90);
  store.database.run(
    `UPDATE tasks SET duration = COALESCE(
      (SELECT SUM(duration) FROM time_spents WHERE task_id = tasks.id), 0)`,
  );
  const holiday = { date: calendar.day(14), end_date: calendar.day(16), description: 'Holiday' };
  store.insert(DAY_OFF, { ...holiday, person_id: personId('artist') });
}
