import { z } from 'zod';
import type { Replica } from '../replica/replica.ts';
import {
  DEFAULT_FILTER,
  DUE_RANGES,
  TODO_GROUPS,
  TODO_LOOKS,
  TODO_SORTS,
  type TodoFilter,
} from '../shared/todo-filter.ts';

/** A list without the entries that cannot be read, each taken for itself. */
const listOf = <Value>(entry: z.ZodType<Value>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((list) =>
      list.flatMap((one) => {
        const read = entry.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );

const id = z.string().min(1).max(64);
const stored = z.object({
  search: z.string().max(1000).catch(DEFAULT_FILTER.search),
  productions: listOf(id),
  taskTypes: listOf(id),
  statuses: listOf(id),
  priorities: listOf(z.int().min(0).max(3)),
  due: listOf(z.enum(DUE_RANGES)),
  sort: z.enum(TODO_SORTS).catch(DEFAULT_FILTER.sort),
  reversed: z.boolean().catch(DEFAULT_FILTER.reversed),
  group: z.enum(TODO_GROUPS).catch(DEFAULT_FILTER.group),
  look: z.enum(TODO_LOOKS).catch(DEFAULT_FILTER.look),
});

/** A filter as earlier versions stored it: one value of each, and a sort that made the headings too. */
const earlier = z.object({
  search: z.string().catch(''),
  projectId: id.nullable().catch(null),
  taskTypeId: id.nullable().catch(null),
  statusId: id.nullable().catch(null),
  sort: z.enum(['due', 'priority', 'name', 'status', 'production']).catch('due'),
});

function fromEarlier(kept: z.infer<typeof earlier>): Partial<TodoFilter> {
  const list = (value: string | null): string[] => (value === null ? [] : [value]);
  return {
    search: kept.search,
    productions: list(kept.projectId),
    taskTypes: list(kept.taskTypeId),
    statuses: list(kept.statusId),
    sort: kept.sort === 'production' ? 'due' : kept.sort,
    group: kept.sort === 'name' ? 'none' : kept.sort,
  };
}

/**
 * A filter as it was kept, by whatever version: what is missing, damaged or of a newer version is as it
 * comes, and all the rest stays.
 */
export function readFilter(raw: unknown): TodoFilter {
  const fields = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!fields.success) return DEFAULT_FILTER;
  const isEarlier = !('group' in fields.data);
  return stored.parse(isEarlier ? fromEarlier(earlier.parse(fields.data)) : fields.data);
}

const FILTER = 'filter';

/** How the artist left the to-do list. */
export const keptFilter = (replica: Replica): TodoFilter =>
  readFilter(replica.keyValue.get(FILTER, z.unknown()));

export const keepFilter = (replica: Replica, filter: TodoFilter): void =>
  void replica.change(() => replica.keyValue.set(FILTER, filter));
