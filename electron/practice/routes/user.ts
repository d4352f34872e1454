import { isAdmin, isManager, myOpenProjects, openProjects } from '../rules/access.ts';
import { contextFor } from '../rules/context.ts';
import { todoItems } from '../rules/todo-items.ts';
import { ok } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Json } from '../store/model.ts';
import { PERSON_DEPARTMENTS } from '../store/models.ts';

const MINE = 'tasks.id IN (SELECT task_id FROM task_assignees WHERE person_id = ?)';

/** My lists, limited to the open productions of my teams (kitsu-api 2.3). */
export const userRoutes: Route[] = [
  get('/data/user/context', ({ studio, me }) => ok(contextFor(studio, me))),
  get('/data/user/tasks', (ask) => ok(mine(ask, 'status.is_done = 0'))),
  get('/data/user/done-tasks', (ask) =>
    ok(mine(ask, 'status.is_done = 1 ORDER BY tasks.end_date DESC, type.name, entity.name')),
  ),
  get('/data/user/tasks-to-check', (ask) => {
    const items = toCheck(ask);
    const page = ask.query.get('page');
    if (page === null) return ok(items);
    const limit = Number(ask.query.get('limit') ?? 100);
    const from = (Number(page) - 1) * limit;
    const data = items.slice(from, from + limit);
    const more = from + limit < items.length;
    const sum = (key: string): number =>
      items.reduce((all, item) => all + Number(item[key] ?? 0), 0);
    const stats = {
      total: items.length,
      total_duration: sum('duration'),
      total_estimation: sum('estimation'),
    };
    return ok({ data, stats, page: Number(page), limit, is_more: more });
  }),
];

function mine({ studio, me }: SignedInRequest, condition: string): { [key: string]: Json }[] {
  const projects = myOpenProjects(studio, me).map((project) => project.id);
  return todoItems(studio, projects, `${MINE} AND ${condition}`, me.id);
}

/** Tasks that wait for approval: none for an artist, those of their departments for a supervisor. */
function toCheck({ studio, me }: SignedInRequest): { [key: string]: Json }[] {
  if (!isManager(me) && me.role !== 'supervisor') return [];
  const projects = isAdmin(me) ? openProjects(studio) : myOpenProjects(studio, me);
  const departments =
    me.role === 'supervisor' ? studio.store.linked(PERSON_DEPARTMENTS, me.id) : [];
  const ids = projects.map((project) => project.id);
  const waiting = 'status.is_feedback_request = 1';
  return departments.length === 0
    ? todoItems(studio, ids, waiting)
    : todoItems(
        studio,
        ids,
        `${waiting} AND type.department_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(departments),
      );
}
