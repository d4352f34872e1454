import { isManager, projectNamed, requireAdmin } from '../rules/access.ts';
import { descriptorAnswer } from '../rules/descriptors.ts';
import { created, forbidden, nothing, ok, Refusal, refusedRow } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { rowNamed } from '../server/rows.ts';
import { METADATA_DESCRIPTOR } from '../store/descriptor-model.ts';
import type { Item } from '../store/item.ts';
import type { Links } from '../store/model.ts';
import {
  PROJECT_ASSET_TYPES,
  PROJECT_TASK_STATUSES,
  PROJECT_TASK_TYPES,
  TASK_TYPE,
  type Project,
} from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import {
  PROJECT_TEMPLATE,
  TEMPLATE_ASSET_TYPES,
  TEMPLATE_LINKS,
  TEMPLATE_TASK_STATUSES,
  TEMPLATE_TASK_TYPES,
  type ProjectTemplate,
} from '../store/template-model.ts';
import type { StudioServices } from '../studio.ts';

const PATH = '/data/project-templates';

/** What productions can begin with. Managers of the studio read them, administrators make them. */
export const projectTemplateRoutes: Route[] = [
  get(PATH, ({ studio, me }) => {
    requireStudioManager(me);
    return ok(studio.store.list(PROJECT_TEMPLATE).map((one) => serialize(PROJECT_TEMPLATE, one)));
  }),
  get(`${PATH}/:template`, ({ studio, me, params }) => {
    const template = rowNamed(studio, PROJECT_TEMPLATE, params['template']);
    requireStudioManager(me);
    return ok(withLinks(studio, template));
  }),
  // Each with its place in the template in place of the studio's.
  get(`${PATH}/:template/task-types`, ({ studio, me, params }) => {
    requireStudioManager(me);
    const template = studio.store.find(PROJECT_TEMPLATE, params['template'] ?? '');
    if (!template) throw new Refusal(404, { message: 'Project template not found' });
    const compression = { hd_bitrate_compression: null, ld_bitrate_compression: null };
    const notes = [...studio.store.notes(TEMPLATE_TASK_TYPES, template.id)];
    const types = notes.flatMap(([id, note]) => {
      const type = studio.store.find(TASK_TYPE, id);
      const priority = note === null ? null : Number(note);
      return type
        ? [{ ...serialize(TASK_TYPE, type), priority, ...compression, is_client_visible: true }]
        : [];
    });
    return ok(types);
  }),
  post(`${PATH}/from-project/:project`, fromProject),
  remove(`${PATH}/:template`, ({ studio, me, params }) => {
    const { store } = studio;
    const { id } = rowNamed(studio, PROJECT_TEMPLATE, params['template']);
    requireAdmin(me);
    store.database.transaction(() => {
      for (const links of TEMPLATE_LINKS)
        for (const linked of store.linked(links, id)) store.unlink(links, id, linked);
      store.remove(PROJECT_TEMPLATE, id);
    });
    return nothing();
  }),
];

function requireStudioManager(me: Person): void {
  if (!isManager(me)) throw forbidden();
}

const withLinks = ({ store }: StudioServices, template: ProjectTemplate): Item => ({
  ...serialize(PROJECT_TEMPLATE, template),
  task_types: store.linked(TEMPLATE_TASK_TYPES, template.id),
  task_statuses: store.linked(TEMPLATE_TASK_STATUSES, template.id),
  asset_types: store.linked(TEMPLATE_ASSET_TYPES, template.id),
  status_automations: [],
  preview_background_files: [],
});

/** Everything of a production but its team, its days and its work. */
function fromProject({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  requireAdmin(me);
  const name = fields.text('name');
  const project = projectNamed(studio, params['project']);
  if (store.list(PROJECT_TEMPLATE, { name }).length > 0)
    throw refusedRow('A project template with this name already exists');
  return store.database.transaction(() => {
    const template = store.insert(PROJECT_TEMPLATE, {
      ...{ name, description: fields.maybeText('description') },
      ...settingsOf(project),
      metadata_descriptors: columnsOf(studio, project.id),
    });
    const copy = (from: Links, to: Links): void => {
      for (const [id, note] of store.notes(from, project.id)) store.link(to, template.id, id, note);
    };
    copy(PROJECT_TASK_TYPES, TEMPLATE_TASK_TYPES);
    copy(PROJECT_TASK_STATUSES, TEMPLATE_TASK_STATUSES);
    copy(PROJECT_ASSET_TYPES, TEMPLATE_ASSET_TYPES);
    return created(serialize(PROJECT_TEMPLATE, template));
  });
}

const settingsOf = (project: Project) => ({
  ...{ fps: project.fps, ratio: project.ratio, resolution: project.resolution },
  production_type: project.production_type,
  production_style: project.production_style,
  max_retakes: project.max_retakes,
  homepage: project.homepage,
});

/** Columns as a template keeps them: without an id, since they belong to no production. */
const columnsOf = (studio: StudioServices, project: string): Item[] =>
  studio.store.list(METADATA_DESCRIPTOR, { project_id: project }).map((one) => {
    const {
      name,
      field_name,
      entity_type,
      task_type_id,
      data_type,
      choices,
      for_client,
      position,
    } = one;
    const { departments = [] } = descriptorAnswer(studio, one);
    return {
      ...{ name, field_name, entity_type, task_type_id, data_type, choices, for_client },
      ...{ departments, position },
    };
  });
