import type { Day } from '../../../electron/shared/day.ts';
import { DUE_RANGES, dueRanges, type TodoFilter } from '../../../electron/shared/todo-filter.ts';
import { compareNames, type IndexedTask } from './todo-search.ts';
import {
  chosenOf,
  chosenValues,
  FILTER_NAMES,
  shownValueOf,
  type FilterName,
  type ShownValue,
} from './todo-values.ts';

/** A value that can be chosen, with the number of tasks that choosing it would show. */
export interface Facet extends ShownValue {
  count: number;
}

export type Facets = Record<FilterName, Facet[]>;

/**
 * The values of everything that is filtered by. A value counts the tasks that have it and are left out
 * by no other filter, so that choosing one more of the same kind never surprises.
 */
export function facetsOf(entries: readonly IndexedTask[], filter: TodoFilter, today: Day): Facets {
  const found = new Map<FilterName, Map<string, Facet>>(
    FILTER_NAMES.map((name) => [name, new Map()]),
  );
  const chosen = FILTER_NAMES.map((name) => ({ name, values: new Set(chosenOf(filter, name)) }));
  const rangeOf = dueRanges(today);
  for (const { task } of entries) {
    const shown = chosen.map(({ name, values }) => {
      const value = shownValueOf(task, name, rangeOf);
      return { name, value, isIn: values.size === 0 || values.has(value.value) };
    });
    const out = shown.filter(({ isIn }) => !isIn);
    for (const { name, value } of shown) {
      const facet = found.get(name)?.get(value.value) ?? { ...value, count: 0 };
      if (out.every((one) => one.name === name)) facet.count += 1;
      found.get(name)?.set(value.value, facet);
    }
  }
  // A remembered choice may be of no task any more; it stays in sight so that it can be taken off.
  const tasks = entries.map(({ task }) => task);
  for (const { name, ...value } of chosenValues(tasks, filter, today)) {
    if (!found.get(name)?.has(value.value))
      found.get(name)?.set(value.value, { ...value, count: 0 });
  }
  const listed = (name: FilterName): Facet[] =>
    inOrder(name, [...(found.get(name)?.values() ?? [])]);
  return {
    statuses: listed('statuses'),
    taskTypes: listed('taskTypes'),
    productions: listed('productions'),
    priorities: listed('priorities'),
    due: listed('due'),
  };
}

function inOrder(name: FilterName, facets: Facet[]): Facet[] {
  if (name === 'priorities') return facets.sort((a, b) => Number(b.value) - Number(a.value));
  if (name === 'due') {
    const place = ({ value }: Facet): number => DUE_RANGES.findIndex((range) => range === value);
    return facets.sort((a, b) => place(a) - place(b));
  }
  return facets.sort((a, b) => compareNames(a.label, b.label));
}
