import {
  inMyProjects,
  isAdmin,
  requireAdmin,
  requireManager,
  requireCanReadProject,
} from '../rules/access.ts';
import {
  firstEpisode,
  listedProjects,
  openProject,
  projectWithRelations,
} from '../rules/context.ts';
import { removeEntity } from '../rules/deleting.ts';
import { typeNamed } from '../rules/entities.ts';
import { created, nothing, ok, refusedValue, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { listOf, withRelations } from '../server/lists.ts';
import type { Item } from '../store/item.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { addRow, changeRow, rowNamed } from '../server/rows.ts';
import {
  ENTITY,
  PROJECT,
  PROJECT_ASSET_TYPES,
  PROJECT_STATUS,
  PROJECT_TASK_STATUSES,
  PROJECT_TASK_TYPES,
  TEAM,
} from '../store/models.ts';
import type { Project } from '../store/models.ts';
import type { Links } from '../store/model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';

const STYLES = ['2d', '2dpaper', '3d', '2d3d', 'ar', 'vfx', 'stop-motion', 'motion-design'];
const MORE_STYLES = ['archviz', 'commercial', 'catalog', 'immersive', 'nft', 'video-game', 'vr'];
const LINKED: { [name: string]: Links } = {
  team: TEAM,
  asset_types: PROJECT_ASSET_TYPES,
  task_statuses: PROJECT_TASK_STATUSES,
  task_types: PROJECT_TASK_TYPES,
};
const BESIDE = [...Object.keys(LINKED), 'status_automations', 'preview_background_files'];

/** Productions. Despite the route names only an admin gets all; others get the open ones of their teams. */
export const projectRoutes: Route[] = [
  get('/data/projects', list),
  get('/data/projects/open', ({ studio, me, query }) => {
    const name = query.get('name');
    const open = listedProjects(studio, me).filter((project) => !name || project.name === name);
    return ok(open.map((project) => openProject(studio, me, project)));
  }),
  get('/data/projects/:project', ({ studio, me, params, query }) => {
    const project = rowNamed(studio, PROJECT, params['project']);
    requireCanReadProject(studio, me, project.id);
    const named = { project_status_name: statusName(studio, project) };
    if (!withRelations(query, true)) return ok({ ...serialize(PROJECT, project), ...named });
    return ok({ ...openProject(studio, me, project), ...named });
  }),
  post('/data/projects', make),
  put('/data/projects/:project', ({ studio, me, params, sent }) => {
    const values = sent.changed();
    const project = rowNamed(studio, PROJECT, params['project']);
    requireManager(studio, me, project.id);
    requireValid(values);
    const changed = changeRow(studio, PROJECT, project.id, values);
    return ok({ ...serialize(PROJECT, changed), ...firstEpisode(studio, changed) });
  }),
  remove('/data/projects/:project', (ask) => {
    const { studio, me, params } = ask;
    const project = rowNamed(studio, PROJECT, params['project']);
    if (statusName(studio, project) !== 'Closed')
      throw refusedValue('Only closed projects can be deleted');
    requireAdmin(me);
    removeProject(ask, project.id);
    return nothing();
  }),
];

const statusName = ({ store }: StudioServices, { project_status_id }: Project): string =>
  store.find(PROJECT_STATUS, project_status_id)?.name ?? '';

function list({ studio, me, query }: SignedInRequest): Answer {
  const [condition, ids] = inMyProjects(studio, me);
  const scope = isAdmin(me)
    ? {}
    : { scope: [condition.replace('project_id', 'id'), ids] as [string, string] };
  const relations = withRelations(query);
  return ok(
    listOf(studio, PROJECT, query, {
      ...scope,
      links: LINKED,
      show: (project) =>
        relations ? projectWithRelations(studio, project) : serialize(PROJECT, project),
    }),
  );
}

function requireValid(values: Item): void {
  const style = values['production_style'];
  if (style === null) values['production_style'] = '2d3d';
  else if (style !== undefined && ![...STYLES, ...MORE_STYLES].includes(String(style))) {
    throw wrongParameter('Invalid production_style');
  }
  const resolution = values['resolution'];
  if (typeof resolution === 'string' && !/^\d*x\d+$/.test(resolution)) {
    throw wrongParameter(
      `Invalid resolution ${resolution}. Expected format: '1920x1080' or 'x1080'.`,
    );
  }
}

/** Creates an open production with what was asked for; a series also gets a first episode. */
function make({ studio, me, sent }: SignedInRequest): Answer {
  const { store } = studio;
  const values = sent.created();
  requireAdmin(me);
  requireValid(values);
  const [open] = store.list(PROJECT_STATUS, { name: 'Open' });
  return store.database.transaction(() => {
    const project = addRow(
      studio,
      PROJECT,
      { project_status_id: open?.id ?? '', ...values },
      { required: ['name'], beside: BESIDE },
    );
    for (const [name, links] of Object.entries(LINKED)) {
      const ids = values[name];
      for (const id of Array.isArray(ids) ? ids : []) store.link(links, project.id, String(id));
    }
    if (project.production_type === 'tvshow') {
      store.insert(ENTITY, {
        name: 'E01',
        description: '',
        project_id: project.id,
        entity_type_id: typeNamed(studio, 'Episode'),
        created_by: me.id,
      });
    }
    return created({ ...projectWithRelations(studio, project), ...firstEpisode(studio, project) });
  });
}

function removeProject({ studio }: SignedInRequest, project: string): void {
  const { store } = studio;
  store.database.transaction(() => {
    for (const { id } of store.list(ENTITY, { project_id: project })) {
      const entity = store.find(ENTITY, id);
      if (entity) removeEntity(studio, entity);
    }
    for (const links of Object.values(LINKED)) {
      for (const id of store.linked(links, project)) store.unlink(links, project, id);
    }
    store.remove(PROJECT, project);
  });
}
