import { projectNamed, requireAdmin, requireManager } from '../rules/access.ts';
import { emitRow } from '../rules/events.ts';
import {
  fillVersion,
  removeVersionTasks,
  requireCanReadVersions,
} from '../rules/schedule-versions.ts';
import { created, INVALID_FORMAT, nothing, ok, refusedRow } from '../server/answer.ts';
import { listOf, withRelations } from '../server/lists.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import { addRow, changeRow, rowNamed } from '../server/rows.ts';
import { PROJECT, TASK } from '../store/models.ts';
import { SCHEDULE_VERSION, VERSION_PEOPLE, VERSION_TASK } from '../store/schedule-model.ts';
import { serialize } from '../store/store.ts';

const LONGEST_NAME = 80;

function requireShort(name: unknown): void {
  if (typeof name === 'string' && name.length > LONGEST_NAME) throw refusedRow(INVALID_FORMAT);
}

/** Plans of a production beside the one that counts. */
export const scheduleVersionRoutes: Route[] = [
  get('/data/production-schedule-versions', ({ studio, me, query }) => {
    const project = query.get('project_id');
    if (project === null) requireAdmin(me);
    else requireCanReadVersions(studio, me, project);
    return ok(listOf(studio, SCHEDULE_VERSION, query));
  }),
  post('/data/production-schedule-versions', ({ studio, me, sent }) => {
    const values = sent.created();
    requireManager(studio, me, projectNamed(studio, String(values['project_id'])).id);
    requireShort(values['name']);
    const made = addRow(studio, SCHEDULE_VERSION, values, { required: ['name'] });
    return created(serialize(SCHEDULE_VERSION, made));
  }),
  put('/data/production-schedule-versions/:version', ({ studio, me, params, sent }) => {
    const found = rowNamed(studio, SCHEDULE_VERSION, params['version']);
    requireManager(studio, me, found.project_id);
    const values = sent.changed();
    requireShort(values['name']);
    const now = changeRow(studio, SCHEDULE_VERSION, found.id, values);
    return ok(serialize(SCHEDULE_VERSION, now));
  }),
  remove('/data/production-schedule-versions/:version', ({ studio, me, params }) => {
    const { store } = studio;
    const found = rowNamed(studio, SCHEDULE_VERSION, params['version']);
    requireManager(studio, me, found.project_id);
    const of = { production_schedule_version_id: found.id };
    for (const { id } of store.list(SCHEDULE_VERSION, { production_schedule_from: found.id }))
      store.update(SCHEDULE_VERSION, id, { production_schedule_from: null });
    for (const { id } of store.list(PROJECT, { from_schedule_version_id: found.id }))
      store.update(PROJECT, id, { from_schedule_version_id: null });
    removeVersionTasks(studio, of);
    store.remove(SCHEDULE_VERSION, found.id);
    emitRow(studio, SCHEDULE_VERSION, 'delete', found);
    return nothing();
  }),
  get('/data/production-schedule-versions/:version/task-links', (ask) => {
    const { studio, me, params, query } = ask;
    const found = rowNamed(studio, SCHEDULE_VERSION, params['version']);
    requireCanReadVersions(studio, me, found.project_id);
    const rows = studio.store.list(VERSION_TASK, { production_schedule_version_id: found.id });
    const people = withRelations(query)
      ? studio.store.linkedTo(
          VERSION_PEOPLE,
          rows.map(({ id }) => id),
        )
      : null;
    return ok(
      rows.map((row) => ({
        ...serialize(VERSION_TASK, row),
        ...(people && { assignees: people.get(row.id) ?? [] }),
      })),
    );
  }),
  put('/data/production-schedule-version-task-links/:link', ({ studio, me, params, sent }) => {
    const found = rowNamed(studio, VERSION_TASK, params['link']);
    requireManager(studio, me, studio.store.find(TASK, found.task_id)?.project_id ?? '');
    const fixed = ['task_id', 'production_schedule_version_id'];
    const now = changeRow(studio, VERSION_TASK, found.id, sent.changed(), { fixed });
    return ok(serialize(VERSION_TASK, now));
  }),
  post(
    '/actions/production-schedule-versions/:version/set-task-links-from-production',
    ({ studio, me, params }) => {
      const found = rowNamed(studio, SCHEDULE_VERSION, params['version']);
      requireManager(studio, me, found.project_id);
      return ok({ success: true, task_link_count: fillVersion(studio, found) });
    },
  ),
];
