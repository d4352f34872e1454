import {
  inMyProjects,
  isAdmin,
  requireManager,
  requireCanReadProject,
  projectNamed,
} from '../rules/access.ts';
import { NOT_ASSETS, entityNamed, plainEntity } from '../rules/entities.ts';
import { fullAsset } from '../rules/entity-answers.ts';
import { emitEntity } from '../rules/events.ts';
import { created, notFound, ok, serverFault } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import { get, post } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { ENTITY, ENTITY_TYPE } from '../store/models.ts';
import type { Where } from './entity-reads.ts';
import { entitiesOf, ofProject, plainList, readEntity, taskReads } from './entity-reads.ts';

/** Assets: every entity that is not an episode, a sequence, a shot or a scene. */
export const assetRoutes: Route[] = [
  ...taskReads('/data/assets', 'Asset'),
  get('/data/assets/all', allAssets),
  get('/data/projects/:project/assets', (ask) => ok(plainList(assetsOf(ask), 'Asset'))),
  get('/data/projects/:project/asset-types/:type/assets', (ask) => {
    const own = assetsOf(ask).filter((asset) => asset.entity_type_id === ask.params['type']);
    return ok(plainList(own, 'Asset'));
  }),
  post('/data/projects/:project/asset-types/:type/assets/new', make),
  get('/data/assets/:id', (ask) => {
    if (!UUID.test(ask.params['id'] ?? '')) throw serverFault();
    return ok(fullAsset(ask.studio, readEntity(ask, 'Asset').entity));
  }),
];

const assetsOf = (ask: SignedInRequest) => ofProject(ask, 'Asset').entities;

function allAssets(ask: SignedInRequest): Answer {
  const { studio, me, query } = ask;
  const project = query.get('project_id');
  const who =
    project === null ? me : requireCanReadProject(studio, me, projectNamed(studio, project).id);
  const episode = query.get('episode_id');
  const where: Where = episode === null ? {} : { source_id: episode };
  const found = entitiesOf(ask, who, 'Asset', where);
  if (isAdmin(me) || project !== null) return ok(plainList(found, 'Asset'));
  const mine = inMyProjects(studio, me)[1];
  return ok(
    plainList(
      found.filter((asset) => mine.includes(asset.project_id)),
      'Asset',
    ),
  );
}

/** Always creates one: Kitsu allows two assets with the same name. */
function make({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const name = fields.text('name');
  const description = 'description' in fields.all ? fields.maybeText('description') : '';
  const data = fields.maybeObject('data') ?? {};
  const episode = fields.maybeId('episode_id');
  const project = projectNamed(studio, params['project']);
  requireManager(studio, me, project.id);
  const type = store.find(ENTITY_TYPE, params['type'] ?? '');
  if (!type || NOT_ASSETS.includes(type.name)) throw notFound();
  if (episode !== null && !store.find(ENTITY, episode)) throw serverFault();
  const asset = store.insert(ENTITY, {
    name,
    description,
    data,
    project_id: project.id,
    entity_type_id: type.id,
    source_id: episode,
    is_shared: fields.flag('is_shared'),
    created_by: me.id,
  });
  const made = entityNamed(studio, 'Asset', asset.id);
  emitEntity(studio, 'new', made, { asset_type: type.id });
  return created(plainEntity(made, 'Asset'));
}
