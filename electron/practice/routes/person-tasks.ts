import { isAdmin, myOpenProjects, openProjects } from '../rules/access.ts';
import { todoItems } from '../rules/todo-items.ts';
import { forbidden, notFound, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { PERSON } from '../store/person-model.ts';

/** A person's tasks, in the productions that I share with them. */
export const personTaskRoutes: Route[] = [
  get('/data/persons/:person/tasks', (ask) => tasksOf(ask, 'status.is_done = 0')),
  get('/data/persons/:person/done-tasks', (ask) =>
    tasksOf(ask, 'status.is_done = 1 ORDER BY tasks.end_date DESC, type.name, entity.name'),
  ),
];

function tasksOf({ studio, me, params }: SignedInRequest, condition: string): Answer {
  const person = studio.store.find(PERSON, params['person'] ?? '');
  if (!person) throw notFound();
  if (person.id !== me.id && me.role === 'vendor') throw forbidden();
  if (me.role === 'client') return ok([]);
  const projects = isAdmin(me) ? openProjects(studio) : myOpenProjects(studio, me);
  const theirs = 'tasks.id IN (SELECT task_id FROM task_assignees WHERE person_id = ?)';
  return ok(
    todoItems(
      studio,
      projects.map((project) => project.id),
      `${theirs} AND ${condition}`,
      person.id,
    ),
  );
}
