import { isAdmin, isManager, requireCanReadProject, projectNamed } from '../rules/access.ts';
import {
  descriptorAnswer,
  descriptorsFor,
  dropValues,
  fieldNameOf,
  moveValues,
} from '../rules/descriptors.ts';
import { created, forbidden, notFound, nothing, ok, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, post, put, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { DESCRIPTOR_DEPARTMENTS, METADATA_DESCRIPTOR } from '../store/descriptor-model.ts';
import type { MetadataDescriptor } from '../store/descriptor-model.ts';
import { PERSON_DEPARTMENTS, TASK_TYPE } from '../store/models.ts';

const PATH = '/data/projects/:project/metadata-descriptors';
const FOR = ['Asset', 'Shot', 'Edit', 'Episode', 'Sequence', 'Project', 'Task'];
const TYPES = [
  ...['string', 'number', 'list', 'taglist', 'boolean', 'checklist', 'date', 'url', 'textarea'],
  'person',
];

/** Metadata columns that a production adds to its assets, shots and tasks. */
export const descriptorRoutes: Route[] = [
  get(PATH, ({ studio, me, params }) => {
    const project = projectNamed(studio, params['project']);
    return ok(descriptorsFor(studio, requireCanReadProject(studio, me, project.id), project.id));
  }),
  post(PATH, make),
  put(`${PATH}/:descriptor`, change),
  remove(`${PATH}/:descriptor`, (ask) => {
    const { store } = ask.studio;
    const found = named(ask);
    requireOwner(ask, store.linked(DESCRIPTOR_DEPARTMENTS, found.id));
    store.database.transaction(() => {
      dropValues(ask.studio, found);
      setDepartments(ask, found.id, []);
      store.remove(METADATA_DESCRIPTOR, found.id);
    });
    return nothing();
  }),
];

function named({ studio, params }: SignedInRequest): MetadataDescriptor {
  const found = studio.store.find(METADATA_DESCRIPTOR, params['descriptor'] ?? '');
  if (!found || found.project_id !== params['project']) throw notFound();
  return found;
}

/** Allowed for a manager, and for a supervisor if the column's departments include all of theirs. */
function requireOwner({ studio, me, params }: SignedInRequest, departments: string[]): void {
  const project = projectNamed(studio, params['project']);
  const who = requireCanReadProject(studio, me, project.id);
  if (isAdmin(me) || isManager(who)) return;
  const mine = studio.store.linked(PERSON_DEPARTMENTS, me.id);
  const owns = departments.length > 0 && mine.every((entry) => departments.includes(entry));
  if (who.role !== 'supervisor' || !owns) throw forbidden();
}

function make(ask: SignedInRequest): Answer {
  const { studio, fields, params } = ask;
  const { store } = studio;
  const name = fields.text('name');
  const departments = fields.ids('departments', 0);
  const choices = fields.ids('choices', 0);
  requireOwner(ask, departments);
  const entity_type = fields.maybeText('entity_type') ?? 'Asset';
  if (!FOR.includes(entity_type)) {
    throw wrongParameter(
      'Wrong entity type. Please select Asset, Shot, Sequence, Episode, Edit, Project, or Task.',
    );
  }
  const task_type_id = fields.maybeText('task_type_id');
  if (entity_type === 'Task' && task_type_id === null) {
    throw wrongParameter('Task metadata descriptors require a task_type_id.');
  }
  if (entity_type === 'Task' && !store.find(TASK_TYPE, task_type_id ?? '')) {
    throw wrongParameter('Task type not found.');
  }
  if (entity_type !== 'Task' && task_type_id !== null) {
    throw wrongParameter('task_type_id only applies to Task metadata descriptors.');
  }
  const data_type = dataType(ask);
  const key = { project_id: params['project'] ?? '', entity_type, task_type_id, name };
  if (store.list(METADATA_DESCRIPTOR, key).length > 0) {
    throw wrongParameter('Metadata descriptor already exists.');
  }
  const made = store.insert(METADATA_DESCRIPTOR, {
    ...key,
    field_name: fieldNameOf(name),
    data_type,
    choices,
    for_client: fields.flag('for_client'),
  });
  setDepartments(ask, made.id, departments);
  return created(descriptorAnswer(studio, made));
}

/** What is left out is set back, but for the name. A new name moves the values to another key. */
function change(ask: SignedInRequest): Answer {
  const { studio, fields } = ask;
  const { store } = studio;
  const found = named(ask);
  const departments = fields.ids('departments', 0);
  requireOwner(ask, [...store.linked(DESCRIPTOR_DEPARTMENTS, found.id), ...departments]);
  const asked = fields.maybeText('name');
  if (asked === '') throw wrongParameter('Name cannot be empty.');
  const data_type = dataType(ask);
  const name = asked ?? found.name;
  const field_name = asked === null ? found.field_name : fieldNameOf(name);
  const { project_id, entity_type } = found;
  const others = store
    .list(METADATA_DESCRIPTOR, { project_id, entity_type })
    .filter((one) => one.id !== found.id && one.task_type_id === found.task_type_id);
  if (others.some((one) => one.name === name || one.field_name === field_name)) {
    throw wrongParameter('Metadata descriptor already exists.');
  }
  store.database.transaction(() => {
    if (field_name !== found.field_name) moveValues(studio, found, field_name);
    const choices = fields.ids('choices', 0);
    const for_client = fields.flag('for_client');
    store.update(METADATA_DESCRIPTOR, found.id, {
      ...{ name, field_name, data_type, choices, for_client },
    });
    setDepartments(ask, found.id, departments);
  });
  return ok(descriptorAnswer(studio, named(ask)));
}

function dataType({ fields }: SignedInRequest): string {
  const type = fields.maybeText('data_type') ?? 'string';
  if (!TYPES.includes(type)) throw wrongParameter('Invalid data_type');
  return type;
}

function setDepartments(
  { studio }: SignedInRequest,
  descriptor: string,
  departments: string[],
): void {
  const { store } = studio;
  for (const id of store.linked(DESCRIPTOR_DEPARTMENTS, descriptor)) {
    store.unlink(DESCRIPTOR_DEPARTMENTS, descriptor, id);
  }
  for (const id of departments) store.link(DESCRIPTOR_DEPARTMENTS, descriptor, id);
}
