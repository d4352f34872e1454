import { dayOf } from '../rules/days.ts';
import { ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { serialize } from '../store/store.ts';
import type { Json } from '../store/model.ts';
import { TASK, TIME_SPENT } from '../store/models.ts';

/** My own time (kitsu-api 2.4). */
export const userTimeRoutes: Route[] = [
  get('/data/user/time-spents', range),
  get('/data/user/time-spents/:date', ({ studio, me, params }) => {
    const date = dayOf(params['date'] ?? '');
    const day = studio.store.list(TIME_SPENT, { person_id: me.id, date });
    return ok(day.map((entry) => serialize(TIME_SPENT, entry)));
  }),
];

/** Takes both days or none; with none the answer is always empty. */
function range({ studio, me, query }: SignedInRequest): Answer {
  const start = query.get('start_date');
  const end = query.get('end_date');
  if (!start && !end) return ok([]);
  if (!start || !end) {
    throw wrongParameter(
      'If querying for a range of dates, both a `start_date` and an `end_date` must be given.',
    );
  }
  const refusal = `Wrong date format for ${start} and/or ${end}`;
  const entries = studio.store.select(
    TIME_SPENT,
    'WHERE person_id = ? AND date BETWEEN ? AND ? ORDER BY date',
    me.id,
    dayOf(start, refusal),
    dayOf(end, refusal),
  );
  return ok(
    entries.map((entry): Json => {
      const task = studio.store.find(TASK, entry.task_id);
      return {
        ...serialize(TIME_SPENT, entry),
        project_id: task?.project_id ?? null,
        task_type_id: task?.task_type_id ?? null,
      };
    }),
  );
}
