import { projectNamed, requireCanReadProject, requireManager } from '../rules/access.ts';
import { dayOf } from '../rules/days.ts';
import { emitRow } from '../rules/events.ts';
import { created, notFound, nothing, ok, refusedRow } from '../server/answer.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Columns, Model } from '../store/model.ts';
import { MILESTONE, SCHEDULE_ITEM } from '../store/schedule-model.ts';
import { serialize } from '../store/store.ts';

/** What a production aims at, and what is planned for its task types. */
export const scheduleRoutes: Route[] = [
  get('/data/projects/:project/milestones', (ask) => ok(rowsOf(ask, MILESTONE))),
  // Those beneath it make rows where none are; this one does not.
  get('/data/projects/:project/schedule-items', (ask) => ok(rowsOf(ask, SCHEDULE_ITEM))),
  post('/data/milestones', ({ studio, me, sent }) => {
    const { name, date, project_id, task_type_id } = sent.created();
    const project = projectNamed(studio, String(project_id));
    requireManager(studio, me, project.id);
    if (typeof name !== 'string') throw refusedRow('A required field is missing.');
    const made = studio.store.insert(MILESTONE, {
      ...{ name, project_id: project.id },
      date: typeof date === 'string' ? dayOf(date) : null,
      task_type_id: typeof task_type_id === 'string' ? task_type_id : null,
    });
    emitRow(studio, MILESTONE, 'new', made);
    return created(serialize(MILESTONE, made));
  }),
  remove('/data/milestones/:milestone', ({ studio, me, params }) => {
    const found = studio.store.find(MILESTONE, params['milestone'] ?? '');
    if (!found) throw notFound();
    requireManager(studio, me, found.project_id);
    studio.store.remove(MILESTONE, found.id);
    emitRow(studio, MILESTONE, 'delete', found);
    return nothing();
  }),
];

function rowsOf<C extends Columns>({ studio, me, params }: SignedInRequest, model: Model<C>) {
  const project = projectNamed(studio, params['project']);
  requireCanReadProject(studio, me, project.id);
  const own = studio.store.select(model, 'WHERE project_id = ? ORDER BY rowid', project.id);
  return own.map((one) => serialize(model, one));
}
