import { describe, expect, it } from 'vitest';
import type { EntityItem, ItemOf, TaskItem } from '../../../../electron/production/browse/items.ts';
import { namesOf, treeOf, type Lists } from '../../../../electron/production/browse/tree.ts';
import { scheduleFacts } from '../../../../electron/production/schedule/schedule-facts.ts';
import type { ScheduleExtras } from '../../../../electron/production/schedule/extras.ts';
import { dayNumber } from '../../../../electron/shared/schedule/day-number.ts';

const entity = (
  id: string,
  name: string,
  parentId: string | null,
  canceled = false,
): EntityItem => ({
  ...{ id, name, parentId, canceled, description: '', previewFileId: null, frames: null, data: {} },
});
const task = (
  id: string,
  entityId: string,
  typeId: string,
  more: Partial<TaskItem> = {},
): TaskItem => ({
  ...{ id, entityId, typeId, statusId: 'todo', assigneeIds: [], startDate: null, dueDate: null },
  ...{ priority: 0, estimation: 0, timeSpent: 0, previewFileId: null, data: {}, ...more },
});
const type = (id: string, rank: number): ItemOf['task-types'] => ({
  ...{ id, name: id, shortName: '', color: '#112233', rank, departmentId: null, forEntity: 'Shot' },
});

const lists: Lists = {
  project: null,
  episodes: [entity('e1', 'E01', null)],
  sequences: [entity('s10', 'SQ10', 'e1'), entity('s9', 'SQ9', 'e1')],
  shots: [
    ...[entity('a', 'SH10', 's10'), entity('b', 'SH9', 's10'), entity('c', 'SH1', 's9', true)],
    entity('d', 'SH2', null),
  ],
  'asset-types': [{ id: 'prop', name: 'Prop' }],
  assets: [entity('boat', 'Boat', 'prop')],
  'task-types': [type('comp', 2), type('anim', 1)],
  'task-statuses': [
    { id: 'todo', name: 'Todo', shortName: 'todo', color: '#445566', isDone: false },
  ],
  people: ['Zoe', 'Ada'].map((name) => ({
    ...{ id: name, name, role: 'user' as const, departmentIds: [], active: name === 'Ada' },
    isBot: false,
  })),
  'metadata-descriptors': [],
  tasks: [
    task('t1', 'a', 'comp', { startDate: '2026-11-30', assigneeIds: ['Zoe', 'gone'] }),
    task('t2', 'a', 'anim', { dueDate: '2026-12-02', estimation: 90.4, timeSpent: 30 }),
    ...[task('t3', 'b', 'anim'), task('t4', 'c', 'anim'), task('t5', 'boat', 'anim')],
    ...[task('t6', 'some edit', 'anim'), task('t7', 's9', 'anim'), task('t8', 'd', 'anim')],
  ],
};

const factsWith = (extras: ScheduleExtras | null) => {
  const names = namesOf(lists);
  const [shots, assets] = [treeOf('shots', lists, names), treeOf('assets', lists, names)];
  return scheduleFacts({ lists, names, shots, assets, extras });
};

describe('the facts of a schedule', () => {
  it('are in the order in which people read, without what was canceled', () => {
    const { groups, entities, tasks, types, people } = factsWith(null);
    const read = tasks.map((one) => {
      const of = entities[one.entity];
      return `${groups[of?.group ?? -1]?.name} | ${of?.name} | ${types[one.type]?.name} ${one.id}`;
    });
    expect(read).toEqual([
      ...['E01 / SQ9 | SQ9 | anim t7', 'E01 / SQ10 | SH9 | anim t3', 'E01 / SQ10 | SH10 | anim t2'],
      ...['E01 / SQ10 | SH10 | comp t1', 'Shots | SH2 | anim t8', 'Prop | Boat | anim t5'],
      'Other work | Other work | anim t6',
    ]);
    expect(people.map(({ name, isHere }) => [name, isHere])).toEqual([
      ['Ada', true],
      ['Zoe', false],
    ]);
    const t1 = tasks.find(({ id }) => id === 't1');
    expect(t1).toMatchObject({ start: dayNumber('2026-11-30'), due: null, people: [1], status: 0 });
    expect(tasks.find(({ id }) => id === 't2')).toMatchObject({ estimation: 90, spent: 30 });
  });

  it('have milestones by day, and of what is planned for task types what somebody planned', () => {
    const item = (first: string | null, last: string, manDays: number | null, typeId = 'anim') => ({
      ...{ id: `${first} ${last}`, first, last, manDays, taskTypeId: typeId, objectId: null },
    });
    const facts = factsWith({
      id: 'extras',
      milestones: [
        { id: '1', name: 'None', day: null, taskTypeId: null },
        { id: '2', name: 'Late', day: '2026-12-02', taskTypeId: null },
        { id: '3', name: 'Early', day: '2026-12-01', taskTypeId: 'anim' },
      ],
      items: [
        // Kitsu made it for somebody who looked.
        item('2026-11-30', '2026-12-01', null),
        item('2026-12-02', '2026-12-03', 2),
        item('2026-12-02', '2026-12-20', null, 'comp'),
        ...[item(null, '2026-12-20', 9), item('2026-12-20', '2026-12-01', 9)],
        { ...item('2026-12-02', '2026-12-20', 5), objectId: 'a' },
      ],
      daysOff: [
        { id: '1', personId: 'Ada', first: '2026-12-03', last: '2026-12-01', description: '' },
        { id: '2', personId: 'nobody', first: '2026-12-03', last: '2026-12-04', description: '' },
      ],
    });
    expect(facts.milestones.map(({ name }) => name)).toEqual(['Early', 'Late', 'None']);
    expect(facts.bands.map(({ type: of, manDays }) => [of, manDays])).toEqual([
      [0, 2],
      [1, null],
    ]);
    expect(facts.daysOff).toEqual([
      { person: 0, first: dayNumber('2026-12-01'), last: dayNumber('2026-12-03') },
    ]);
    expect(facts.isPartial).toBe(false);
  });
});
