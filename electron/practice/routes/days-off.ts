import { isAdmin, isManager, requireCanReadProject, projectNamed } from '../rules/access.ts';
import { dayOf } from '../rules/days.ts';
import { emitRow } from '../rules/events.ts';
import {
  created,
  forbidden,
  notFound,
  nothing,
  ok,
  refusedRow,
  wrongParameter,
} from '../server/answer.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Json } from '../store/model.ts';
import { DAY_OFF, TEAM, TIME_SPENT } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

const OF = '/data/persons/:person/day-offs';

/** Days off of a person, such as holidays; first and last day included. */
export const dayOffRoutes: Route[] = [
  get(OF, (ask) => ok(daysOff(ask))),
  get('/data/projects/:project/day-offs', ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    const who = requireCanReadProject(studio, me, project.id);
    if (who.role === 'client' || who.role === 'vendor') throw forbidden();
    const people: { [person: string]: Json[] } = {};
    for (const person of studio.store.linked(TEAM, project.id)) {
      const days = studio.store.list(DAY_OFF, { person_id: person });
      const whole = isManager(who) || person === me.id;
      const shown = (day: Json): Json => (whole ? day : withoutDescription(day));
      if (days.length > 0) people[person] = days.map((day) => shown(serialize(DAY_OFF, day)));
    }
    return ok(people);
  }),
  // Times that it had deleted stay deleted.
  remove('/data/day-offs/:dayOff', ({ studio, me, params }) => {
    const day = studio.store.find(DAY_OFF, params['dayOff'] ?? '');
    if (!day) throw notFound();
    if (day.person_id !== me.id && !isAdmin(me)) throw forbidden();
    studio.store.remove(DAY_OFF, day.id);
    emitRow(studio, DAY_OFF, 'delete', day);
    return nothing();
  }),
  // Times that were logged on those days are deleted silently.
  post('/data/day-offs', ({ studio, me, sent }) => {
    const { store } = studio;
    const values = sent.created();
    const person_id = String(values['person_id']);
    if (person_id !== me.id && !isAdmin(me)) throw forbidden();
    if (!store.find(PERSON, person_id)) throw refusedRow('A required field is missing.');
    const date = dayOf(String(values['date']));
    const end_date = dayOf(String(values['end_date'] ?? date));
    const twins = 'WHERE person_id = ? AND date <= ? AND end_date >= ?';
    if (store.select(DAY_OFF, twins, person_id, end_date, date).length > 0) {
      throw wrongParameter('Day off already exists for this period');
    }
    return store.database.transaction(() => {
      const own = 'WHERE person_id = ? AND date BETWEEN ? AND ?';
      for (const entry of store.select(TIME_SPENT, own, person_id, date, end_date)) {
        store.remove(TIME_SPENT, entry.id);
      }
      const { description } = values;
      const note = typeof description === 'string' ? description : null;
      const day = store.insert(DAY_OFF, { person_id, date, end_date, description: note });
      emitRow(studio, DAY_OFF, 'new', day);
      return created(serialize(DAY_OFF, day));
    });
  }),
];

/** Others learn when, not why. */
const withoutDescription = (day: Json): Json =>
  Object.fromEntries(Object.entries(day ?? {}).filter(([key]) => key !== 'description'));

function daysOff({ studio, me, params }: SignedInRequest): Json[] {
  const person = studio.store.find(PERSON, params['person'] ?? '');
  if (!person) throw notFound();
  if (person.id !== me.id && !isManager(me)) throw forbidden();
  const days = studio.store.select(DAY_OFF, 'WHERE person_id = ? ORDER BY date', person.id);
  return days.map((day) => serialize(DAY_OFF, day));
}
