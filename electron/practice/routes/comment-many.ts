import {
  inProject,
  isAdmin,
  isInTeam,
  isManager,
  taskNamed,
  assigneesOf,
} from '../rules/access.ts';
import { writeComment } from '../rules/comments.ts';
import { requireCanUseStatus, supervises } from '../rules/task-access.ts';
import { created, notFound } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, TASK, TASK_STATUS } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';

/** Comments on many tasks at once; those that are not allowed are skipped silently. */
export const commentManyRoutes: Route[] = [
  post('/actions/projects/:project/tasks/comment-many', writeMany),
];

function writeMany({ studio, me, params, sent }: SignedInRequest): Answer {
  const { store } = studio;
  const items = sent.json();
  const manages = isManagerOf(studio, me, params['project'] ?? '');
  const made: Json[] = [];
  for (const item of Array.isArray(items) ? items : []) {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) continue;
    const { object_id: id, task_status_id: statusId, comment } = item;
    if (typeof id !== 'string' || typeof statusId !== 'string') continue;
    if (typeof comment !== 'string') continue;
    // A manager is told of a deleted task; for others it is skipped.
    if (!manages && !mayComment(studio, me, store.find(TASK, id))) continue;
    const task = taskNamed(studio, id);
    const status = store.find(TASK_STATUS, statusId);
    if (!status) throw notFound();
    requireCanUseStatus(inProject(studio, me, task.project_id), status);
    const written = writeComment(studio, task, status, {
      person_id: me.id,
      text: comment,
      checklist: [],
      links: Array.isArray(item['links']) ? item['links'] : [],
      for_client: false,
      created_at: store.instant(),
    });
    made.push(serialize(COMMENT, written));
  }
  return created(made);
}

function isManagerOf(studio: StudioServices, me: Person, projectId: string): boolean {
  if (isAdmin(me)) return true;
  return isInTeam(studio, me, projectId) && isManager(inProject(studio, me, projectId));
}

/** Stricter than for a single comment: an assignee, or a supervisor of the department. */
function mayComment(studio: StudioServices, me: Person, task: Task | undefined): boolean {
  if (!task) return false;
  const who = inProject(studio, me, task.project_id);
  return supervises(studio, who, task) || assigneesOf(studio, task).includes(me.id);
}
