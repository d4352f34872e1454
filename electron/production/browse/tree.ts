import type { RowCounts, RowKind, StructureView } from '../../shared/productions.ts';
import { searchKey } from '../../shared/search-key.ts';
import type { EntityItem, ItemOf, ProjectItem, StatusItem, TaskItem, TypeItem } from './items.ts';
import type { ProductionList } from './lists.ts';

/** The lists of a production, and itself; `null` where it was not read. */
export type Lists = { [Name in ProductionList]: readonly ItemOf[Name][] } & {
  project: ProjectItem | null;
};

/** An episode, sequence, shot, asset type or asset, with its tasks and what is below it. Tasks are no nodes: there are too many. */
export interface Node {
  id: string;
  kind: Exclude<RowKind, 'task'>;
  name: string;
  /** The names above it. */
  above: string;
  /** `null` for an asset type. */
  entity: EntityItem | null;
  /** It, or something above it, was canceled. */
  canceled: boolean;
  /** In no order: see `inOrder`. */
  tasks: readonly TaskItem[];
  children: Node[];
  /** Of it and what is below it, what was canceled left out. */
  counts: RowCounts;
}

/** What is looked up for a row. */
export interface Names {
  types: ReadonlyMap<string, TypeItem>;
  statuses: ReadonlyMap<string, StatusItem>;
  people: ReadonlyMap<string, string>;
  /** The production's order of its task types, by id. */
  order: ReadonlyMap<string, number>;
}

/** A name as people order it, SH9 before SH10: by a plain comparison, for a collator takes a tenth of a second. */
const orderKey = (name: string): string =>
  searchKey(name).replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** In the order of their names. */
function byName<Item extends { name: string; id: string }>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({ item, key: orderKey(item.name) }));
  keyed.sort((a, b) =>
    a.key === b.key ? (a.item.id < b.item.id ? -1 : 1) : a.key < b.key ? -1 : 1,
  );
  return keyed.map(({ item }) => item);
}

export function namesOf(lists: Lists): Names {
  const rankOf = ({ id, rank }: TypeItem): number => lists.project?.ranks[id] ?? rank;
  const types = byName(lists['task-types']).sort((a, b) => rankOf(a) - rankOf(b));
  return {
    types: new Map(types.map((type) => [type.id, type])),
    statuses: new Map(lists['task-statuses'].map((status) => [status.id, status])),
    people: new Map(lists.people.map(({ id, name }) => [id, name])),
    order: new Map(types.map(({ id }, at) => [id, at])),
  };
}

/** Tasks as the production orders their types. */
export const inOrder = (tasks: readonly TaskItem[], { order }: Names): TaskItem[] =>
  [...tasks].sort(
    (a, b) => (order.get(a.typeId) ?? 0) - (order.get(b.typeId) ?? 0) || (a.id < b.id ? -1 : 1),
  );

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export const pathOf = ({ above, name }: Pick<Node, 'above' | 'name'>): string =>
  above === '' ? name : `${above} / ${name}`;

const NOTHING: RowCounts = { entities: 0, tasks: 0, done: 0 };

/** Makes a node of each entity, with its tasks. */
function makerOf(lists: Lists): (kind: Node['kind'], one: EntityItem, parent: Node | null) => Node {
  const tasks = grouped(lists.tasks, ({ entityId }) => entityId);
  return (kind, one, parent) => ({
    ...{ id: one.id, kind, name: one.name, above: parent ? pathOf(parent) : '', entity: one },
    canceled: one.canceled || (parent?.canceled ?? false),
    tasks: tasks.get(one.id) ?? [],
    ...{ children: [], counts: NOTHING },
  });
}

/** The structure of a production: what stands at its top, each with what is below it, in people's order. */
export function treeOf(view: StructureView, lists: Lists, names: Names): Node[] {
  const roots = view === 'shots' ? shotTree(lists) : assetTree(lists);
  for (const root of roots) count(root, names);
  return roots;
}

/** Episode → sequence → shot; what names no parent that is there stands at the top. */
function shotTree(lists: Lists): Node[] {
  const make = makerOf(lists);
  const parents = new Set([...lists.episodes, ...lists.sequences].map(({ id }) => id));
  const parentOf = ({ parentId }: EntityItem): string =>
    parentId !== null && parents.has(parentId) ? parentId : '';
  const sequences = grouped(lists.sequences, parentOf);
  const shots = grouped(lists.shots, parentOf);
  const below = (parent: Node | null, of: Map<string, EntityItem[]>, kind: Node['kind']): Node[] =>
    byName(of.get(parent?.id ?? '') ?? []).map((one) => make(kind, one, parent));
  const within = (parent: Node | null): Node[] => {
    const own = below(parent, sequences, 'sequence');
    for (const one of own) one.children = below(one, shots, 'shot');
    return [...own, ...below(parent, shots, 'shot')];
  };
  const episodes = byName(lists.episodes).map((one) => make('episode', one, null));
  for (const one of episodes) one.children = within(one);
  return [...episodes, ...within(null)];
}

/** Asset type → asset; types without an asset are left out. */
function assetTree(lists: Lists): Node[] {
  const make = makerOf(lists);
  const types = new Map(lists['asset-types'].map(({ id, name }) => [id, name]));
  const assets = grouped(lists.assets, ({ parentId }) => parentId ?? '');
  const roots = [...assets].map(([id, items]): Node => {
    const type: Node = {
      // An asset without a type has none to be told from.
      ...{ id: id || 'no-type', kind: 'asset-type', name: types.get(id) ?? 'Other assets' },
      ...{ above: '', entity: null, canceled: false, tasks: [], children: [], counts: NOTHING },
    };
    type.children = byName(items).map((one) => make('asset', one, type));
    type.canceled = type.children.every(({ canceled }) => canceled);
    return type;
  });
  return byName(roots);
}

function count(node: Node, names: Names): RowCounts {
  const counts = { ...NOTHING };
  for (const child of node.children) {
    const below = count(child, names);
    counts.entities += below.entities;
    counts.tasks += below.tasks;
    counts.done += below.done;
  }
  if (!node.canceled) {
    if (node.kind === 'shot' || node.kind === 'asset') counts.entities += 1;
    counts.tasks += node.tasks.length;
    counts.done += doneOf(node.tasks, names);
  }
  return (node.counts = counts);
}

export const doneOf = (tasks: readonly TaskItem[], { statuses }: Names): number =>
  tasks.filter(({ statusId }) => statuses.get(statusId)?.isDone).length;
