import {
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
import { FIELD_LABELS, PRIORITIES, type FieldNames } from './field-words.ts';
import { FIELDS_OF, heldField, heldOf } from './held.ts';
import { unsentOf } from './lay-ahead.ts';
import { editLock, type Edited } from './who-may-edit.ts';

/** A field as it is asked for. */
export type AskedField = Pick<FieldEdit, 'field' | 'column'>;

const ENTITY_OF = {
  episode: 'Episode',
  sequence: 'Sequence',
  shot: 'Shot',
  asset: 'Asset',
} as const;

export const editedOf = (projectId: string, { kind, type }: FoundThing): Edited => ({
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
  { things, descriptors, assetTypes }: FoundThings,
  edits: readonly EditChange[],
  { studio, names }: { studio: StudioConfig; names: FieldNames },
): EditView {
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
