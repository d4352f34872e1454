import { NOT_ASSETS } from '../rules/entities.ts';
import { requireManager, requireCanReadProject, projectNamed } from '../rules/access.ts';
import { assetType } from '../rules/context.ts';
import { personFor, personWithDepartments } from '../rules/people.ts';
import { isManager } from '../rules/access.ts';
import { created, nothing, ok, serverFault, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { UUID } from '../server/fields.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import type { Links, Model } from '../store/model.ts';
import {
  ENTITY_TYPE,
  PROJECT,
  PROJECT_ASSET_TYPES,
  PROJECT_TASK_STATUSES,
  PROJECT_TASK_TYPES,
  TASK_STATUS,
  TASK_TYPE,
  TEAM,
} from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';

const TEAM_PATH = '/data/projects/:project/team';
const SETTINGS = '/data/projects/:project/settings';
const ROLES = ['user', 'supervisor', 'manager', 'client', 'vendor'];

const ENABLED = [
  { path: 'task-types', links: PROJECT_TASK_TYPES },
  { path: 'task-status', links: PROJECT_TASK_STATUSES },
  { path: 'asset-types', links: PROJECT_ASSET_TYPES },
];

/** The team of a production, and the types and statuses enabled in it. */
export const projectSettingsRoutes: Route[] = [
  get(TEAM_PATH, ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    const who = requireCanReadProject(studio, me, project.id);
    const team = [...studio.store.notes(TEAM, project.id)].flatMap(([id, role]) => {
      const person = studio.store.find(PERSON, id);
      if (!person) return [];
      const shown = isManager(who)
        ? personWithDepartments(studio, person)
        : personFor(who, person, []);
      return [{ ...shown, project_role: role }];
    });
    return ok(team);
  }),
  post(TEAM_PATH, (ask) => {
    const { studio, fields } = ask;
    const person = fields.text('person_id');
    const role = fields.maybeOneOf('role', ROLES);
    return add(ask, TEAM, PERSON, person, () => {
      const project = ask.params['project'] ?? '';
      studio.store.link(TEAM, project, person);
      if (role !== null) studio.store.annotate(TEAM, project, person, role);
    });
  }),
  remove(`${TEAM_PATH}/:linked`, (ask) => {
    const project = managed(ask);
    ask.studio.store.unlink(TEAM, project, ask.params['linked'] ?? '');
    return nothing();
  }),
  post(`${SETTINGS}/task-types`, (ask) => {
    const { studio, fields } = ask;
    const type = fields.text('task_type_id');
    const priority = fields.maybeWhole('priority');
    const project = managed(ask);
    if (!UUID.test(type)) {
      throw wrongParameter('task_type_id is required and must be a valid UUID');
    }
    if (!studio.store.find(TASK_TYPE, type)) throw serverFault();
    const note = priority === null ? null : String(priority);
    studio.store.link(PROJECT_TASK_TYPES, project, type, note);
    return changed(ask, project);
  }),
  post(`${SETTINGS}/task-status`, (ask) => {
    const status = ask.fields.text('task_status_id');
    return add(ask, PROJECT_TASK_STATUSES, TASK_STATUS, status);
  }),
  post(`${SETTINGS}/asset-types`, (ask) => {
    const type = ask.fields.text('asset_type_id');
    return add(ask, PROJECT_ASSET_TYPES, ENTITY_TYPE, type);
  }),
  ...ENABLED.map(({ path, links }) =>
    remove(`${SETTINGS}/${path}/:linked`, (ask) => {
      const project = managed(ask);
      ask.studio.store.unlink(links, project, ask.params['linked'] ?? '');
      return nothing();
    }),
  ),
  post(`${SETTINGS}/batch`, batch),
  post('/actions/projects/:project/task-status-links/reorder', reorderStatuses),
  get(`${SETTINGS}/task-status`, (ask) => linkedRows(ask, PROJECT_TASK_STATUSES, TASK_STATUS)),
  get('/data/projects/:project/task-types', (ask) =>
    linkedRows(ask, PROJECT_TASK_TYPES, TASK_TYPE),
  ),
  // The types of existing assets, not the enabled ones.
  get('/data/projects/:project/asset-types', ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    requireCanReadProject(studio, me, project.id);
    const used = 'WHERE id IN (SELECT entity_type_id FROM entities WHERE project_id = ?)';
    const types = studio.store.select(ENTITY_TYPE, used, project.id);
    return ok(types.filter((type) => !NOT_ASSETS.includes(type.name)).map(assetType));
  }),
];

/** Task types with their places; what is not named stays as it is. Unknown ones are passed over. */
function batch(ask: SignedInRequest): Answer {
  const project = managed(ask);
  const { store } = ask.studio;
  const sent = ask.sent.json();
  const asked = sent !== null && typeof sent === 'object' && !Array.isArray(sent) ? sent : {};
  const types = Array.isArray(asked['task_types']) ? asked['task_types'] : [];
  for (const entry of types) {
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) continue;
    const { task_type_id: id, priority } = entry;
    if (typeof id !== 'string' || !store.find(TASK_TYPE, id)) continue;
    store.link(PROJECT_TASK_TYPES, project, id);
    if (typeof priority === 'number')
      store.annotate(PROJECT_TASK_TYPES, project, id, String(priority));
  }
  return ok(serialize(PROJECT, store.update(PROJECT, project, {})));
}

/** Those that are enabled get their places; others are passed over. */
function reorderStatuses(ask: SignedInRequest): Answer {
  const project = managed(ask);
  const { store } = ask.studio;
  const sent = ask.sent.json();
  const asked = sent !== null && typeof sent === 'object' && !Array.isArray(sent) ? sent : {};
  const ids = asked['task_status_ids'];
  if (!Array.isArray(ids))
    throw wrongParameter("Request body must be a JSON object with a 'task_status_ids' list.");
  const enabled = store.linked(PROJECT_TASK_STATUSES, project);
  ids.forEach((id, place) => {
    if (typeof id === 'string' && enabled.includes(id))
      store.annotate(PROJECT_TASK_STATUSES, project, id, String(place + 1));
  });
  store.update(PROJECT, project, {});
  return ok([]);
}

function managed({ studio, me, params }: SignedInRequest): string {
  const { id } = projectNamed(studio, params['project']);
  requireManager(studio, me, id);
  return id;
}

/** The production without its relations, with a new `updated_at`. */
const changed = ({ studio }: SignedInRequest, project: string): Answer =>
  created(serialize(PROJECT, studio.store.update(PROJECT, project, {})));

/** An unknown id is named in the refusal; a malformed one is a server fault, as in zou. */
function add(
  ask: SignedInRequest,
  links: Links,
  model: Model,
  id: string,
  link?: () => void,
): Answer {
  const project = managed(ask);
  if (!UUID.test(id)) throw serverFault();
  if (!ask.studio.store.find(model, id)) {
    throw wrongParameter(`${model.type} with id ${id} not found`);
  }
  if (link) link();
  else ask.studio.store.link(links, project, id);
  return changed(ask, project);
}

function linkedRows({ studio, me, params }: SignedInRequest, links: Links, model: Model): Answer {
  const project = projectNamed(studio, params['project']);
  requireCanReadProject(studio, me, project.id);
  const rows = studio.store.linked(links, project.id).flatMap((id) => {
    const row = studio.store.find(model, id);
    return row ? [serialize(model, row)] : [];
  });
  return ok(rows);
}
