import {
  openProductionCache,
  type ProductionCache,
} from '../../replica/productions/production-cache.ts';
import { createQueue } from '../../shared/concurrency.ts';
import type { StructureView } from '../../shared/productions.ts';
import { itemOf, parsed, type ItemOf } from './items.ts';
import { storeList } from './store-list.ts';
import { listsOf, PRODUCTION_LISTS, STUDIO, type ListName, type ProductionList } from './lists.ts';
import type { AnswerMessage, AskKind, AskMessage, Asks, OpenedLists } from './messages.ts';
import { castingIn, keepCasting } from './castings.ts';
import { withAhead, type Ahead } from './ahead.ts';
import { placesAt } from './places.ts';
import { keepPlaylists, keptPlaylists, offerIn } from './playlists.ts';
import { settingsOf } from './settings.ts';
import { teamOf } from './team.ts';
import { belowOf, findThings } from './things.ts';
import { drawRows } from './draw-rows.ts';
import { findRows, type FoundRows } from './find-rows.ts';
import { extrasIn, keepExtras } from '../schedule/extras.ts';
import { stampOf } from '../schedule/stamp.ts';
import { scheduleFacts } from '../schedule/schedule-facts.ts';
import { keepVersion, versionIn } from '../schedule/version-cache.ts';
import { createTrackingDesk } from '../tracking/tracking-desk.ts';
import { namesOf, treeOf, type Lists, type Names, type Node } from './tree.ts';

/** A production in memory, with what was made of it. */
interface Opened {
  lists: Lists;
  names: Names;
  trees: Map<StructureView, Node[]>;
  /** What the trees were made with beside the lists, as text. */
  ahead: string;
  /** The rows of the last question, of which a window asks part by part. */
  found: { key: string; rows: FoundRows } | null;
  /** Its schedule. */
  schedule: { stamp: string; facts: string } | null;
}

type Doing = {
  [Kind in AskKind]: (
    ask: Asks[Kind]['ask'],
  ) => Asks[Kind]['answer'] | Promise<Asks[Kind]['answer']>;
};

/** What changes the cache is done one after the other; what is asked of it waits for none of that. */
const CHANGES: ReadonlySet<AskKind> = new Set<AskKind>([
  'store',
  'put',
  'keepCasting',
  'keepPlaylists',
  'keepExtras',
  'keepVersion',
  'forget',
  'close',
]);

/** What a worker does with the cache: everything that takes long with thousands of tasks. */
export interface Engine {
  /** Never rejects. */
  answer(message: AskMessage): Promise<AnswerMessage>;
}

export function openEngine(file: string): Engine {
  const cache = openProductionCache(file);
  const opened = new Map<string, Opened>();
  const closing = { isAsked: false };
  const does = doings(cache, opened, closing);
  const inTurn = createQueue();

  async function answer({ id, kind, ask }: AskMessage): Promise<AnswerMessage> {
    try {
      const doing = does[kind] as (ask: unknown) => Promise<Asks[AskKind]['answer']>;
      return { id, ok: true, value: await doing(ask) };
    } catch (error) {
      // Nothing in it is anybody's work: what it was made of may be what is broken. A full disk is not.
      opened.clear();
      if (!isOfDisk(error)) cache.discard();
      return { id, ok: false, error: String(error) };
    }
  }

  return {
    answer(message) {
      if (message.kind === 'close') closing.isAsked = true;
      return CHANGES.has(message.kind) ? inTurn(() => answer(message)) : answer(message);
    },
  };
}

const isOfDisk = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_');

const openedWith = (lists: Lists): Opened => ({
  lists,
  names: namesOf(lists),
  trees: new Map(),
  ahead: '[]',
  found: null,
  schedule: null,
});

/** Schedules that were made. */
let made = 0;

/** What was made with other edits ahead is not of use any more. */
function lay(production: Opened, ahead: readonly Ahead[]): void {
  const laid = JSON.stringify(ahead);
  if (production.ahead === laid) return;
  production.trees.clear();
  production.found = null;
  production.schedule = null;
  production.ahead = laid;
}

function treeIn(production: Opened, view: StructureView, ahead: readonly Ahead[]): Node[] {
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
) {
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

function foundIn(
  production: Opened,
  { from: _from, to: _to, ...asked }: Asks['rows']['ask']['asked'],
  ahead: readonly Ahead[],
) {
  lay(production, ahead);
  const key = JSON.stringify(asked);
  if (production.found?.key === key) return production.found.rows;
  const tree = treeIn(production, asked.view, ahead);
  const rows = findRows(tree, production.names, asked);
  production.found = { key, rows };
  return rows;
}

function doings(
  cache: ProductionCache,
  opened: Map<string, Opened>,
  closing: { readonly isAsked: boolean },
): Doing {
  const productionOf = (projectId: string): Opened => {
    const known = opened.get(projectId);
    if (known) return known;
    const made = openedWith(readLists(cache, projectId));
    opened.set(projectId, made);
    return made;
  };

  function reread(projectId: string, list: ListName): void {
    // The order of task types is the production's own.
    if (projectId === STUDIO) return opened.clear();
    const known = opened.get(projectId);
    if (!known) return;
    const lists = { ...known.lists, [list]: cache.items(projectId, list) } as Lists;
    opened.set(projectId, openedWith(lists));
  }

  const desk = createTrackingDesk();
  return {
    tracking: (ask) => desk.answer(ask),
    open({ projectId }): OpenedLists {
      if (projectId !== STUDIO) productionOf(projectId);
      const marks = cache.marks(projectId);
      const wanted = listsOf(projectId);
      const all = wanted.flatMap((list) => marks.get(list) ?? []);
      const tagged = wanted.flatMap((list) => {
        const etag = marks.get(list)?.etag ?? null;
        return etag === null ? [] : [[list, etag] as const];
      });
      return {
        project: projectId === STUDIO ? null : projectOf(cache, projectId),
        readAt: all.length < wanted.length ? null : Math.min(...all.map(({ readAt }) => readAt)),
        etags: Object.fromEntries(tagged),
      };
    },
    projects() {
      // Until it is known which of them run, all would look closed.
      if (!cache.marks(STUDIO).has('open-projects')) return { projects: [], open: [] };
      const open = cache.items<ItemOf['projects']>(STUDIO, 'open-projects');
      const all = cache.items<ItemOf['projects']>(STUDIO, 'projects');
      // The list of those that run says more of each.
      const known = new Map([...all, ...open].map((one) => [one.id, one]));
      return { projects: [...known.values()], open: open.map(({ id }) => id) };
    },
    rows({ projectId, asked, ahead }) {
      const production = productionOf(projectId);
      return drawRows(foundIn(production, asked, ahead), production.names, asked);
    },
    things: ({ projectId, ids }) => findThings(productionOf(projectId).lists, ids),
    places: ({ projectId, ids, view, ahead }) =>
      placesAt(withAhead(productionOf(projectId).lists, ahead), ids, view),
    team: ({ projectId, ahead }) => teamOf(withAhead(productionOf(projectId).lists, ahead)),
    below: ({ projectId, ids }) => belowOf(productionOf(projectId).lists, ids),
    settings: ({ projectId }) => settingsOf(productionOf(projectId).lists),
    schedule({ projectId, have, ahead }) {
      const production = productionOf(projectId);
      const { stamp, facts } = scheduleIn(cache, projectId, production, ahead);
      const types = production.lists['task-types'].map(({ id, departmentId }) => ({
        ...{ id, departmentId },
      }));
      return { stamp, facts: stamp === have ? null : facts, types };
    },
    keepExtras({ projectId, extras }) {
      const isNew = keepExtras(cache, projectId, extras);
      const known = opened.get(projectId);
      if (isNew && known) known.schedule = null;
      return isNew;
    },
    version: ({ projectId, id }) => versionIn(cache, projectId, id),
    keepVersion: ({ projectId, id, body }) => keepVersion(cache, projectId, id, body),
    casting: ({ projectId, id }) => castingIn(cache, projectId, id),
    keepCasting: ({ projectId, item }) => keepCasting(cache, projectId, item),
    playlists: ({ projectId, id }) => keptPlaylists(cache, projectId, id),
    keepPlaylists: ({ projectId, now }) => keepPlaylists(cache, projectId, now),
    offer({ projectId, asked, ahead }) {
      const production = productionOf(projectId);
      lay(production, ahead);
      const shots = treeIn(production, 'shots', ahead);
      const assets = treeIn(production, 'assets', ahead);
      return offerIn({ shots, assets }, production.names, asked);
    },
    async store({ projectId, list, body, etag, at }) {
      if (body === null) return cache.confirm(projectId, list, at) ? 'same' : 'missing';
      const wanted = { projectId, list, mark: { etag, readAt: at } };
      const stored = await storeList(cache, wanted, body, () => !closing.isAsked);
      if (stored === 'changed') reread(projectId, list);
      return stored;
    },
    put({ projectId, list, id, body }) {
      const raw = body === null ? null : parsed(body);
      const item = body === null ? null : itemOf(list, raw);
      if (body !== null && item === null) return 'not-understood';
      // An event may name something of another production.
      if (item && Reflect.get(raw as object, 'project_id') !== projectId) return 'same';
      if (!cache.put(projectId, list, id, item)) return 'same';
      reread(projectId, list);
      return 'changed';
    },
    leave({ projectId }) {
      opened.delete(projectId);
      return null;
    },
    forget({ projectId }) {
      opened.delete(projectId);
      cache.forget(projectId);
      return null;
    },
    close() {
      cache.close();
      return null;
    },
  };
}

const projectOf = (cache: ProductionCache, projectId: string) =>
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
