import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { SHORT_LIST } from '../../../electron/shared/views.ts';
import { firstPage, FIRST_SCREEN, rowsThatLeft } from '../../../electron/tasks/todo-list.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

let folder: string;
let replica: Replica;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-list-'));
  replica = openReplica(folder, new Date('2026-11-20T12:00:00Z'));
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = (count: number): void =>
  void replica.tasks.replaceList(
    'todo',
    Array.from({ length: count }, (_, index) => aTask({ id: `t${index}` })),
    replica.tasks.ask(),
  );
const drawnLast = (ids: string[], rows: number): void =>
  void replica.change(() => replica.keyValue.set(FIRST_SCREEN, { ids, rows, productions: 2 }));
const begins = (...besides: string[]) => {
  const { tasks, partial } = firstPage(replica, aStudio(), besides);
  return { ids: tasks.map(({ id }) => id), partial };
};

describe('the beginning of a long list', () => {
  it('is what was drawn first last time, in that order, with how many rows follow', () => {
    list(SHORT_LIST + 1);
    drawnLast(['t9', 't3', 't7'], 120);
    expect(begins()).toEqual({ ids: ['t9', 't3', 't7'], partial: { more: 117, productions: 2 } });
  });

  it('has no task that is not to do any more, and the tasks of the day', () => {
    list(SHORT_LIST + 2);
    drawnLast(['t9', 'gone'], 50);
    replica.tasks.put(aTask({ id: 'gone' }), 'done');
    expect(begins('t5', 't9', 'gone').ids).toEqual(['t9', 't5']);
  });

  it('is the whole list where that is short, or was never drawn', () => {
    list(SHORT_LIST);
    drawnLast(['t1'], 5);
    expect(begins()).toMatchObject({ partial: null });
    list(SHORT_LIST + 1);
    replica.change(() => replica.keyValue.set(FIRST_SCREEN, null));
    expect(begins().ids).toHaveLength(SHORT_LIST + 1);
  });
});

it('tells of tasks that have left the list how they are now', () => {
  list(2);
  replica.tasks.putReadBack(aTask({ id: 't1', statusName: 'Done', isDone: true }), 'done');
  const left = rowsThatLeft(replica, aStudio(), ['t0', 't1', 'unknown']);
  expect(left).toMatchObject([{ id: 't1', statusName: 'Done' }]);
});
