import { describe, expect, it } from 'vitest';
import { contract } from '../../../electron/shared/contract/index.ts';
import { DEFAULT_FILTER } from '../../../electron/shared/todo-filter.ts';
import { readFilter } from '../../../electron/tasks/todo-filter.ts';

/** As versions before this one kept it. */
const earlier = (given: object = {}) => ({
  search: 'sh030',
  projectId: null,
  taskTypeId: null,
  statusId: null,
  sort: 'due',
  ...given,
});

describe('a filter of an earlier version', () => {
  it('keeps its search, and what was chosen as the one value', () => {
    const kept = earlier({ projectId: 'p', taskTypeId: 't', statusId: 's' });
    expect(readFilter(kept)).toEqual({
      ...DEFAULT_FILTER,
      search: 'sh030',
      productions: ['p'],
      taskTypes: ['t'],
      statuses: ['s'],
    });
  });

  it.each([
    ['due', { sort: 'due', group: 'due' }],
    ['priority', { sort: 'priority', group: 'priority' }],
    ['name', { sort: 'name', group: 'none' }],
    ['status', { sort: 'status', group: 'status' }],
    ['production', { sort: 'due', group: 'production' }],
    ['something newer', { sort: 'due', group: 'due' }],
  ])('sorted by %s looks as it did', (sort, shown) =>
    expect(readFilter(earlier({ sort }))).toMatchObject(shown),
  );
});

describe('a filter of this version', () => {
  const filter = {
    ...DEFAULT_FILTER,
    statuses: ['a', 'b'],
    due: ['late' as const],
    reversed: true,
    look: 'board' as const,
  };

  it('is read as it was kept', () => expect(readFilter(filter)).toEqual(filter));

  it('loses of a damaged or newer field only that', () => {
    const damaged = {
      ...filter,
      statuses: ['a', 7, null, 'b'],
      due: ['late', 'in-a-year'],
      sort: 'mood',
      look: { three: 'd' },
      search: 12,
      newer: true,
    };
    const read = readFilter(damaged);
    expect(read).toEqual({ ...filter, look: 'list' });
    // What is read is what the window may say again.
    expect(contract['todo.saveFilter'].args.safeParse(read).success).toBe(true);
  });

  it.each([null, 'text', 7, []])('comes as new from %j', (raw) =>
    expect(readFilter(raw)).toEqual(DEFAULT_FILTER),
  );
});
