import type { RowCounts, RowKind, StructureView } from '../../shared/productions.ts';
import type { EntityItem, ItemOf, ProjectItem, StatusItem, TaskItem, TypeItem } from './items.ts';
import type { ProductionList } from './lists.ts';

/** The lists of a production, and itself; `null` where it was not read. */
export type Lists = { [Name in ProductionList]: readonly ItemOf[Name][] } & {
  project: ProjectItem | null;
};

/** One thing of the structure: what it is, and what is below it. */
export interface Node {
  id: string;
  kind: RowKind;
  name: string;
  /** The names above it. */
  above: string;
  /** Of a shot, asset, sequence or episode. */
  entity: EntityItem | null;
  task: TaskItem | null;
  /** It, or something above it, was canceled. */
  canceled: boolean;
  /** Its tasks first. */
  children: Node[];
  /** Of what is below it and not canceled. */
  counts: RowCounts;
}

/** What is looked up for a row. */
export interface Names {
  types: ReadonlyMap<string, TypeItem>;
  statuses: ReadonlyMap<string, StatusItem>;
  people: ReadonlyMap<string, string>;
}

export const namesOf = (lists: Lists): Names => ({
  types: byId(lists['task-types']),
  statuses: byId(lists['task-statuses']),
  people: new Map(lists.people.map(({ id, name }) => [id, name])),
});

const byId = <Item extends { id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** Names as people order them: SH9 before SH10. */
const collator = new Intl.Collator('en', { numeric: true });
const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** Makes nodes out of the lists of one production. */
interface Maker {
  entity(kind: RowKind, one: EntityItem, parent: Node | null): Node;
  tasksOf(entityId: string): TaskItem[];
  names: Names;
}

const NOTHING: RowCounts = { entities: 0, tasks: 0, done: 0 };

function maker(lists: Lists): Maker {
  const names = namesOf(lists);
  const rankOf = ({ typeId }: TaskItem): number =>
    lists.project?.ranks[typeId] ?? names.types.get(typeId)?.rank ?? 0;
  const tasks = grouped(lists.tasks, ({ entityId }) => entityId);
  const typeName = ({ typeId }: TaskItem): string => names.types.get(typeId)?.name ?? 'Task';
  const tasksOf = (entityId: string): TaskItem[] =>
    (tasks.get(entityId) ?? []).sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        collator.compare(typeName(a), typeName(b)) ||
        (a.id < b.id ? -1 : 1),
    );
  return {
    names,
    tasksOf,
    entity(kind, one, parent) {
      const above = pathOf(parent);
      const canceled = one.canceled || (parent?.canceled ?? false);
      const path = above === '' ? one.name : `${above} / ${one.name}`;
      const children = tasksOf(one.id).map((task): Node => ({
        ...{ id: task.id, kind: 'task', name: typeName(task), above: path },
        ...{ entity: null, task, canceled, children: [], counts: NOTHING },
      }));
      const { id, name } = one;
      return {
        id,
        kind,
        name,
        above,
        entity: one,
        task: null,
        canceled,
        children,
        counts: NOTHING,
      };
    },
  };
}

const pathOf = (node: Node | null): string =>
  node === null ? '' : node.above === '' ? node.name : `${node.above} / ${node.name}`;

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The structure of a production: what stands at its top, each with what is below it, in people's order. */
export function treeOf(view: StructureView, lists: Lists): Node[] {
  const make = maker(lists);
  const roots = view === 'shots' ? shotTree(lists, make) : assetTree(lists, make);
  for (const root of roots) count(root, make.names);
  return roots;
}

/** Episode → sequence → shot; what names no parent that is there stands at the top. */
function shotTree(lists: Lists, make: Maker): Node[] {
  const roots: Node[] = [];
  const made = new Map<string, Node>();
  const levels = [
    ['episode', lists.episodes],
    ['sequence', lists.sequences],
    ['shot', lists.shots],
  ] as const;
  for (const [kind, items] of levels) {
    for (const one of [...items].sort(byName)) {
      const parent = made.get(one.parentId ?? '') ?? null;
      const node = make.entity(kind, one, parent);
      if (kind !== 'shot') made.set(one.id, node);
      (parent?.children ?? roots).push(node);
    }
  }
  return roots;
}

/** Asset type → asset; types without an asset are left out. */
function assetTree(lists: Lists, make: Maker): Node[] {
  const types = new Map(lists['asset-types'].map(({ id, name }) => [id, name]));
  const assets = grouped(lists.assets, ({ parentId }) => parentId ?? '');
  const roots = [...assets].map(([id, items]): Node => {
    const type: Node = {
      // An asset without a type has none to be told from.
      ...{ id: id || 'no-type', kind: 'asset-type', name: types.get(id) ?? 'Other assets' },
      ...{ above: '', entity: null, task: null, canceled: false, children: [], counts: NOTHING },
    };
    type.children = [...items].sort(byName).map((one) => make.entity('asset', one, type));
    type.canceled = type.children.every(({ canceled }) => canceled);
    return type;
  });
  return roots.sort(byName);
}

function count(node: Node, names: Names): RowCounts {
  const counts = { ...NOTHING };
  for (const child of node.children) {
    const below = count(child, names);
    counts.entities += below.entities;
    counts.tasks += below.tasks;
    counts.done += below.done;
    if (child.canceled) continue;
    if (child.kind === 'shot' || child.kind === 'asset') counts.entities += 1;
    if (child.task) counts.tasks += 1;
    if (child.task && names.statuses.get(child.task.statusId)?.isDone) counts.done += 1;
  }
  return (node.counts = counts);
}
