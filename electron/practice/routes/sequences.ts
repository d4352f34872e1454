import { requireCanReadProject, projectNamed } from '../rules/access.ts';
import { entityNamed } from '../rules/entities.ts';
import { fullParent, listedShot } from '../rules/entity-answers.ts';
import { makeParent } from '../rules/entity-making.ts';
import { namedTasks } from '../rules/task-answers.ts';
import { forbidden, ok } from '../server/answer.ts';
import { withRelations } from '../server/lists.ts';
import { get, post } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import type { Where } from './entity-reads.ts';
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

/** Sequences, with or without an episode above them. */
export const sequenceRoutes: Route[] = [
  ...taskReads('/data/sequences', 'Sequence'),
  get('/data/sequences', (ask) => {
    const episodeId = ask.query.get('episode_id');
    const episode = episodeId === null ? null : entityNamed(ask.studio, 'Episode', episodeId);
    const who = episode
      ? requireCanReadProject(ask.studio, ask.me, episode.project_id)
      : readsProject(ask);
    const where: Where = episode ? { parent_id: episode.id } : {};
    const found = entitiesOf(ask, who, 'Sequence', where);
    return ok(plainList(found.sort(byName), typeFor(who, 'Sequence')));
  }),
  get('/data/projects/:project/sequences', (ask) => {
    projectNamed(ask.studio, ask.params['project']);
    const { entities, who } = ofProject(ask, 'Sequence');
    return ok(plainList(entities, typeFor(who, 'Sequence')));
  }),
  post('/data/projects/:project/sequences', (ask) => makeParent(ask, 'Sequence')),
  get('/data/sequences/:id', (ask) => {
    const { entity } = readEntity(ask, 'Sequence');
    return ok(fullParent(ask.studio, entity, 'Sequence'));
  }),
  get('/data/sequences/:id/shots', (ask) => {
    const sequence = entityNamed(ask.studio, 'Sequence', ask.params['id']);
    const who = requireCanReadProject(ask.studio, ask.me, sequence.project_id);
    const shots = entitiesOf(ask, who, 'Shot', { parent_id: sequence.id }).sort(byName);
    return ok(shots.map((shot) => listedShot(ask.studio, shot, 'Shot')));
  }),
  get('/data/sequences/:id/scenes', (ask) => {
    const { entity, who } = readEntity(ask, 'Sequence');
    return ok(plainList(entitiesOf(ask, who, 'Scene', { parent_id: entity.id }), 'Scene'));
  }),
  get('/data/sequences/:id/shot-tasks', (ask) => {
    const { entity, who } = readEntity(ask, 'Sequence');
    if (who.role === 'vendor') throw forbidden();
    const relations = withRelations(ask.query);
    return ok(namedTasks(ask.studio, who, relations, 'entities.parent_id = ?', entity.id));
  }),
];
