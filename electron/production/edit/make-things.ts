import { editsOf, productionEditKind, type Creation } from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { editLockText, type NewThing, type ThingKind } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { readTyped } from './read-typed.ts';
import { editLock } from './who-may-edit.ts';
import type { Place } from '../browse/places.ts';

const BEGUN = failure(
  'conflict',
  'It is in Kitsu already, or on its way there.',
  'Delete it instead.',
);

export interface MakePlace {
  projectId: string;
  production: string;
  replica: Replica;
  studio: StudioConfig;
  at: string;
  newId(): string;
}

/**
 * Makes things of one kind: one in its place, or a task on each of several; durable when it returns. `beside`: what
 * stands in that place already, with what waits.
 */
export function makeThings(
  { projectId, production, replica, studio, at, newId }: MakePlace,
  wanted: NewThing,
  parents: readonly Place[],
): Result<UndoStep> {
  const lock = makeLock(wanted.kind, projectId, studio);
  if (lock) return failure('rule', editLockText(lock));
  const isTask = wanted.kind === 'task';
  const name = isTask
    ? success(wanted.name)
    : readTyped({ field: 'name', column: null }, wanted.name, {
        assetTypes: new Map(),
        people: {},
        dayLength: 0,
      });
  if (!name.ok) return name;
  const called = String(name.value);
  const free: Place[] = [];
  for (const parent of parents) {
    const twin = parent.names.find((one) => one.name === called);
    if (twin && isTask) continue;
    if (twin?.canceled)
      return failure(
        'rule',
        `${called} is there already, and canceled.`,
        'Show what was canceled, and restore it.',
      );
    if (twin) return failure('rule', `${called} is there already.`, 'Choose another name.');
    free.push(parent);
  }
  if (parents.length === 0)
    return failure('not-found', 'What it is to be made in is gone.', 'Read the production again.');
  if (free.length === 0) return failure('rule', `All of them have ${called} already.`);
  const made = free.map((parent): Creation => ({
    act: 'create',
    thing: {
      ...{ kind: wanted.kind, id: `new-${newId()}`, projectId, production },
      name: [parent.path, called].filter(Boolean).join(' / '),
    },
    ...{ name: called, parentId: parent.id, typeId: wanted.typeId, sentAt: null },
  }));
  replica.change(() => {
    for (const body of made)
      replica.outbox.put(productionEditKind, { taskId: '', slot: body.thing.id, body }, at);
  });
  return success(undoMaking(replica, projectId, made, called));
}

function undoMaking(
  replica: Replica,
  projectId: string,
  made: readonly Creation[],
  name: string,
): UndoStep {
  return {
    room: 'structure',
    title: made.length === 1 ? `new ${name}` : `${made.length} new ${name}`,
    undo() {
      const ids = new Set(made.map(({ thing }) => thing.id));
      const edits = editsOf(replica, projectId);
      const rows = edits.filter(({ body }) => ids.has(body.thing.id));
      const isWhole = rows.length === made.length && rows.every(productionEditKind.isUntried);
      if (!isWhole) return BEGUN;
      replica.change(() => rows.forEach(({ id }) => replica.outbox.remove(id)));
      return success(null);
    },
  };
}

/** Anybody of the team but vendors and clients makes tasks; managers the rest (zou 1.0.97). */
export function makeLock(kind: ThingKind, projectId: string, studio: StudioConfig) {
  const role = roleIn(projectId, studio);
  if (kind === 'task' && studio.rules && role !== 'vendor' && role !== 'client') return null;
  return editLock({ kind, projectId, departmentId: null }, 'name', studio);
}
