import type { ProductionTask } from '../shared/production.ts';
import { byName, type ProductionNodeKind } from './production-nodes.ts';
import { personName, type StudioWork } from './studio-work.ts';

/** What tasks can be grouped by. */
export type GroupKind = ProductionNodeKind | 'Person' | 'TaskType';

/** Tasks that belong together. */
export interface Group {
  /** `null` for tasks without such a group: on no shot, or assigned to nobody. */
  id: string | null;
  name: string;
  tasks: ProductionTask[];
}

/**
 * All tasks by shot, sequence, episode, production, person or task type. A sequence, for instance,
 * holds the tasks on itself and on its shots. Entities and active people without a task are listed too,
 * because a lead looks for them; a task of two people is in both their groups. Sorted by name; `null`
 * comes last and only if it has tasks.
 */
export function groupTasks(kind: GroupKind, work: StudioWork): Group[] {
  const groups = new Map(named(kind, work).map(({ id, name }) => [id, group(id, name)]));
  const others = group(null, kind === 'Person' ? 'Nobody known' : 'Elsewhere');
  for (const task of work.tasks) {
    const ids = keysOf(kind, task, work);
    for (const id of ids) {
      const known = groups.get(id) ?? group(id, kind === 'Person' ? personName(id, work) : '');
      groups.set(id, known);
      known.tasks.push(task);
    }
    if (ids.length === 0) others.tasks.push(task);
  }
  const sorted = [...groups.values()].sort((a, b) => byName(keyed(a), keyed(b)));
  return others.tasks.length > 0 ? [...sorted, others] : sorted;
}

const group = (id: string | null, name: string): Group => ({ id, name, tasks: [] });
const keyed = ({ id, name }: Group): { id: string; name: string } => ({ id: id ?? '', name });

function named(kind: GroupKind, work: StudioWork): { id: string; name: string }[] {
  switch (kind) {
    case 'Person':
      return [...work.people.values()].filter(({ active, isBot }) => active && !isBot);
    case 'TaskType':
      return [...work.taskTypes.values()].filter(({ archived }) => !archived);
    default:
      return [...work.places.values()]
        .filter((place) => place.kind === kind)
        .map(({ id, path }) => ({ id, name: path }));
  }
}

function keysOf(kind: GroupKind, task: ProductionTask, work: StudioWork): readonly string[] {
  switch (kind) {
    case 'Person':
      return work.workersOf(task) ?? [];
    case 'TaskType':
      return [task.taskTypeId];
    default: {
      const part = work.partOf(task, kind);
      return part ? [part.id] : [];
    }
  }
}
