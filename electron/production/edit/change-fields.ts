import { whyNoValue } from '../../outbox/kinds/column-waits.ts';
import {
  editsOf,
  fieldSlot,
  isSameField,
  productionEditKind,
  removalSlot,
  type FieldEdit,
  type StoredField,
} from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import { readAs } from '../../replica/tables/outbox.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { editLockText, type FieldChange } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { FoundThing, FoundThings } from '../browse/things.ts';
import { columnsOf, editedThing, lockOf, shownValue, type AskedField } from './edit-view.ts';
import { FIELD_LABELS, typeNames, type FieldNames } from '../../outbox/kinds/field-words.ts';
import { FIELDS_OF, heldField, heldOf } from './held.ts';
import { daysProblem, isPlain, readTyped } from './read-typed.ts';
import { writeTogether, type ReadyChange } from './together.ts';

/** Something that is asked for is not there any more. */
export const GONE = failure(
  'not-found',
  'This is no longer in the production. Nothing was changed.',
  'Read the production from Kitsu again.',
);

/** What changes of fields are checked by and written to. */
export interface EditPlace {
  projectId: string;
  replica: Replica;
  studio: StudioConfig;
  names: FieldNames;
  /** ISO instant of the act. */
  at: string;
}

function askedFor(key: string, found: FoundThings): AskedField | null {
  if (isPlain(key)) {
    const has = (one: FoundThing): boolean =>
      key === 'canceled' ? one.kind !== 'task' : FIELDS_OF[one.kind].includes(key);
    return found.things.every(has) ? { field: key, column: null } : null;
  }
  const column = found.descriptors.find(({ id }) => id === key);
  const fits = column && found.things.every((one) => columnsOf(one, [column]).length > 0);
  return fits ? { field: 'column', column } : null;
}

/** Sets one field of several things, all of them or none; durable when it returns. */
export function changeFields(
  place: EditPlace,
  found: FoundThings,
  wanted: FieldChange,
): Result<UndoStep | null> {
  const ready = readyField(place, found, wanted);
  if (!ready.ok || ready.value === null) return ready.ok ? success(null) : ready;
  return success(writeTogether(place.replica, [ready.value], ready.value.title));
}

/**
 * The same, checked and not written yet; `null`: all have that value. `daysAreKnown`: whoever changes both days of a
 * task has compared them.
 */
export function readyField(
  place: EditPlace,
  found: FoundThings,
  { ids, field, value }: FieldChange,
  { daysAreKnown = false } = {},
): Result<ReadyChange | null> {
  const { projectId, replica, studio, names } = place;
  if (found.things.length < ids.length) return GONE;
  const asked = askedFor(field, found);
  if (!asked) return GONE;
  const waits = asked.column && whyNoValue(replica, asked.column.id);
  if (waits) return waits;
  const lock = lockOf(projectId, found.things, asked, studio);
  if (lock) return failure('rule', editLockText(lock));
  const stored = readTyped(asked, value, names);
  if (!stored.ok) return stored;
  const edits = editsOf(replica, projectId);
  const problem = daysAreKnown ? null : orderProblem(asked, stored.value, found, edits);
  if (problem) return problem;
  const before = found.things.map((thing) => ({
    thing,
    shown: shownValue(asked, thing, edits).value,
  }));
  const changed = before.filter(({ shown }) => !isSameField(asked, shown, stored.value));
  if (changed.length === 0) return success(null);
  return success(readyChange(place, found, asked, { changed, value: stored.value }));
}

function orderProblem(
  asked: AskedField,
  value: StoredField,
  { things }: FoundThings,
  edits: ReturnType<typeof editsOf>,
): Result<null> | null {
  const { field } = asked;
  if (field !== 'startDate' && field !== 'dueDate') return null;
  const other = field === 'startDate' ? 'dueDate' : 'startDate';
  for (const thing of things) {
    const there = shownValue({ field: other, column: null }, thing, edits).value;
    const [start, due] = field === 'startDate' ? [value, there] : [there, value];
    const problem = daysProblem(start, due, thing.name);
    if (problem) return problem;
  }
  return null;
}

/** Sets one field of one thing, within a transaction. */
export function write(
  { projectId, replica, names, at }: EditPlace,
  found: FoundThings,
  { asked, thing, value }: { asked: AskedField; thing: FoundThing; value: StoredField },
): void {
  const slot = fieldSlot(thing.item.id, asked.field, asked.column?.id ?? null);
  const row = replica.outbox.find(productionEditKind, '', slot);
  const waiting = row?.body.act === 'field' ? row.body : null;
  const base = waiting ? waiting.base : heldField(asked, heldOf(thing.kind, thing.item));
  const isThere = isSameField(asked, value, base);
  if (isThere && row && productionEditKind.isUntried(row)) return replica.outbox.remove(row.id);
  // One that may have arrived is followed by one that puts it right.
  if (isThere && waiting === null) return;
  const body: FieldEdit = {
    act: 'field',
    thing: editedThing(projectId, thing, found.production),
    ...asked,
    label: asked.column?.name ?? FIELD_LABELS[asked.field as keyof typeof FIELD_LABELS],
    value,
    names: typeNames(asked, value, names),
    base,
    sent: waiting?.sent ?? [],
    sentAt: waiting?.sentAt ?? null,
    kitsu: null,
  };
  replica.outbox.put(productionEditKind, { taskId: '', slot, body }, at);
}

interface Changed {
  thing: FoundThing;
  shown: unknown;
}

/** Put back is what each of them had, where what was set still stands. */
function readyChange(
  place: EditPlace,
  found: FoundThings,
  asked: AskedField,
  { changed, value }: { changed: Changed[]; value: StoredField },
): ReadyChange {
  const { replica, projectId } = place;
  const label = asked.column?.name ?? FIELD_LABELS[asked.field as keyof typeof FIELD_LABELS];
  const only = changed.length === 1 ? changed[0]?.thing.name : `${changed.length} rows`;
  const slotOf = (thing: FoundThing): string =>
    fieldSlot(thing.item.id, asked.field, asked.column?.id ?? null);
  return {
    title: `${label} on ${only}`,
    write: () => changed.forEach(({ thing }) => write(place, found, { asked, thing, value })),
    back(at) {
      const waits = asked.column && whyNoValue(replica, asked.column.id);
      if (waits) return waits;
      const edits = editsOf(replica, projectId);
      // What arrived since is what was set; what was set anew since is not.
      const isNewer = changed.some(({ thing }) => {
        const row = edits.find(({ slot }) => slot === slotOf(thing));
        return row?.body.act === 'field' && !isSameField(asked, row.body.value, value);
      });
      if (isNewer) return CHANGED_SINCE;
      return success(() => {
        for (const { thing, shown } of changed) {
          const waits = replica.outbox.find(productionEditKind, '', slotOf(thing)) !== null;
          // It has arrived: Kitsu has what was set, as far as is known.
          const now = waits ? thing : withValue(thing, asked, value);
          const back = shown === undefined ? null : (shown as StoredField);
          write({ ...place, at }, found, { asked, thing: now, value: back });
        }
      });
    },
  };
}

/** A thing as it is once Kitsu has a value. */
export function withValue(
  thing: FoundThing,
  { field, column }: AskedField,
  value: StoredField,
): FoundThing {
  const { item } = thing;
  if (column) {
    const data = { ...item.data, [column.fieldName]: value };
    return { ...thing, item: { ...item, data } };
  }
  if (field === 'assetType') return { ...thing, item: { ...item, parentId: value } as typeof item };
  const part = { frames: 'count', frameIn: 'in', frameOut: 'out' }[field as string];
  if (part && 'frames' in item) {
    const frames = { count: null, in: null, out: null, ...item.frames, [part]: value };
    return { ...thing, item: { ...item, frames } };
  }
  return { ...thing, item: { ...item, [field]: value } as typeof item };
}

/** Has things deleted for good in Kitsu; durable when it returns. `tasks`: what was said to go along. */
export function removeThings(
  place: EditPlace,
  found: FoundThings,
  tasks: ReadonlyMap<string, number>,
): Result<UndoStep> {
  const { projectId, replica, studio, at } = place;
  const lock = lockOf(projectId, found.things, { field: 'canceled', column: null }, studio);
  if (lock) return failure('rule', editLockText(lock));
  const ids = new Set(found.things.map(({ item }) => item.id));
  const before = editsOf(replica, projectId).filter(({ body }) => ids.has(body.thing.id));
  replica.change(() => {
    // What was edited of it is of no use any more.
    for (const row of before) if (productionEditKind.isUntried(row)) replica.outbox.remove(row.id);
    for (const thing of found.things) {
      const body = {
        act: 'remove' as const,
        thing: editedThing(projectId, thing, found.production),
        tasks: tasks.get(thing.item.id) ?? 0,
      };
      const slot = removalSlot(thing.item.id);
      replica.outbox.put(productionEditKind, { taskId: '', slot, body }, at);
    }
  });
  return success(undoRemoval(place, found));
}

const BEGUN = failure(
  'conflict',
  'It is deleted in Kitsu already, or about to be.',
  'Make it anew instead.',
);

function undoRemoval({ replica }: EditPlace, { things }: FoundThings): UndoStep {
  const only = things.length === 1 ? things[0]?.name : `${things.length} rows`;
  return {
    room: 'structure',
    title: `deletion of ${only}`,
    undo() {
      const rows = things.flatMap(({ item }) => {
        const row = replica.outbox.find(productionEditKind, '', removalSlot(item.id));
        const read = row && readAs(productionEditKind, row);
        return read && read.state !== 'sending' && read.attempts === 0 ? [read] : [];
      });
      if (rows.length < things.length) return BEGUN;
      replica.change(() => rows.forEach(({ id }) => replica.outbox.remove(id)));
      return success(null);
    },
  };
}
