import { requireCanReadTask, taskNamed } from '../rules/access.ts';
import { dayOf } from '../rules/days.ts';
import { emitRow, emitTask } from '../rules/events.ts';
import { notePresence } from '../rules/people.ts';
import { requireCanLogTime } from '../rules/task-access.ts';
import { created, notFound, ok, serverFault } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { serialize } from '../store/store.ts';
import type { Json } from '../store/model.ts';
import { TASK, TIME_SPENT } from '../store/models.ts';
import type { Task, TimeSpent } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

const DAY = '/actions/tasks/:task/time-spents/:date/persons/:person';
const BAD_DATE = 'Invalid date format.';

/** Time logged on a task: one number of minutes per person and calendar day (kitsu-api 2.4). */
export const timeSpentRoutes: Route[] = [
  post(DAY, (ask) => write(ask, 'set')),
  post(`${DAY}/add`, (ask) => write(ask, 'add')),
  remove(DAY, removeDay),
  get('/actions/tasks/:task/time-spents', (ask) => ofTask(ask)),
  get('/actions/tasks/:task/time-spents/:date', (ask) => ofTask(ask, ask.params['date'])),
];

/** Checks in zou's order: 404 task, 404 person, 400 body, 403, 400 date. */
function write({ studio, me, params, fields }: SignedInRequest, how: 'set' | 'add'): Answer {
  const { store } = studio;
  const task = taskNamed(studio, params['task'] ?? '');
  const person = store.find(PERSON, params['person'] ?? '');
  if (!person) throw notFound();
  const duration = fields.positive('duration');
  requireCanLogTime(studio, me, task, person.id);
  const date = dayOf(params['date'] ?? '', BAD_DATE);
  return store.database.transaction(() => {
    const key = { person_id: person.id, task_id: task.id, date };
    const [known] = store.list(TIME_SPENT, key);
    const total = how === 'add' ? (known?.duration ?? 0) + duration : duration;
    const entry = known
      ? store.update(TIME_SPENT, known.id, { duration: total })
      : store.insert(TIME_SPENT, { ...key, duration: total });
    sumUp(studio, task, entry.id, known ? 'update' : 'new');
    notePresence(studio, me);
    return created(serialize(TIME_SPENT, entry));
  });
}

/** Answers 201 with the deleted entry, its duration already 0; a second call answers 404. */
function removeDay({ studio, me, params }: SignedInRequest): Answer {
  const { store } = studio;
  const person_id = params['person'] ?? '';
  const task = taskNamed(studio, params['task'] ?? '');
  requireCanLogTime(studio, me, task, person_id);
  const date = dayOf(params['date'] ?? '', BAD_DATE);
  const [known] = store.list(TIME_SPENT, { person_id, task_id: task.id, date });
  if (!known) throw notFound();
  return store.database.transaction(() => {
    store.remove(TIME_SPENT, known.id);
    sumUp(studio, task, known.id, 'delete');
    return created({ ...serialize(TIME_SPENT, known), duration: 0 });
  });
}

/** `total` stands among the lists by person. An invalid day is a server fault, as in zou. */
function ofTask({ studio, me, params }: SignedInRequest, date?: string): Answer {
  const task = taskNamed(studio, params['task'] ?? '');
  requireCanReadTask(studio, me, task);
  if (date !== undefined && !/^\d{4}-\d\d?-\d\d?$/.test(date)) throw serverFault();
  const where = { task_id: task.id, ...(date === undefined ? {} : { date: dayOf(date) }) };
  const people: { [person: string]: Json[] } = {};
  let total = 0;
  for (const entry of studio.store.list(TIME_SPENT, where)) {
    (people[entry.person_id] ??= []).push(serialize(TIME_SPENT, entry));
    total += entry.duration;
  }
  return ok({ total, ...people });
}

/** `task.duration` is the time of everybody who ever logged on it. */
function sumUp(
  studio: StudioServices,
  task: Task,
  entry: string,
  what: 'new' | 'update' | 'delete',
): void {
  const { store } = studio;
  const duration = store
    .list(TIME_SPENT, { task_id: task.id })
    .reduce((sum: number, one: TimeSpent) => sum + one.duration, 0);
  store.update(TASK, task.id, { duration });
  emitRow(studio, TIME_SPENT, what, { id: entry, project_id: task.project_id });
  emitTask(studio, 'task:update', task);
}
