import type { ThingKind } from '../../shared/production-edit.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import type { EntityItem, PersonItem, ProjectItem, TaskItem, TypeItem } from './items.ts';
import type { LiveList } from './lists.ts';
import type { Lists } from './tree.ts';

/** One thing as Kitsu has it. */
export interface FoundThing {
  kind: ThingKind;
  item: EntityItem | TaskItem;
  /** `SQ010 / SH030 / Animation`: what tells it from all others of the production. */
  name: string;
  /** Of a task: its type. */
  type: TypeItem | null;
}

/** Things, and what is known of the production that they are in. */
export interface FoundThings {
  production: string;
  things: FoundThing[];
  descriptors: readonly MetadataDescriptor[];
  assetTypes: readonly { id: string; name: string }[];
  project: ProjectItem | null;
  people: readonly PersonItem[];
  taskTypes: readonly TypeItem[];
}

export interface Below {
  /** Sequences, shots and assets. */
  entities: number;
  taskIds: string[];
  /** Minutes that are logged on them. */
  minutes: number;
}

/** The list that each kind is in. */
export const LIST_OF: Readonly<Record<ThingKind, LiveList>> = {
  episode: 'episodes',
  sequence: 'sequences',
  shot: 'shots',
  asset: 'assets',
  task: 'tasks',
};
const ENTITIES = ['episode', 'sequence', 'shot', 'asset'] as const;

interface Known {
  kind: ThingKind;
  item: EntityItem;
}

function entitiesOf(lists: Lists): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const kind of ENTITIES)
    for (const item of lists[LIST_OF[kind]] as readonly EntityItem[])
      known.set(item.id, { kind, item });
  return known;
}

/** These things, in the order in which they were asked for; what is not there is left out. */
export function findThings(lists: Lists, ids: readonly string[]): FoundThings {
  const known = entitiesOf(lists);
  const types = new Map(lists['task-types'].map((type) => [type.id, type]));
  const wanted = new Set(ids);
  const tasks = new Map(
    lists.tasks.filter(({ id }) => wanted.has(id)).map((task) => [task.id, task]),
  );
  const assetTypes = new Map(lists['asset-types'].map(({ id, name }) => [id, name]));

  function pathOf({ kind, item }: Known): string {
    if (kind === 'asset')
      return [assetTypes.get(item.parentId ?? ''), item.name].filter(Boolean).join(' / ');
    const parent = item.parentId === null ? undefined : known.get(item.parentId);
    return parent ? `${pathOf(parent)} / ${item.name}` : item.name;
  }

  const things = ids.flatMap((id): FoundThing[] => {
    const entity = known.get(id);
    if (entity) return [{ ...entity, name: pathOf(entity), type: null }];
    const task = tasks.get(id);
    if (!task) return [];
    const of = known.get(task.entityId);
    const type = types.get(task.typeId) ?? null;
    const name = [of ? pathOf(of) : '', type?.name ?? 'Task'].filter(Boolean).join(' / ');
    return [{ kind: 'task', item: task, name, type }];
  });
  return {
    production: lists.project?.name ?? '',
    things,
    descriptors: lists['metadata-descriptors'],
    assetTypes: lists['asset-types'],
    project: lists.project,
    people: lists.people,
    taskTypes: lists['task-types'],
  };
}

/** What goes along when these are deleted: all that is in them, canceled or not. */
export function belowOf(lists: Lists, ids: readonly string[]): Below {
  const children = new Map<string, string[]>();
  for (const { kind, item } of entitiesOf(lists).values()) {
    if (kind === 'asset' || item.parentId === null) continue;
    children.set(item.parentId, [...(children.get(item.parentId) ?? []), item.id]);
  }
  const chosen = new Set(ids);
  const all = new Set<string>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (all.has(id)) continue;
    all.add(id);
    queue.push(...(children.get(id) ?? []));
  }
  const tasks = lists.tasks.filter(({ id, entityId }) => all.has(entityId) || chosen.has(id));
  return {
    entities: [...all].filter((id) => !chosen.has(id)).length,
    taskIds: tasks.map(({ id }) => id),
    minutes: tasks.reduce((sum, { timeSpent }) => sum + timeSpent, 0),
  };
}
