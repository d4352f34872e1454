import {
  openProductionCache,
  type ProductionCache,
} from '../../replica/productions/production-cache.ts';
import { createQueue } from '../../shared/concurrency.ts';
import { keepExtras } from '../schedule/extras.ts';
import { keepVersion, versionIn } from '../schedule/version-cache.ts';
import { createTrackingDesk } from '../tracking/tracking-desk.ts';
import { withAhead } from './ahead.ts';
import { castingIn, keepCasting } from './castings.ts';
import { drawRows } from './draw-rows.ts';
import { createInMemory, foundIn, lay, projectOf, treeIn, type InMemory } from './in-memory.ts';
import { itemOf, parsed, type ItemOf } from './items.ts';
import { listsOf, STUDIO } from './lists.ts';
import type { AnswerMessage, AskKind, AskMessage, Asks, OpenedLists } from './messages.ts';
import { placesAt } from './places.ts';
import { keepPlaylists, keptPlaylists, offerIn } from './playlists.ts';
import { settingsOf } from './settings.ts';
import { storeList } from './store-list.ts';
import { teamOf } from './team.ts';
import { belowOf, findThings } from './things.ts';

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
  const memory = createInMemory(cache);
  const closing = { isAsked: false };
  const does = doings(cache, memory, closing);
  const inTurn = createQueue();

  async function answer({ id, kind, ask }: AskMessage): Promise<AnswerMessage> {
    try {
      const doing = does[kind] as (ask: unknown) => Promise<Asks[AskKind]['answer']>;
      return { id, ok: true, value: await doing(ask) };
    } catch (error) {
      // Nothing in it is anybody's work: what it was made of may be what is broken. A full disk is not.
      memory.clear();
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

function doings(
  cache: ProductionCache,
  memory: InMemory,
  closing: { readonly isAsked: boolean },
): Doing {
  const desk = createTrackingDesk();
  return {
    tracking: (ask) => desk.answer(ask),
    open({ projectId }): OpenedLists {
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
      const production = memory.of(projectId);
      return drawRows(foundIn(production, asked, ahead), production.names, asked);
    },
    things: ({ projectId, ids }) => findThings(memory.of(projectId).lists, ids),
    places: ({ projectId, ids, view, ahead }) =>
      placesAt(withAhead(memory.of(projectId).lists, ahead), ids, view),
    team: ({ projectId, ahead }) => teamOf(withAhead(memory.of(projectId).lists, ahead)),
    below: ({ projectId, ids }) => belowOf(memory.of(projectId).lists, ids),
    settings: ({ projectId }) => settingsOf(memory.of(projectId).lists),
    schedule({ projectId, have, ahead }) {
      const types = cache.items<ItemOf['task-types']>(projectId, 'task-types');
      return {
        ...memory.schedule(projectId, have, ahead),
        types: types.map(({ id, departmentId }) => ({ id, departmentId })),
      };
    },
    keepExtras({ projectId, extras }) {
      const isNew = keepExtras(cache, projectId, extras);
      if (isNew) memory.extrasChanged(projectId);
      return isNew;
    },
    version: ({ projectId, id }) => versionIn(cache, projectId, id),
    keepVersion: ({ projectId, id, body }) => keepVersion(cache, projectId, id, body),
    casting: ({ projectId, id }) => castingIn(cache, projectId, id),
    keepCasting: ({ projectId, item }) => keepCasting(cache, projectId, item),
    playlists: ({ projectId, id }) => keptPlaylists(cache, projectId, id),
    keepPlaylists: ({ projectId, now }) => keepPlaylists(cache, projectId, now),
    offer({ projectId, asked, ahead }) {
      const production = memory.of(projectId);
      lay(production, ahead);
      const shots = treeIn(production, 'shots', ahead);
      const assets = treeIn(production, 'assets', ahead);
      return offerIn({ shots, assets }, production.names, asked);
    },
    async store({ projectId, list, body, etag, at }) {
      if (body === null) return cache.confirm(projectId, list, at) ? 'same' : 'missing';
      const wanted = { projectId, list, mark: { etag, readAt: at } };
      const stored = await storeList(cache, wanted, body, () => !closing.isAsked);
      if (stored === 'changed') memory.reread(projectId, list);
      return stored;
    },
    put({ projectId, list, id, body }) {
      const raw = body === null ? null : parsed(body);
      const item = body === null ? null : itemOf(list, raw);
      if (body !== null && item === null) return 'not-understood';
      // An event may name something of another production.
      if (item && Reflect.get(raw as object, 'project_id') !== projectId) return 'same';
      if (!cache.put(projectId, list, id, item)) return 'same';
      memory.reread(projectId, list);
      return 'changed';
    },
    leave({ projectId }) {
      memory.leave(projectId);
      return null;
    },
    forget({ projectId }) {
      memory.forget(projectId);
      cache.forget(projectId);
      return null;
    },
    close() {
      memory.leaveAll();
      cache.close();
      return null;
    },
  };
}
