import type { ProductionCache } from '../../replica/productions/production-cache.ts';
import {
  ANY_TYPE,
  type OfferAsked,
  type Playlist,
  type PlaylistChoice,
  type PlaylistKind,
  type PlaylistOffer,
  type PlaylistWithEntries,
} from '../../shared/playlist.ts';
import type { TaskItem } from './items.ts';
import { inOrder, pathOf, type Names, type Node } from './tree.ts';

/** Playlists as last read; `null`: never. */
export interface KeptPlaylists {
  all: Playlist[] | null;
  one: PlaylistWithEntries | null;
}

/** All of them as Kitsu has them now, or one; `playlist` of `null`: it is gone. */
export type KeepPlaylists =
  { all: Playlist[] } | { id: string; playlist: PlaylistWithEntries | null };

/** In the cache of a production, but none of its lists: each is read when it is looked at. */
const PLAYLISTS = 'playlists';
const ALL = 'all';
type Item = { id: typeof ALL; all: Playlist[] } | PlaylistWithEntries;

export function keptPlaylists(
  cache: ProductionCache,
  projectId: string,
  id: string | null,
): KeptPlaylists {
  const items = cache.items<Item>(projectId, PLAYLISTS);
  const list = items.find((one) => 'all' in one);
  const one = items.find((item) => item.id === id);
  return { all: list?.all ?? null, one: one && 'entries' in one ? one : null };
}

export function keepPlaylists(
  cache: ProductionCache,
  projectId: string,
  now: KeepPlaylists,
): boolean {
  if ('all' in now) {
    const there = new Set(now.all.map(({ id }) => id));
    for (const { id } of cache.items<Item>(projectId, PLAYLISTS))
      if (id !== ALL && !there.has(id)) cache.put(projectId, PLAYLISTS, id, null);
    return cache.put(projectId, PLAYLISTS, ALL, { id: ALL, all: now.all } as Item);
  }
  const { all } = keptPlaylists(cache, projectId, null);
  const isNew = cache.put(projectId, PLAYLISTS, now.id, now.playlist);
  if (all === null) return isNew;
  const others = all.filter(({ id }) => id !== now.id);
  const rest: Playlist[] = [];
  if (now.playlist) {
    const { entries: _, ...playlist } = now.playlist;
    rest.push(playlist);
  }
  const item: Item = { id: ALL, all: [...rest, ...others] };
  return cache.put(projectId, PLAYLISTS, ALL, item) || isNew;
}

type Offered = PlaylistOffer['entries'][number];
type Found = Offered & { kind: PlaylistKind };

const KINDS: Readonly<Record<Node['kind'], PlaylistKind | null>> = {
  episode: 'episode',
  sequence: 'sequence',
  shot: 'shot',
  asset: 'asset',
  'asset-type': null,
};

/** What is not in Kitsu yet cannot be put into a playlist. */
const isThere = ({ id }: { id: string }): boolean => !id.startsWith('new-');

function* nodesOf(nodes: readonly Node[], inside: (node: Node) => boolean, above = false) {
  const queue = nodes.map((node) => ({ node, chosen: above }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { node } = next;
    const chosen = next.chosen || inside(node);
    yield { node, chosen };
    queue.unshift(...node.children.map((child) => ({ node: child, chosen })));
  }
}

const byTask = (node: Node, kind: PlaylistKind, task: TaskItem, names: Names): Found => ({
  ...{ kind, entityId: node.id, previewId: task.previewFileId, newestOf: task.typeId },
  ...{ name: pathOf(node), type: names.types.get(task.typeId)?.name ?? null },
});

/** The last task of the pipeline of which something was published. */
function byNode(node: Node, kind: PlaylistKind, tasks: readonly TaskItem[], names: Names): Found {
  const last = inOrder(tasks, names).findLast(({ previewFileId }) => previewFileId !== null);
  return last
    ? byTask(node, kind, last, names)
    : {
        ...{ kind, entityId: node.id, previewId: null, newestOf: ANY_TYPE },
        ...{ name: pathOf(node), type: null },
      };
}

/** What rows, or the tasks of a kind, would put into a playlist, in people's order; what was canceled is left out. */
export function offerIn(
  trees: { shots: readonly Node[]; assets: readonly Node[] },
  names: Names,
  asked: OfferAsked,
): PlaylistOffer {
  if (asked.of === 'tasks') return offerOfTasks(trees, names, asked);
  const wanted = new Set(asked.ids);
  const found: Found[] = [];
  for (const tree of [trees.shots, trees.assets])
    for (const { node, chosen } of nodesOf(tree, ({ id }) => wanted.has(id))) {
      const kind = KINDS[node.kind];
      if (kind === null || node.canceled || !isThere(node)) continue;
      const tasks = inOrder(
        node.tasks.filter(({ id }) => wanted.has(id)),
        names,
      );
      if (tasks.length > 0) found.push(...tasks.map((task) => byTask(node, kind, task, names)));
      // A sequence that is chosen stands for its shots.
      else if (chosen && node.children.length === 0 && (kind === 'shot' || kind === 'asset'))
        found.push(byNode(node, kind, node.tasks, names));
    }
  return { ...offerOf(found), types: [], statuses: [] };
}

function offerOf(found: readonly Found[]): Omit<PlaylistOffer, 'types' | 'statuses'> {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const [kind = null] = kinds;
  const isMixed = kinds.length > 1;
  return {
    kind: isMixed ? null : kind,
    isMixed,
    entries: found.map(({ kind: _, ...entry }) => entry),
    bare: found.filter(({ previewId }) => previewId === null).length,
  };
}

function offerOfTasks(
  trees: { shots: readonly Node[]; assets: readonly Node[] },
  names: Names,
  { kind, typeId, statusId }: Extract<OfferAsked, { of: 'tasks' }>,
): PlaylistOffer {
  const tree = kind === 'shot' ? trees.shots : trees.assets;
  const nodes = [...nodesOf(tree, () => false)]
    .map(({ node }) => node)
    .filter((node) => node.kind === kind && !node.canceled && isThere(node));
  const types = new Set<string>();
  const statuses = new Set<string>();
  const found: Found[] = [];
  for (const node of nodes) {
    for (const task of node.tasks) {
      types.add(task.typeId);
      statuses.add(task.statusId);
    }
    const fitting = node.tasks.filter(
      (task) =>
        (typeId === null || task.typeId === typeId) &&
        (statusId === null || task.statusId === statusId),
    );
    if (fitting.length > 0) found.push(byNode(node, kind, fitting, names));
  }
  return {
    ...offerOf(found),
    kind,
    types: choices(names.types, types),
    statuses: choices(names.statuses, statuses),
  };
}

const choices = (
  all: ReadonlyMap<string, { id: string; name: string }>,
  there: ReadonlySet<string>,
): PlaylistChoice[] =>
  [...all.values()].filter(({ id }) => there.has(id)).map(({ id, name }) => ({ id, name }));
