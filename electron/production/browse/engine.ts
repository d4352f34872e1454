import {
  openProductionCache,
  type ProductionCache,
} from '../../replica/productions/production-cache.ts';
import type { StructureView } from '../../shared/productions.ts';
import { itemOf, itemsOf, type ItemOf } from './items.ts';
import { listsOf, PRODUCTION_LISTS, STUDIO, type ListName, type ProductionList } from './lists.ts';
import type { AnswerMessage, AskKind, AskMessage, Asks, OpenedLists, Stored } from './messages.ts';
import { drawRows, findRows, type FoundRows } from './rows.ts';
import { namesOf, treeOf, type Lists, type Names, type Node } from './tree.ts';

/** A production in memory, with what was made of it. */
interface Opened {
  lists: Lists;
  names: Names;
  trees: Map<StructureView, Node[]>;
  /** The rows of the last question, of which a window asks part by part. */
  found: { key: string; rows: FoundRows } | null;
}

type Doing = { [Kind in AskKind]: (ask: Asks[Kind]['ask']) => Asks[Kind]['answer'] };

/** What a worker does with the cache: everything that takes long with thousands of tasks. */
export interface Engine {
  answer(message: AskMessage): AnswerMessage;
}

export function openEngine(file: string): Engine {
  const cache = openProductionCache(file);
  const opened = new Map<string, Opened>();
  const does = doings(cache, opened);
  return {
    answer({ id, kind, ask }) {
      try {
        return {
          id,
          ok: true,
          value: (does[kind] as (ask: unknown) => Asks[AskKind]['answer'])(ask),
        };
      } catch (error) {
        // Nothing in it is anybody's work: what it was made of may be what is broken. A full disk is not.
        opened.clear();
        if (!isOfDisk(error)) cache.discard();
        return { id, ok: false, error: String(error) };
      }
    },
  };
}

const isOfDisk = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_');

function doings(cache: ProductionCache, opened: Map<string, Opened>): Doing {
  const productionOf = (projectId: string): Opened => {
    const known = opened.get(projectId);
    if (known) return known;
    const lists = readLists(cache, projectId);
    const made: Opened = { lists, names: namesOf(lists), trees: new Map(), found: null };
    opened.set(projectId, made);
    return made;
  };

  function reread(projectId: string, list: ListName): void {
    // The order of task types is the production's own.
    if (projectId === STUDIO) return opened.clear();
    const known = opened.get(projectId);
    if (!known) return;
    const lists = { ...known.lists, [list]: cache.items(projectId, list) } as Lists;
    opened.set(projectId, { lists, names: namesOf(lists), trees: new Map(), found: null });
  }

  function foundIn(
    production: Opened,
    { from: _from, to: _to, ...asked }: Asks['rows']['ask']['asked'],
  ) {
    const key = JSON.stringify(asked);
    if (production.found?.key === key) return production.found.rows;
    const tree = production.trees.get(asked.view) ?? treeOf(asked.view, production.lists);
    production.trees.set(asked.view, tree);
    const rows = findRows(tree, production.names, asked);
    production.found = { key, rows };
    return rows;
  }

  const told = (changed: boolean, projectId: string, list: ListName): Stored => {
    if (changed) reread(projectId, list);
    return changed ? 'changed' : 'same';
  };

  return {
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
      const open = cache.items<ItemOf['projects']>(STUDIO, 'open-projects');
      const all = cache.items<ItemOf['projects']>(STUDIO, 'projects');
      // The list of those that run says more of each.
      const known = new Map([...all, ...open].map((one) => [one.id, one]));
      return { projects: [...known.values()], open: open.map(({ id }) => id) };
    },
    rows({ projectId, asked }) {
      const production = productionOf(projectId);
      return drawRows(foundIn(production, asked), production.names, asked);
    },
    store({ projectId, list, body, etag, at }) {
      if (body === null) return cache.confirm(projectId, list, at) ? 'same' : 'missing';
      const items = itemsOf(list, body);
      if (items === null) return 'not-understood';
      return told(cache.store(projectId, list, items, { etag, readAt: at }), projectId, list);
    },
    put({ projectId, list, id, body }) {
      const read = body === null ? null : itemOf(list, body);
      if (body !== null && read === null) return 'not-understood';
      // An event may name something of another production.
      if (read && read.projectId !== projectId) return 'same';
      return told(cache.put(projectId, list, id, read?.item ?? null), projectId, list);
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
