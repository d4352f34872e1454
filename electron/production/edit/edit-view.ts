import {
  type EditedThing,
  fieldSlot,
  isSameField,
  type EditChange,
  type FieldEdit,
} from '../../outbox/kinds/production-edit.ts';
import { editorOf } from '../../rules/column-editor.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { formatWorkload } from '../../shared/minutes.ts';
import type { EditField, EditView, PlainField, Unsent } from '../../shared/production-edit.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import type { FactEditor } from '../../shared/task-facts.ts';
import type { TaskItem } from '../browse/items.ts';
import type { FoundThing, FoundThings } from '../browse/things.ts';
import { FIELD_LABELS, PRIORITIES, type FieldNames } from '../../outbox/kinds/field-words.ts';
import { FIELDS_OF, heldField, heldOf } from './held.ts';
import { unsentOf } from './lay-ahead.ts';
import { shownLink } from './change-links.ts';
import { assignLock } from './who-may-assign.ts';
import { editLock, type Edited } from './who-may-edit.ts';

/** A field as it is asked for. */
export type AskedField = Pick<FieldEdit, 'field' | 'column'>;

const ENTITY_OF = {
  episode: 'Episode',
  sequence: 'Sequence',
  shot: 'Shot',
  asset: 'Asset',
} as const;

const editedOf = (projectId: string, { kind, type }: FoundThing): Edited => ({
  ...{ kind, projectId, departmentId: type?.departmentId ?? null },
});

/** The columns that a thing has a value of. */
export const columnsOf = (
  { kind, item }: FoundThing,
  descriptors: readonly MetadataDescriptor[],
): MetadataDescriptor[] =>
  descriptors.filter(({ entityType, taskTypeId }) =>
    kind === 'task'
      ? entityType === 'Task' && taskTypeId === (item as TaskItem).typeId
      : entityType === ENTITY_OF[kind],
  );

/** What is shown of a field: what waits, or what Kitsu has. */
export function shownValue(
  asked: AskedField,
  thing: FoundThing,
  edits: readonly EditChange[],
): { value: unknown; waits: Unsent | null } {
  const slot = fieldSlot(thing.item.id, asked.field, asked.column?.id ?? null);
  const row = edits.find((one) => one.slot === slot);
  if (row?.body.act === 'field') {
    const isStopped = row.state === 'parked' || row.state === 'conflict';
    return { value: row.body.value, waits: isStopped ? 'stopped' : 'waiting' };
  }
  return { value: heldField(asked, heldOf(thing.kind, thing.item)), waits: null };
}

/** What can be edited of things that are selected together: what all of them have. */
export function editView(
  projectId: string,
  found: FoundThings,
  edits: readonly EditChange[],
  { studio, names, me }: { studio: StudioConfig; names: FieldNames; me: string },
): EditView {
  const { things, descriptors, assetTypes } = found;
  const unsent = unsentOf(edits);
  const [first, ...others] = things;
  const plain = first
    ? FIELDS_OF[first.kind].filter((field) =>
        others.every(({ kind }) => FIELDS_OF[kind].includes(field)),
      )
    : [];
  const columns = first
    ? columnsOf(first, descriptors).filter((column) =>
        others.every((one) => columnsOf(one, descriptors).includes(column)),
      )
    : [];
  const asked: AskedField[] = [
    // Two things of one place never have one name.
    ...plain
      .filter((field) => field !== 'name' || things.length === 1)
      .map((field) => ({ field, column: null })),
    ...columns.map((column) => ({ field: 'column' as const, column })),
  ];
  const fields = asked.map((one): EditField => {
    const shown = things.map((thing) => shownValue(one, thing, edits));
    const value = shown[0]?.value ?? null;
    const mixed = shown.some((other) => !isSameField(one, other.value, value));
    const editor = one.column
      ? editorOf(one.column, mixed ? null : value, studio, projectId)
      : plainEditor(one.field as PlainField, mixed ? null : value, { names, assetTypes });
    const waits = shown.map((other) => other.waits);
    return {
      key: one.column?.id ?? one.field,
      label: one.column?.name ?? FIELD_LABELS[one.field as PlainField],
      editor: editor ?? { kind: 'text', value: '' },
      mixed,
      lock: editor === null ? 'no-editor' : lockOf(projectId, things, one, studio),
      waits: waits.includes('stopped') ? 'stopped' : waits.includes('waiting') ? 'waiting' : null,
    };
  });
  return {
    things: things.map((thing) => ({
      ...{ id: thing.item.id, kind: thing.kind, name: thing.name },
      canceled: shownValue({ field: 'canceled', column: null }, thing, edits).value === true,
      waits: unsent.get(thing.item.id) ?? null,
    })),
    fields,
    people: peopleOf(projectId, found, edits, { studio, me }),
    removeLock: lockOf(projectId, things, { field: 'canceled', column: null }, studio),
  };
}

/** The first reason that one of them may not be changed. */
export function lockOf(
  projectId: string,
  things: readonly FoundThing[],
  { field, column }: AskedField,
  studio: StudioConfig,
): EditField['lock'] {
  for (const thing of things) {
    const lock = editLock(editedOf(projectId, thing), column ?? (field as PlainField), studio);
    if (lock) return lock;
  }
  return null;
}

function plainEditor(
  field: PlainField,
  value: unknown,
  { names, assetTypes }: { names: FieldNames; assetTypes: FoundThings['assetTypes'] },
): FactEditor {
  const text = typeof value === 'string' ? value : '';
  switch (field) {
    case 'description':
      return { kind: 'lines', value: text };
    case 'frames':
    case 'frameIn':
    case 'frameOut':
      return { kind: 'number', value: typeof value === 'number' ? value : null };
    case 'startDate':
    case 'dueDate':
      return { kind: 'date', value: text };
    case 'estimation': {
      const said = typeof value === 'number' && value > 0;
      return { kind: 'text', value: said ? formatWorkload(value, names.dayLength) : '' };
    }
    case 'priority':
      return {
        kind: 'choice',
        value: typeof value === 'number' ? String(value) : '',
        options: PRIORITIES.map((label, at) => ({ value: String(at), label })),
      };
    case 'assetType':
      return {
        kind: 'choice',
        value: text,
        options: assetTypes
          .map(({ id, name }) => ({ value: id, label: name }))
          .sort((a, b) => a.label.localeCompare(b.label)),
      };
    case 'canceled':
      return { kind: 'yes-no', value: value === true };
    case 'name':
      return { kind: 'text', value: text };
  }
}

/** Who is assigned to these tasks, and who could be: the team, and whoever is on one of them. */
function peopleOf(
  projectId: string,
  { things, people, project, production }: FoundThings,
  edits: readonly EditChange[],
  { studio, me }: { studio: StudioConfig; me: string },
): EditView['people'] {
  if (things.length === 0 || things.some(({ kind }) => kind !== 'task')) return [];
  const team = new Set(project?.teamIds ?? []);
  return people
    .flatMap((person) => {
      const states = things.map((thing) => {
        const task = editedThing(projectId, thing, production);
        const was = (thing.item as TaskItem).assigneeIds.includes(person.id);
        return shownLink(edits, { thing: task, link: 'assignee', otherId: person.id }, was);
      });
      const on = states.filter(Boolean).length;
      const isHere = team.has(person.id) && person.active && !person.isBot;
      if (on === 0 && !isHere) return [];
      const locks = things.map(({ type }, at) => {
        const departmentId = type?.departmentId ?? null;
        return assignLock(
          { projectId, departmentId, person, off: states[at] ?? false },
          studio,
          me,
        );
      });
      const rows = edits.filter(
        ({ body }) =>
          body.act === 'link' &&
          body.otherId === person.id &&
          things.some(({ item }) => item.id === body.thing.id),
      );
      const waits = rows.some(({ state }) => state === 'parked')
        ? ('stopped' as const)
        : rows.length > 0
          ? ('waiting' as const)
          : null;
      const lock = locks.find((one) => one !== null) ?? null;
      return [{ id: person.id, name: person.name, on, lock, waits }];
    })
    .sort((a, b) => b.on - a.on || a.name.localeCompare(b.name));
}

export const editedThing = (
  projectId: string,
  { kind, item, name }: FoundThing,
  production: string,
): EditedThing => ({ kind, id: item.id, projectId, name, production });
