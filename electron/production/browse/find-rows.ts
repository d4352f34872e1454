import type { RowCounts, RowsAsked } from '../../shared/productions.ts';
import { searchKey } from '../../shared/search-key.ts';
import type { TaskItem } from './items.ts';
import { doneOf, inOrder, pathOf, type Names, type Node } from './tree.ts';

/** A row before it is drawn: a node, or one of its tasks. */
export interface Place {
  node: Node;
  task: TaskItem | null;
  level: number;
  parent: number | null;
  position: number;
  siblings: number;
  isOpen: boolean | null;
}

export interface FoundRows {
  places: readonly Place[];
  counts: RowCounts;
}

/** A word of a search, and what besides a name has it. */
interface Word {
  text: string;
  types: ReadonlySet<string>;
  statuses: ReadonlySet<string>;
  people: ReadonlySet<string>;
}

/** What of a node is shown: all, or only some of its tasks and of what is below it. */
interface Kept {
  isHit: boolean;
  tasks: readonly TaskItem[];
  children: readonly Node[];
}

export const isGroup = ({ kind }: Pick<Node, 'kind'>): boolean =>
  kind === 'episode' || kind === 'sequence' || kind === 'asset-type';

/** The rows that are shown of a tree, in their order. */
export function findRows(
  roots: readonly Node[],
  names: Names,
  asked: Omit<RowsAsked, 'from' | 'to'>,
): FoundRows {
  const words = wordsOf(asked.search, names);
  const toggled = new Set(asked.toggled);
  const kept = new Map<Node, Kept>();
  const counts: RowCounts = { entities: 0, tasks: 0, done: 0 };

  /** Whether it is shown: it is found, or something of it is. */
  function look(node: Node): boolean {
    if (node.canceled && !asked.canceled) return false;
    const missing = words.filter(({ text }) => !keyOf(node).includes(text));
    const tasks =
      missing.length === 0 ? node.tasks : node.tasks.filter((task) => hasAll(task, missing));
    const children = node.children.filter(look);
    const isHit = missing.length === 0;
    if (!isHit && tasks.length === 0 && children.length === 0) return false;
    kept.set(node, { isHit, tasks, children });
    if (!isGroup(node)) counts.entities += 1;
    counts.tasks += tasks.length;
    counts.done += doneOf(tasks, names);
    return true;
  }

  function opens(node: Node, { isHit }: Kept): boolean {
    const isUsual =
      words.length > 0
        ? isGroup(node) || !isHit
        : asked.openTo === 'tasks' || (asked.openTo === 'entities' && isGroup(node));
    return isUsual !== toggled.has(node.id);
  }

  const places: Place[] = [];
  function place(nodes: readonly Node[], level: number, parent: number | null, before = 0): void {
    const siblings = nodes.length + before;
    nodes.forEach((node, index) => {
      const own = kept.get(node);
      if (!own) return;
      const { tasks, children } = own;
      const isOpen = tasks.length + children.length === 0 ? null : opens(node, own);
      const at = places.length;
      const position = before + index + 1;
      places.push({ node, task: null, level, parent, position, siblings, isOpen });
      if (!isOpen) return;
      const all = tasks.length + children.length;
      inOrder(tasks, names).forEach((task, taskAt) =>
        places.push({
          ...{ node, task, level: level + 1, parent: at, position: taskAt + 1 },
          ...{ siblings: all, isOpen: null },
        }),
      );
      place(children, level + 1, at, tasks.length);
    });
  }
  place(roots.filter(look), 1, null);
  return { places, counts };
}

/** What a node is found by, made once: its own name and those above it. */
const keys = new WeakMap<Node, string>();
function keyOf(node: Node): string {
  const known = keys.get(node);
  if (known !== undefined) return known;
  const key = searchKey(`${pathOf(node)} ${node.entity?.description ?? ''}`);
  keys.set(node, key);
  return key;
}

function wordsOf(search: string, { types, statuses, people }: Names): Word[] {
  const texts = searchKey(search)
    .split(/[\s/·]+/)
    .filter((text) => text !== '');
  const having = (text: string, all: Iterable<readonly [string, string]>): Set<string> =>
    new Set([...all].filter(([, key]) => key.includes(text)).map(([id]) => id));
  const named = [...types.values(), ...statuses.values()].map(
    ({ id, name, shortName }) => [id, searchKey(`${name} ${shortName}`)] as const,
  );
  const persons = [...people].map(([id, name]) => [id, searchKey(name)] as const);
  return texts.map((text) => {
    const those = having(text, named);
    return { text, types: those, statuses: those, people: having(text, persons) };
  });
}

const hasAll = ({ typeId, statusId, assigneeIds }: TaskItem, words: readonly Word[]): boolean =>
  words.every(
    ({ types, statuses, people }) =>
      types.has(typeId) || statuses.has(statusId) || assigneeIds.some((id) => people.has(id)),
  );
