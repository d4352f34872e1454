import {
  isAdmin,
  isManager,
  requireCanReachEntity,
  requireCanReadProject,
  projectNamed,
} from '../rules/access.ts';
import { dayOf } from '../rules/days.ts';
import { entityNamed } from '../rules/entities.ts';
import {
  placedTime,
  readableTimes,
  sumsByTask,
  tableOfTimes,
  timesWhere,
  weekNumber,
  weekOf,
} from '../rules/time-sums.ts';
import type { Condition } from '../rules/time-sums.ts';
import { forbidden, notFound, ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { listOf } from '../server/lists.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Json } from '../store/model.ts';
import { TIME_SPENT } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

const OF = '/data/persons/:person/time-spents';
const TABLE = '/data/persons/time-spents';

/** Times of one person, and of everyone by day, week, month and year (kitsu-api 2.4). */
export const personTimeRoutes: Route[] = [
  get(OF, range),
  get(`${OF}/:date`, (ask) => {
    const date = dayOf(ask.params['date'] ?? '', 'Invalid month or year.');
    return ok(whole(ask, ['date = ?', date]));
  }),
  get(`${OF}/day/:year/:month/:day`, (ask) => {
    const { year, month, day } = ask.params;
    const date = dayOf(`${year}-${month}-${day}`, 'Invalid month or year.');
    return ok(sums(ask, ['date = ?', date]));
  }),
  get(`${OF}/week/:year/:week`, (ask) => {
    const week = weekOf(numberOf(ask, 'year'), numberOf(ask, 'week'));
    return ok(sums(ask, ['date BETWEEN ? AND ?', ...week]));
  }),
  get(`${OF}/month/:year/:month`, (ask) => ok(sums(ask, ['date LIKE ?', `${monthOf(ask)}-%`]))),
  get(`${OF}/month/all/:year/:month`, (ask) => {
    if (!isAdmin(ask.me) && ask.me.id !== ask.params['person']) throw forbidden();
    return ok(whole(ask, ['date LIKE ?', `${monthOf(ask)}-%`]));
  }),
  get(`${OF}/year/:year`, (ask) => ok(sums(ask, ['date LIKE ?', `${numberOf(ask, 'year')}-%`]))),
  get(`${TABLE}/day-table/:year/:month`, (ask) =>
    ok(table(ask, ['date LIKE ?', `${monthOf(ask)}-%`], (day) => day.slice(8))),
  ),
  get(`${TABLE}/week-table/:year`, (ask) => ok(yearTable(ask, (day) => String(weekNumber(day))))),
  get(`${TABLE}/month-table/:year`, (ask) => ok(yearTable(ask, (day) => day.slice(5, 7)))),
  get(`${TABLE}/year-table`, (ask) => ok(table(ask, ['1 = 1'], (day) => day.slice(0, 4)))),
  get('/data/projects/:project/time-spents', ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    requireCanReadProject(studio, me, project.id);
    const own = 'task_id IN (SELECT id FROM tasks WHERE project_id = ?)';
    return ok(timesWhere(studio, [own, project.id]).map((row) => serialize(TIME_SPENT, row)));
  }),
  get('/data/projects/:project/task-types/:type/time-spents', ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    if (!isManager(requireCanReadProject(studio, me, project.id))) throw forbidden();
    const own = 'task_id IN (SELECT id FROM tasks WHERE project_id = ? AND task_type_id = ?)';
    const people: { [person: string]: Json[] } = {};
    for (const row of timesWhere(studio, [own, project.id, params['type'] ?? ''])) {
      (people[row.person_id] ??= []).push(serialize(TIME_SPENT, row));
    }
    return ok(people);
  }),
  get('/data/entities/:id/time-spents', ({ studio, me, params }) => {
    const entity = entityNamed(studio, null, params['id']);
    requireCanReachEntity(studio, requireCanReadProject(studio, me, entity.project_id), entity.id);
    const own = 'task_id IN (SELECT id FROM tasks WHERE entity_id = ?)';
    return ok(timesWhere(studio, [own, entity.id]).map((row) => serialize(TIME_SPENT, row)));
  }),
  get('/data/time-spents', ({ studio, me, query }) => {
    if (!isAdmin(me)) throw forbidden();
    return ok(listOf(studio, TIME_SPENT, query));
  }),
];

function timesOf({ studio, me, params }: SignedInRequest, condition: Condition) {
  const person = params['person'] ?? '';
  if (!studio.store.find(PERSON, person)) throw notFound();
  const readable = readableTimes(studio, me, person);
  return timesWhere(studio, ['person_id = ?', person], readable, condition);
}

const whole = (ask: SignedInRequest, condition: Condition) =>
  timesOf(ask, condition).map((row) => serialize(TIME_SPENT, row));

const sums = (ask: SignedInRequest, condition: Condition) =>
  sumsByTask(ask.studio, timesOf(ask, condition));

/** Both days or none; with none the answer is always empty. */
function range(ask: SignedInRequest): Answer {
  const [start, end] = [ask.query.get('start_date'), ask.query.get('end_date')];
  if (!start && !end) return ok(timesOf(ask, ['1 = 0']).map(() => null));
  if (!start || !end) {
    throw wrongParameter(
      'If querying for a range of dates, both a `start_date` and an `end_date` must be given.',
    );
  }
  timesOf(ask, ['1 = 0']);
  const refusal = `Wrong date format for ${start} and/or ${end}`;
  const days = [dayOf(start, refusal), dayOf(end, refusal)];
  const rows = timesOf(ask, ['date BETWEEN ? AND ?', ...days]);
  return ok(rows.map((row) => placedTime(ask.studio, row)));
}

/** Everyone whose times I may read; the unit is a number without a leading zero. */
function table(
  { studio, me }: SignedInRequest,
  condition: Condition,
  unit: (day: string) => string,
) {
  const rows = timesWhere(studio, readableTimes(studio, me, null), condition);
  return tableOfTimes(rows, (day) => String(Number(unit(day))));
}

const yearTable = (ask: SignedInRequest, unit: (day: string) => string) =>
  table(ask, ['date LIKE ?', `${numberOf(ask, 'year')}-%`], unit);

function numberOf({ params }: SignedInRequest, name: string): number {
  const value = Number(params[name]);
  if (!Number.isInteger(value)) throw wrongParameter('Invalid month or year.');
  return value;
}

function monthOf(ask: SignedInRequest): string {
  const month = numberOf(ask, 'month');
  if (month < 1 || month > 12) throw wrongParameter('Invalid month or year.');
  return `${numberOf(ask, 'year')}-${String(month).padStart(2, '0')}`;
}
