import {
  editsOf,
  fieldSlot,
  isSameField,
  productionEditKind,
} from '../../outbox/kinds/production-edit.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { editLockText } from '../../shared/production-edit.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { PlanChange } from '../../shared/schedule/versions.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { FoundThing, FoundThings } from '../browse/things.ts';
import type { TaskItem } from '../browse/items.ts';
import { GONE, withValue, write, type EditPlace } from './change-fields.ts';
import { readyLinks, type WantedLink } from './change-links.ts';
import { editedThing, lockOf, shownValue, type AskedField } from './edit-view.ts';
import { daysProblem } from './read-typed.ts';
import { NOBODY } from './team.ts';
import { writeTogether, type ReadyChange } from './together.ts';
import { assignLock } from './who-may-assign.ts';

const FIELDS = ['startDate', 'dueDate', 'estimation'] as const;
const askedFor = (field: (typeof FIELDS)[number]): AskedField => ({ field, column: null });

/** One day of one task that becomes another, or its estimate. */
interface ChangedField {
  thing: FoundThing;
  asked: AskedField;
  shown: string | number | null;
  value: string | number | null;
}

interface Deps {
  things(projectId: string, ids: readonly string[]): Promise<Result<FoundThings>>;
  placeOf(projectId: string, at: string): EditPlace;
  undoable(done: Result<UndoStep | null>): Result<Undoable>;
  studio(): StudioConfig;
  /** The signed-in person. */
  me: string;
}

const counted = (things: readonly FoundThing[]): string =>
  things.length === 1 ? (things[0]?.name ?? '') : `${things.length} tasks`;

/**
 * Plans tasks, days, estimates and people: all of it or nothing, with one undo. `version`: the name of the version of the
 * schedule that has them so; `null`: bars were moved. `at`: ISO instant of the act. Durable when it returns.
 */
export const planTasks =
  ({ things, placeOf, undoable, studio, me }: Deps) =>
  async (
    projectId: string,
    { version, changes }: { version: string | null; changes: readonly PlanChange[] },
    at: string,
  ): Promise<Result<Undoable>> => {
    const found = await tasksIn(things, projectId, changes);
    if (!found.ok) return found;
    const place = placeOf(projectId, at);
    const fields = readyFields(place, found.value, changes);
    if (!fields.ok) return fields;
    const people = readyPeople(place, found.value, changes, { studio: studio(), me });
    if (!people.ok) return people;
    const ready = [fields.value, people.value].filter((one) => one !== null);
    const [first] = ready;
    if (!first) return undoable(success(null));
    const title = version ? `${version}, ${counted(found.value.things)}` : first.title;
    return undoable(success(writeTogether(place.replica, ready, title)));
  };

async function tasksIn(
  things: Deps['things'],
  projectId: string,
  wanted: readonly { id: string }[],
): Promise<Result<FoundThings>> {
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const found = await things(projectId, ids);
  if (!found.ok) return found;
  const tasks = found.value.things.filter(({ kind }) => kind === 'task');
  return tasks.length < ids.length ? GONE : success({ ...found.value, things: tasks });
}

/** Days and estimates, checked and not written yet; `null`: all are so already. */
function readyFields(
  place: EditPlace,
  found: FoundThings,
  changes: readonly PlanChange[],
): Result<ReadyChange | null> {
  const { projectId, replica, studio } = place;
  const wanted = new Map(changes.map((change) => [change.id, change]));
  const waiting = new Map(editsOf(replica, projectId).map((row) => [row.slot, row]));
  const shownOf = (thing: FoundThing, asked: AskedField): string | number | null => {
    const row = waiting.get(fieldSlot(thing.item.id, asked.field, null));
    return (shownValue(asked, thing, row ? [row] : []).value ?? null) as string | number | null;
  };
  const changed: ChangedField[] = [];
  for (const thing of found.things) {
    const change = wanted.get(thing.item.id);
    if (!change) continue;
    const own = FIELDS.flatMap((field): ChangedField[] => {
      const value = change[field];
      if (value === undefined) return [];
      const asked = askedFor(field);
      return [{ thing, asked, shown: shownOf(thing, asked), value }];
    });
    if (own.length === 0) continue;
    const lock = lockOf(projectId, [thing], askedFor('startDate'), studio);
    if (lock) return failure('rule', editLockText(lock));
    const dayOf = (field: 'startDate' | 'dueDate') =>
      change[field] === undefined ? shownOf(thing, askedFor(field)) : change[field];
    const problem = daysProblem(dayOf('startDate'), dayOf('dueDate'), thing.name);
    if (problem) return problem;
    changed.push(...own.filter(({ asked, shown, value }) => !isSameField(asked, shown, value)));
  }
  return success(changed.length === 0 ? null : changeOf(place, found, changed));
}

/** Puts back what each had, where it is still what was set. */
function changeOf(
  place: EditPlace,
  found: FoundThings,
  changed: readonly ChangedField[],
): ReadyChange {
  const { replica, projectId } = place;
  const tasks = new Map(changed.map(({ thing }) => [thing.item.id, thing]));
  const slotOf = ({ thing, asked }: ChangedField): string =>
    fieldSlot(thing.item.id, asked.field, null);
  return {
    title: `days of ${counted([...tasks.values()])}`,
    write() {
      for (const { thing, asked, value } of changed) write(place, found, { asked, thing, value });
    },
    back(at) {
      const edits = new Map(editsOf(replica, projectId).map((row) => [row.slot, row]));
      const isNewer = changed.some((one) => {
        const row = edits.get(slotOf(one));
        return row?.body.act === 'field' && !isSameField(one.asked, row.body.value, one.value);
      });
      if (isNewer) return CHANGED_SINCE;
      return success(() => {
        for (const one of changed) {
          const { thing, asked, shown, value } = one;
          const waits = replica.outbox.find(productionEditKind, '', slotOf(one)) !== null;
          // It has arrived: Kitsu has what was set, as far as is known.
          const now = waits ? thing : withValue(thing, asked, value);
          write({ ...place, at }, found, { asked, thing: now, value: shown });
        }
      });
    },
  };
}

/** Who is put on tasks and taken off them, checked and not written yet; `null`: all are so already. */
function readyPeople(
  { projectId, replica, at }: EditPlace,
  { things, people, production }: FoundThings,
  changes: readonly PlanChange[],
  { studio, me }: { studio: StudioConfig; me: string },
): Result<ReadyChange | null> {
  const known = new Map(people.map((person) => [person.id, person]));
  const tasks = new Map(things.map((thing) => [thing.item.id, thing]));
  const wanted: WantedLink[] = [];
  const put = (thing: FoundThing, personId: string, on: boolean): Failure | null => {
    const person = known.get(personId);
    if (!person) return NOBODY;
    const departmentId = thing.type?.departmentId ?? null;
    const lock = assignLock({ projectId, departmentId, person, off: !on }, studio, me);
    if (lock) return failure('rule', `${thing.name}: ${editLockText(lock)} Nothing was changed.`);
    wanted.push({
      thing: editedThing(projectId, thing, production),
      ...{ link: 'assignee', otherId: personId, other: person.name, on },
      was: (thing.item as TaskItem).assigneeIds.includes(personId),
    });
    return null;
  };
  for (const { id, on = [], off = [] } of changes) {
    const thing = tasks.get(id);
    if (!thing) return GONE;
    for (const personId of off) {
      const problem = put(thing, personId, false);
      if (problem) return problem;
    }
    for (const personId of on) {
      const problem = put(thing, personId, true);
      if (problem) return problem;
    }
  }
  const title = `people on ${counted(things)}`;
  return success(readyLinks(replica, wanted, at, title));
}
