import { requireCanReadProject, projectNamed } from '../rules/access.ts';
import { entityNamed, kindOf } from '../rules/entities.ts';
import { fullParent } from '../rules/entity-answers.ts';
import { makeParent } from '../rules/entity-making.ts';
import { namedTasks } from '../rules/task-answers.ts';
import { forbidden, ok } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import { withRelations } from '../server/lists.ts';
import { get, post } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import { ENTITY } from '../store/models.ts';
import {
  byName,
  entitiesOf,
  ofProject,
  plainList,
  readEntity,
  readsProject,
  taskReads,
  typeFor,
} from './entity-reads.ts';

/** Episodes and what they contain. */
export const episodeRoutes: Route[] = [
  ...taskReads('/data/episodes', 'Episode'),
  get('/data/episodes', (ask) => {
    const who = readsProject(ask);
    const found = entitiesOf(ask, who, 'Episode', {});
    return ok(plainList(found.sort(byName), typeFor(who, 'Episode')));
  }),
  get('/data/projects/:project/episodes', (ask) => {
    projectNamed(ask.studio, ask.params['project']);
    const { entities, who } = ofProject(ask, 'Episode');
    return ok(plainList(entities, typeFor(who, 'Episode')));
  }),
  post('/data/projects/:project/episodes', (ask) => makeParent(ask, 'Episode')),
  get('/data/episodes/:id', (ask) => {
    const { entity } = readEntity(ask, 'Episode');
    return ok(fullParent(ask.studio, entity, 'Episode'));
  }),
  // A malformed id gets an empty list; an unknown one is a 404.
  get('/data/episodes/:id/sequences', (ask) => {
    if (!UUID.test(ask.params['id'] ?? '')) return ok([]);
    const episode = entityNamed(ask.studio, 'Episode', ask.params['id']);
    const who = requireCanReadProject(ask.studio, ask.me, episode.project_id);
    const found = entitiesOf(ask, who, 'Sequence', { parent_id: episode.id });
    return ok(plainList(found.sort(byName), typeFor(who, 'Sequence')));
  }),
  get('/data/episodes/:id/shots', (ask) => {
    const { entity } = readEntity(ask, 'Episode');
    const below = 'WHERE parent_id IN (SELECT id FROM entities WHERE parent_id = ?)';
    const entities = ask.studio.store.select(ENTITY, below, entity.id);
    const shots = entities.filter((one) => kindOf(ask.studio, one) === 'Shot');
    return ok(plainList(shots, 'Shot'));
  }),
  get('/data/episodes/:id/shot-tasks', (ask) => {
    const { entity, who } = readEntity(ask, 'Episode');
    if (who.role === 'vendor') throw forbidden();
    const below = 'entities.parent_id IN (SELECT id FROM entities WHERE parent_id = ?)';
    return ok(namedTasks(ask.studio, who, withRelations(ask.query), below, entity.id));
  }),
];
