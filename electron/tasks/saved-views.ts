import { z } from 'zod';
import type { FactKey } from '../replica/tables/key-value.ts';
import type { Replica } from '../replica/replica.ts';
import { CHANGED_SINCE, type UndoStep } from '../rules/undo-log.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import {
  LONGEST_VIEW_NAME,
  MOST_VIEWS,
  type SavedView,
  type SavedViews,
} from '../shared/saved-views.ts';
import type { TodoFilter } from '../shared/todo-filter.ts';
import { readFilter } from './todo-filter.ts';

// One row each: what is damaged, or of a newer version, takes no other with it.
const VIEW = 'todo-view:';
const DEFAULT = 'todo-default-view';
const keyOf = (id: string): FactKey => `${VIEW}${id}`;

const stored = z.looseObject({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(LONGEST_VIEW_NAME),
  /** Views are in the order in which they were made. */
  place: z.number().catch(0),
  filter: z.unknown(),
});
const storedDefault = z.object({ id: z.string() });

const rows = (replica: Replica): z.infer<typeof stored>[] =>
  replica.keyValue.beginningWith(VIEW, stored).sort((a, b) => a.place - b.place);

const viewOf = ({ id, name, filter }: z.infer<typeof stored>): SavedView => ({
  id,
  name,
  filter: readFilter(filter),
});

/** All views that this version can read. */
export function savedViews(replica: Replica): SavedViews {
  const views = rows(replica).map(viewOf);
  const chosen = replica.keyValue.get(DEFAULT, storedDefault)?.id;
  return { views, defaultId: views.find(({ id }) => id === chosen)?.id ?? null };
}

/** The filter that the app starts with; `null` where it starts as it was left. */
export function defaultFilter(replica: Replica): TodoFilter | null {
  const chosen = replica.keyValue.get(DEFAULT, storedDefault);
  const row = chosen && replica.keyValue.get(keyOf(chosen.id), stored);
  return row ? viewOf(row).filter : null;
}

const GONE = failure('not-found', 'This view is no longer here.');

/** Why a view cannot be called so, or `null`. */
function nameBlock(replica: Replica, name: string, id: string | null): Failure | null {
  const same = rows(replica).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!same || same.id === id) return null;
  return failure('rule', `You have a view “${same.name}” already.`, 'Give this one another name.');
}

interface Written {
  id: string;
  step: UndoStep;
}

/**
 * Saves a view under a name, or as another one from now on.
 * @param at ISO instant of the artist's action
 */
export function saveView(
  replica: Replica,
  { id, name, filter }: { id: string | null; name: string; filter: TodoFilter },
  { at }: { at: string },
): Result<Written> {
  const refused = nameBlock(replica, name, id);
  if (refused) return refused;
  const before = id === null ? null : replica.keyValue.get(keyOf(id), stored);
  if (id !== null && before === null) return GONE;
  const known = rows(replica);
  if (id === null && known.length >= MOST_VIEWS) {
    return failure('rule', `You have ${MOST_VIEWS} views.`, 'Remove one that you no longer use.');
  }
  const place = before?.place ?? Math.max(0, ...known.map((one) => one.place)) + 1;
  const own = id ?? `${at} ${place}`;
  const step = writing(replica, [keyOf(own)], `view “${name}”`, () => {
    const asked = z.looseObject({}).safeParse(before?.filter);
    // What a newer version has put there stays.
    const kept = { ...before, id: own, name, place, filter: { ...asked.data, ...filter } };
    replica.keyValue.set(keyOf(own), kept);
  });
  return success({ id: own, step });
}

export function renameView(
  replica: Replica,
  { id, name }: Pick<SavedView, 'id' | 'name'>,
): Result<UndoStep> {
  const before = replica.keyValue.get(keyOf(id), stored);
  if (!before) return GONE;
  const refused = nameBlock(replica, name, id);
  if (refused) return refused;
  return success(
    writing(replica, [keyOf(id)], `name of the view “${before.name}”`, () => {
      replica.keyValue.set(keyOf(id), { ...before, name });
    }),
  );
}

/** A default that is removed is the default again where that is undone. */
export function removeView(replica: Replica, id: string): Result<UndoStep> {
  const before = replica.keyValue.get(keyOf(id), stored);
  if (!before) return GONE;
  return success(
    writing(replica, [keyOf(id)], `removal of the view “${before.name}”`, () =>
      replica.keyValue.remove(keyOf(id)),
    ),
  );
}

export function setDefaultView(replica: Replica, id: string | null): Result<UndoStep> {
  if (id !== null && !replica.keyValue.get(keyOf(id), stored)) return GONE;
  return success(
    writing(replica, [DEFAULT], 'choice of the default view', () => {
      if (id === null) replica.keyValue.remove(DEFAULT);
      else replica.keyValue.set(DEFAULT, { id });
    }),
  );
}

/** Writes some facts, and says how they are put back as they were. */
function writing(
  replica: Replica,
  keys: readonly FactKey[],
  title: string,
  write: () => void,
): UndoStep {
  const read = (): unknown[] => keys.map((key) => replica.keyValue.get(key, z.unknown()));
  const before = read();
  replica.change(write);
  const after = JSON.stringify(read());
  return {
    room: 'today',
    title,
    undo() {
      if (JSON.stringify(read()) !== after) return CHANGED_SINCE;
      replica.change(() => {
        for (const [at, key] of keys.entries()) {
          if (before[at] === null) replica.keyValue.remove(key);
          else replica.keyValue.set(key, before[at]);
        }
      });
      return success(null);
    },
  };
}
