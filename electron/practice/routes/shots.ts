import { requireCanReadProject, projectNamed } from '../rules/access.ts';
import { entityNamed } from '../rules/entities.ts';
import { fullParent, fullShot, listedShot } from '../rules/entity-answers.ts';
import { makeShot } from '../rules/entity-making.ts';
import { forbidden, ok } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Where } from './entity-reads.ts';
import {
  byName,
  entitiesOf,
  ofProject,
  plainList,
  readEntity,
  readsProject,
  taskReads,
} from './entity-reads.ts';

/** Shots, and scenes, which also belong to a sequence. */
export const shotRoutes: Route[] = [
  ...taskReads('/data/shots', 'Shot'),
  get('/data/shots/all', allShots),
  get('/data/projects/:project/shots', (ask) => {
    projectNamed(ask.studio, ask.params['project']);
    return ok(plainList(ofProject(ask, 'Shot').entities, 'Shot'));
  }),
  post('/data/projects/:project/shots', (ask) => makeShot(ask, 'Shot')),
  get('/data/shots/:id', (ask) => {
    return ok(fullShot(ask.studio, readEntity(ask, 'Shot').entity));
  }),
  get('/data/shots/:id/assets', (ask) => {
    readEntity(ask, 'Shot');
    // No assets are cast in shots here.
    return ok([]);
  }),
  ...taskReads('/data/scenes', 'Scene'),
  get('/data/scenes/all', (ask) => {
    const who = readsProject(ask);
    if (who.role === 'vendor') throw forbidden();
    const scenes = entitiesOf(ask, who, 'Scene', {}).filter((scene) => scene.parent_id);
    return ok(scenes.map((scene) => listedShot(ask.studio, scene, 'Scene')));
  }),
  get('/data/projects/:project/scenes', (ask) => {
    projectNamed(ask.studio, ask.params['project']);
    return ok(plainList(ofProject(ask, 'Scene').entities, 'Scene'));
  }),
  post('/data/projects/:project/scenes', (ask) => makeShot(ask, 'Scene')),
  get('/data/scenes/:id', (ask) => {
    const { entity } = readEntity(ask, 'Scene');
    return ok(fullParent(ask.studio, entity, 'Scene'));
  }),
];

/** Shots with a sequence only: these lists omit shots without one. */
function allShots(ask: SignedInRequest): Answer {
  const { studio, me, query } = ask;
  const sequenceId = query.get('sequence_id');
  const sequence = sequenceId === null ? null : entityNamed(studio, 'Sequence', sequenceId);
  const who = sequence ? requireCanReadProject(studio, me, sequence.project_id) : readsProject(ask);
  const where: Where = sequence ? { parent_id: sequence.id } : {};
  const shots = entitiesOf(ask, who, 'Shot', where).filter((shot) => shot.parent_id);
  return ok(shots.sort(byName).map((shot) => listedShot(studio, shot, 'Shot')));
}
