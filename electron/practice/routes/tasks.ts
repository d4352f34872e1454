import {
  inMyProjects,
  isAdmin,
  requireCanReadProject,
  requireCanReadTask,
  projectNamed,
  taskNamed,
} from '../rules/access.ts';
import { entityNamed } from '../rules/entities.ts';
import { emitAssignment } from '../rules/events.ts';
import { fullTask } from '../rules/full-task.ts';
import { blankFor, withAssignees } from '../rules/task-answers.ts';
import { maySteer } from '../rules/task-access.ts';
import { forbidden, ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import type { Filter } from '../server/filters.ts';
import { listOf, withRelations } from '../server/lists.ts';
import { get, put } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { changeRow, rowNamed } from '../server/rows.ts';
import type { Json } from '../store/model.ts';
import { ASSIGNEES, TASK } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

/** Reading and updating tasks. */
export const taskRoutes: Route[] = [
  get('/data/tasks', list),
  get('/data/tasks/:task', (ask) => {
    const { studio, me, params } = ask;
    const task = rowNamed(studio, TASK, params['task']);
    const who = requireCanReadTask(studio, me, task);
    const relations = withRelations(ask.query, true);
    return ok(blankFor(who, relations ? withAssignees(studio, task) : serialize(TASK, task)));
  }),
  get('/data/tasks/:task/full', ({ studio, me, params }) => {
    const task = taskNamed(studio, params['task'] ?? '');
    const who = requireCanReadTask(studio, me, task);
    const full = blankFor(who, fullTask(studio, task, me));
    if (who.role !== 'client') return ok(full);
    const { assigner, ...rest } = full;
    void assigner;
    return ok({ ...rest, persons: [] });
  }),
  get('/data/entities/:id/task-types/:type/tasks', ({ studio, me, params }) => {
    const entity = entityNamed(studio, null, params['id']);
    const who = requireCanReadProject(studio, me, entity.project_id);
    const key = { entity_id: entity.id, task_type_id: params['type'] ?? '' };
    return ok(studio.store.list(TASK, key).map((task) => blankFor(who, serialize(TASK, task))));
  }),
  put('/data/tasks/:task', change),
  get('/data/projects/:project/tasks', (ask) => {
    const { studio, me, params } = ask;
    const project = projectNamed(studio, params['project']);
    const who = requireCanReadProject(studio, me, project.id);
    const version = `"${versionOf(ask, project.id)}-${who.role}-${me.id}"`;
    const headers = { etag: version, 'cache-control': 'private, no-cache' };
    if (ask.sent.knownVersion === version) {
      return { status: 304, body: Buffer.alloc(0), headers };
    }
    return { ...ok(ofProject(ask, project.id)), headers };
  }),
];

function list({ studio, me, query }: SignedInRequest): Answer {
  const mine = 'id IN (SELECT task_id FROM task_assignees WHERE person_id = ?)';
  const vendor = me.role === 'vendor';
  const scope: Filter | null = vendor
    ? [mine, me.id]
    : isAdmin(me)
      ? null
      : inMyProjects(studio, me);
  const episode = query.get('episode_id');
  if (episode !== null && !UUID.test(episode)) {
    throw wrongParameter(`Invalid UUID format for episode_id: ${episode}`);
  }
  const below = `entity_id IN (SELECT shot.id FROM entities AS shot
    JOIN entities AS sequence ON sequence.id = shot.parent_id WHERE sequence.parent_id = ?)`;
  const conditions: Filter[] = [
    ...(scope ? [scope] : []),
    ...(episode === null ? [] : [[below, episode] satisfies Filter]),
  ];
  const [together] = [conditions.map(([condition]) => condition).join(' AND ')];
  const values = conditions.flatMap(([, ...all]) => all);
  return ok(
    listOf(studio, TASK, query, {
      ...(together ? { scope: [together, ...values] } : {}),
      links: { assignees: ASSIGNEES },
      show: (task) => blankFor(me, serialize(TASK, task)),
    }),
  );
}

/** All tasks of a production with assignees; with `page`, always in pages of 100. */
function ofProject({ studio, query }: SignedInRequest, project: string): Json {
  const page = query.get('page');
  const asked = new URLSearchParams({ relations: 'true', project_id: project });
  if (page !== null && page !== '0') asked.set('page', page);
  const type = query.get('task_type_id');
  if (type !== null) asked.set('task_type_id', type);
  return listOf(studio, TASK, asked, { links: { assignees: ASSIGNEES } });
}

function versionOf({ studio, query }: SignedInRequest, project: string): string {
  const { store } = studio;
  const found = store.database.get<{ count: number; last: string | null }>(
    `SELECT COUNT(*) AS count, MAX(updated_at) AS last FROM tasks WHERE project_id = ?`,
    project,
  );
  const { changes } = store.database.get<{ changes: number }>(
    'SELECT total_changes() AS changes',
  ) ?? { changes: 0 };
  return `${found?.count ?? 0}-${found?.last ?? ''}-${changes}-${query.toString()}`;
}

/** Unknown fields are ignored; a supervisor who sends a forbidden field is refused entirely. */
function change({ studio, me, params, sent }: SignedInRequest): Answer {
  const values = sent.changed();
  const task = rowNamed(studio, TASK, params['task']);
  if (!maySteer(studio, me, task, Object.keys(values))) throw forbidden();
  const old = (task.data ?? {}) as { [key: string]: Json };
  const data = values['data'];
  const merged: { [key: string]: Json } = data
    ? { data: { ...old, ...(data as { [key: string]: Json }) } }
    : {};
  return studio.store.database.transaction(() => {
    const changed = changeRow(
      studio,
      TASK,
      task.id,
      { ...values, ...merged },
      {
        fixed: ['project_id'],
      },
    );
    const assignees = values['assignees'];
    if (Array.isArray(assignees)) {
      const before = studio.store.linked(ASSIGNEES, task.id);
      for (const id of before) studio.store.unlink(ASSIGNEES, task.id, id);
      for (const id of assignees.map(String)) {
        if (studio.store.find(PERSON, id)) studio.store.link(ASSIGNEES, task.id, id);
      }
      const after = studio.store.linked(ASSIGNEES, task.id);
      const come = after.filter((id) => !before.includes(id));
      emitAssignment(studio, 'assign', task, come);
      const gone = before.filter((id) => !after.includes(id));
      emitAssignment(studio, 'unassign', task, gone);
    }
    return ok(serialize(TASK, changed));
  });
}
