import { requireCanReadProject, projectNamed } from '../rules/access.ts';
import { dayOf } from '../rules/days.ts';
import { placedTime, readableTimes, timesWhere } from '../rules/time-sums.ts';
import type { Condition } from '../rules/time-sums.ts';
import { notFound, ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { TIME_SPENT } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

const OF = '/data/persons/:person/time-spents';

/** Logged times of a person and of a production (kitsu-api 2.4). */
export const personTimeRoutes: Route[] = [
  get(OF, range),
  get(`${OF}/:date`, (ask) => {
    const date = dayOf(ask.params['date'] ?? '', 'Invalid month or year.');
    return ok(whole(ask, ['date = ?', date]));
  }),
  get('/data/projects/:project/time-spents', ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    requireCanReadProject(studio, me, project.id);
    const own = 'task_id IN (SELECT id FROM tasks WHERE project_id = ?)';
    return ok(timesWhere(studio, [own, project.id]).map((row) => serialize(TIME_SPENT, row)));
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

/** Takes both days or none; with none the answer is always empty. */
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
