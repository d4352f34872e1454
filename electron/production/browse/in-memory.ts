import type { ProductionCache } from '../../replica/productions/production-cache.ts';
import type { StructureView } from '../../shared/productions.ts';
import { extrasIn, EXTRAS_LIST } from '../schedule/extras.ts';
import {
  keepSchedule,
  keptSchedule,
  listsAt,
  nameOf,
  type ListsAt,
} from '../schedule/kept-schedule.ts';
import { scheduleFacts } from '../schedule/schedule-facts.ts';
import { stampOf } from '../schedule/stamp.ts';
import { withAhead, type Ahead } from './ahead.ts';
import { findRows, type FoundRows } from './find-rows.ts';
import type { ItemOf } from './items.ts';
import { PRODUCTION_LISTS, STUDIO, type ListName, type ProductionList } from './lists.ts';
import type { Asks } from './messages.ts';
import { namesOf, treeOf, type Lists, type Names, type Node } from './tree.ts';

/** A production in memory, with what was made of it. */
export interface Opened {
  lists: Lists;
  /** How often each had changed when it was read. */
  at: ListsAt;
  names: Names;
  trees: Map<StructureView, Node[]>;
  /** What the trees were made with beside the lists, as text. */
  ahead: string;
  /** The rows of the last question, of which a window asks part by part. */
  found: { key: string; rows: FoundRows } | null;
  /** Its schedule. */
  schedule: Schedule | null;
}

interface Schedule {
  stamp: string;
  /** `null`: who asks has it. */
  facts: string | null;
}

/** The productions that somebody looks at, read from the cache when they are first needed. */
export interface InMemory {
  of(projectId: string): Opened;
  /** A list has changed on the disk. */
  reread(projectId: string, list: ListName): void;
  /** What a schedule shows beside the lists has changed on the disk. */
  extrasChanged(projectId: string): void;
  /** `have`: the stamp of what the window has. */
  schedule(projectId: string, have: string | null, ahead: readonly Ahead[]): Schedule;
  /** Nobody looks at it any more. */
  leave(projectId: string): void;
  leaveAll(): void;
  forget(projectId: string): void;
  /** What was read may be wrong. */
  clear(): void;
}

export function createInMemory(cache: ProductionCache): InMemory {
  const opened = new Map<string, Opened>();
  /** Schedules that are shown as they were kept, by production. */
  const shownAsKept = new Map<string, { of: string; stamp: string }>();

  function of(projectId: string): Opened {
    const known = opened.get(projectId);
    if (known) return known;
    const read = openedWith(readLists(cache, projectId), listsAt(cache, projectId));
    opened.set(projectId, read);
    return read;
  }

  /** Another list may be stored half: of those, this one alone is in memory as it is on the disk. */
  const readAgain = ({ at }: Opened, projectId: string, list: string): ListsAt =>
    new Map([...at, [list, listsAt(cache, projectId).get(list) ?? 0]]);

  /** As it was when nobody looked at it any more, if nothing of it has changed since. */
  function asKept(projectId: string, have: string | null): Schedule | null {
    const at = listsAt(cache, projectId);
    const shown = shownAsKept.get(projectId);
    if (shown?.of === nameOf(at) && shown.stamp === have) return { stamp: have, facts: null };
    const facts = keptSchedule(cache, projectId, at);
    if (facts === null) return null;
    made += 1;
    const stamp = stampOf(facts, made);
    shownAsKept.set(projectId, { of: nameOf(at), stamp });
    return { stamp, facts };
  }

  function leave(projectId: string): void {
    const production = opened.get(projectId);
    opened.delete(projectId);
    shownAsKept.delete(projectId);
    const facts = production?.schedule?.facts ?? null;
    // What is ahead of Kitsu is no part of what the lists say.
    if (production && facts !== null && production.ahead === NOTHING_AHEAD)
      keepSchedule(cache, projectId, production.at, facts);
  }

  return {
    of,
    reread(projectId, list) {
      // The order of task types is the production's own.
      if (projectId === STUDIO) return opened.clear();
      const known = opened.get(projectId);
      if (!known) return;
      const lists = { ...known.lists, [list]: cache.items(projectId, list) } as Lists;
      opened.set(projectId, openedWith(lists, readAgain(known, projectId, list)));
    },
    extrasChanged(projectId) {
      const known = opened.get(projectId);
      if (!known) return;
      known.schedule = null;
      known.at = readAgain(known, projectId, EXTRAS_LIST);
    },
    schedule(projectId, have, ahead) {
      const isNotRead = !opened.has(projectId) && ahead.length === 0;
      const kept = isNotRead ? asKept(projectId, have) : null;
      if (kept) return kept;
      const { stamp, facts } = scheduleIn(cache, projectId, of(projectId), ahead);
      return { stamp, facts: stamp === have ? null : facts };
    },
    leave,
    leaveAll: () => [...opened.keys()].forEach(leave),
    forget(projectId) {
      opened.delete(projectId);
      shownAsKept.delete(projectId);
    },
    clear() {
      opened.clear();
      shownAsKept.clear();
    },
  };
}

const NOTHING_AHEAD = JSON.stringify([]);

const openedWith = (lists: Lists, at: ListsAt): Opened => ({
  lists,
  at,
  names: namesOf(lists),
  trees: new Map(),
  ahead: NOTHING_AHEAD,
  found: null,
  schedule: null,
});

/** Schedules that were made. */
let made = 0;

/** What was made with other edits ahead is not of use any more. */
export function lay(production: Opened, ahead: readonly Ahead[]): void {
  const laid = JSON.stringify(ahead);
  if (production.ahead === laid) return;
  production.trees.clear();
  production.found = null;
  production.schedule = null;
  production.ahead = laid;
}

export function treeIn(production: Opened, view: StructureView, ahead: readonly Ahead[]): Node[] {
  const tree =
    production.trees.get(view) ??
    treeOf(view, withAhead(production.lists, ahead), production.names);
  production.trees.set(view, tree);
  return tree;
}

function scheduleIn(
  cache: ProductionCache,
  projectId: string,
  production: Opened,
  ahead: readonly Ahead[],
): Schedule {
  lay(production, ahead);
  if (production.schedule) return production.schedule;
  const facts = JSON.stringify(
    scheduleFacts({
      lists: withAhead(production.lists, ahead),
      names: production.names,
      shots: treeIn(production, 'shots', ahead),
      assets: treeIn(production, 'assets', ahead),
      extras: extrasIn(cache, projectId),
    }),
  );
  made += 1;
  return (production.schedule = { stamp: stampOf(facts, made), facts });
}

export function foundIn(
  production: Opened,
  { from: _from, to: _to, ...asked }: Asks['rows']['ask']['asked'],
  ahead: readonly Ahead[],
): FoundRows {
  lay(production, ahead);
  const key = JSON.stringify(asked);
  if (production.found?.key === key) return production.found.rows;
  const tree = treeIn(production, asked.view, ahead);
  const rows = findRows(tree, production.names, asked);
  production.found = { key, rows };
  return rows;
}

export const projectOf = (cache: ProductionCache, projectId: string) =>
  (['open-projects', 'projects'] as const)
    .flatMap((list) => cache.items<ItemOf['projects']>(STUDIO, list))
    .find(({ id }) => id === projectId) ?? null;

function readLists(cache: ProductionCache, projectId: string): Lists {
  const lists = PRODUCTION_LISTS.map((list: ProductionList) => [
    list,
    cache.items(projectId, list),
  ]);
  return {
    ...(Object.fromEntries(lists) as Omit<Lists, 'project'>),
    project: projectOf(cache, projectId),
  };
}
