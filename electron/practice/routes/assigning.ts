import { emitAssignment, emitTask } from '../rules/events.ts';
import { notifyOfAssignment } from '../rules/notifying.ts';
import { withAssignees } from '../rules/task-answers.ts';
import { mayAssign, maySteer, mayUnassign } from '../rules/task-access.ts';
import { ok, Refusal } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { put } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Item } from '../store/item.ts';
import { ASSIGNEES, TASK, TEAM } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';

/** Assigns tasks. Tasks that are unknown, or that I may not assign, are skipped silently: 200 with the others. */
export const assigningRoutes: Route[] = [
  put('/actions/persons/:person/assign', assignMany),
  put('/actions/tasks/clear-assignation', unassign),
  put('/actions/tasks/set-priority', prioritise),
];

const known = ({ store }: StudioServices, ids: string[]): Task[] =>
  ids.flatMap((id) => store.find(TASK, id) ?? []);

function requirePerson({ store }: StudioServices, person: string): void {
  if (store.find(PERSON, person)) return;
  throw new Refusal(400, { error: "Assignee doesn't exist in database." });
}

function assigned(studio: StudioServices, assigner: string, task: Task, person: string): Item {
  studio.store.link(ASSIGNEES, task.id, person);
  emitAssignment(studio, 'assign', task, [person]);
  emitTask(studio, 'task:update', task);
  notifyOfAssignment(studio, task, person, assigner);
  return withAssignees(studio, studio.store.update(TASK, task.id, { assigner_id: assigner }));
}

/** An unknown person is refused only if at least one task exists. */
function assignMany({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const person = params['person'] ?? '';
  const tasks = known(studio, fields.ids('task_ids'));
  if (tasks.length > 0) requirePerson(studio, person);
  const given = tasks.filter((task) => mayAssign(studio, me, task, person));
  return store.database.transaction(() => {
    const answered = given.map((task) => assigned(studio, me.id, task, person));
    // Only the first task's production gets a new member.
    if (given[0]) store.link(TEAM, given[0].project_id, person);
    return ok(answered);
  });
}

/** Returns the ids of the tasks from which one person, or everyone, was removed. */
function unassign({ studio, me, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const ids = fields.ids('task_ids');
  const person = fields.maybeText('person_id');
  return store.database.transaction(() => {
    const cleared = known(studio, ids).filter((task) => mayUnassign(studio, me, task, person));
    for (const task of cleared) {
      const off = person === null ? store.linked(ASSIGNEES, task.id) : [person];
      for (const one of off) store.unlink(ASSIGNEES, task.id, one);
      store.update(TASK, task.id, {});
      emitAssignment(studio, 'unassign', task, off);
      emitTask(studio, 'task:update', task);
    }
    return ok(cleared.map((task) => task.id));
  });
}

function prioritise({ studio, me, fields }: SignedInRequest): Answer {
  const ids = fields.ids('task_ids');
  const priority = fields.whole('priority', 0);
  const given = known(studio, ids).filter((task) => maySteer(studio, me, task, ['priority']));
  for (const task of given) emitTask(studio, 'task:update', task);
  return ok(given.map((task) => serialize(TASK, studio.store.update(TASK, task.id, { priority }))));
}
