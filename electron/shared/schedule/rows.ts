import type { Grouping, ScheduleFacts } from './schedule.ts';

/** A group of planned tasks; `tasks` are those of all below it, the first day first. */
export interface RowGroup {
  key: string;
  name: string;
  level: number;
  /** Which person or task type it is, where that is what groups. */
  place: number | null;
  groups: RowGroup[];
  tasks: number[];
  /** It is open unless it is said otherwise. */
  isOpen: boolean;
}

/** A row as it is drawn. `position`: its place among those beside it, from 1. */
export type ScheduleRow = {
  key: string;
  level: number;
  position: number;
  siblings: number;
  /** The row that it belongs to. */
  parent: number | null;
} & ({ kind: 'group'; group: RowGroup; isOpen: boolean } | { kind: 'task'; task: number });

/** Planned tasks in groups. `isShown` leaves tasks out, as a search does. */
export function groupTasks(
  facts: ScheduleFacts,
  grouping: Grouping,
  isShown: (task: number) => boolean,
): RowGroup[] {
  const planned: number[] = [];
  for (const [at, { start, due }] of facts.tasks.entries())
    if ((start !== null || due !== null) && isShown(at)) planned.push(at);
  const taskOf = (at: number) => facts.tasks[at];
  const groupOf = (at: number): number => facts.entities[taskOf(at)?.entity ?? -1]?.group ?? -1;
  const by = (keysOf: (at: number) => readonly number[]): Map<number, number[]> => {
    const found = new Map<number, number[]>();
    for (const at of planned)
      for (const key of keysOf(at)) {
        const known = found.get(key);
        if (known) known.push(at);
        else found.set(key, [at]);
      }
    return found;
  };
  switch (grouping) {
    case 'all':
      return [groupWith('all', facts.name, inTime(facts, planned), true)];
    case 'type':
      return listed(by((at) => [taskOf(at)?.type ?? -1])).map(([type, tasks]) => ({
        ...groupWith(
          facts.types[type]?.id ?? 'other',
          facts.types[type]?.name ?? 'Other',
          inTime(facts, tasks),
          true,
        ),
        place: type,
      }));
    case 'person': {
      const people = listed(
        by((at) => (taskOf(at)?.people.length ? taskOf(at)?.people : [NOBODY]) ?? []),
      );
      return people.map(([person, tasks]) => ({
        ...groupWith(
          facts.people[person]?.id ?? 'nobody',
          personName(facts, person),
          inTime(facts, tasks),
          true,
        ),
        place: person,
      }));
    }
    case 'sequence':
      return listed(by((at) => [groupOf(at)])).map(([group, tasks]) =>
        groupWith(
          facts.groups[group]?.id ?? 'other',
          facts.groups[group]?.name ?? 'Other',
          inTime(facts, tasks),
          true,
        ),
      );
    case 'entity':
      return listed(by((at) => [groupOf(at)])).map(([group, tasks]) =>
        withEntities(facts, group, tasks),
      );
  }
}

/** Nobody is after everybody. */
const NOBODY = 1_000_000;

const personName = (facts: ScheduleFacts, person: number): string =>
  person === NOBODY ? 'Nobody' : (facts.people[person]?.name ?? 'Somebody not listed here');

const listed = (groups: Map<number, number[]>): [number, number[]][] =>
  [...groups].sort(([a], [b]) => a - b);

const groupWith = (key: string, name: string, tasks: number[], isOpen: boolean): RowGroup => ({
  ...{ key, name, level: 1, place: null, groups: [], tasks, isOpen },
});

function withEntities(facts: ScheduleFacts, group: number, tasks: number[]): RowGroup {
  const own = new Map<number, number[]>();
  for (const at of tasks) {
    const entity = facts.tasks[at]?.entity ?? -1;
    const known = own.get(entity);
    if (known) known.push(at);
    else own.set(entity, [at]);
  }
  const entities = listed(own).map(([entity, theirs]): RowGroup => ({
    // In the order of their types, as they come.
    ...groupWith(
      facts.entities[entity]?.id ?? '',
      facts.entities[entity]?.name ?? '',
      theirs,
      false,
    ),
    level: 2,
  }));
  const whole = groupWith(
    facts.groups[group]?.id ?? 'other',
    facts.groups[group]?.name ?? 'Other',
    inTime(facts, tasks),
    true,
  );
  return { ...whole, groups: entities };
}

/** By their first day, then as they stand in the facts. */
function inTime({ tasks: all }: ScheduleFacts, tasks: readonly number[]): number[] {
  const first = (at: number): number => {
    const { start = null, due = null } = all[at] ?? {};
    return start === null ? (due ?? 0) : due === null ? start : Math.min(start, due);
  };
  return [...tasks].sort((a, b) => first(a) - first(b) || a - b);
}

/** The rows of groups that are open; `toggled` are those that are the other way. */
export function rowsOf(
  facts: ScheduleFacts,
  groups: readonly RowGroup[],
  toggled: ReadonlySet<string>,
): ScheduleRow[] {
  const rows: ScheduleRow[] = [];
  const add = (list: readonly RowGroup[], parent: number | null): void => {
    for (const [at, group] of list.entries()) {
      const isOpen = group.isOpen !== toggled.has(group.key);
      const index = rows.length;
      const { key, level } = group;
      const place = { position: at + 1, siblings: list.length, parent };
      rows.push({ kind: 'group', key, level, ...place, group, isOpen });
      if (!isOpen) continue;
      if (group.groups.length > 0) add(group.groups, index);
      else
        for (const [order, task] of group.tasks.entries())
          rows.push({
            ...{
              kind: 'task',
              key: `${key} ${facts.tasks[task]?.id}`,
              level: level + 1,
              parent: index,
              task,
            },
            ...{ position: order + 1, siblings: group.tasks.length },
          });
    }
  };
  add(groups, null);
  return rows;
}
