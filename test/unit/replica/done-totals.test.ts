import { expect, it } from 'vitest';
import { openReplica } from '../../../electron/replica/replica.ts';
import { tempFolder } from '../../faults/disk/account.ts';
import { aTask } from '../../fixtures/a-task.ts';

it('sums what done tasks were to take and took, and follows what is stored of them', () => {
  const replica = openReplica(tempFolder(), new Date('2026-11-23T10:00:00.000Z'));
  const { tasks } = replica;
  const done = (id: string, estimation: number, timeSpent: number) =>
    aTask({ id, estimation, timeSpent });
  tasks.replaceList('todo', [done('open', 480, 480)], tasks.ask());
  expect(tasks.doneTotals()).toEqual({ tasks: 0, plan: 0, spent: 0 });
  const list = [done('one', 480, 600), done('two', 240, 120)];
  const nothing = [done('no estimate', 0, 60), done('no time', 60, 0)];
  tasks.replaceList('done', [...list, ...nothing], tasks.ask());
  expect(tasks.doneTotals()).toEqual({ tasks: 2, plan: 720, spent: 720 });
  tasks.putReadBack(done('two', 240, 240), 'done');
  expect(tasks.doneTotals()).toEqual({ tasks: 2, plan: 720, spent: 840 });
  tasks.replaceList('done', [done('one', 480, 600)], tasks.ask());
  expect(tasks.doneTotals()).toEqual({ tasks: 1, plan: 480, spent: 600 });
  replica.close();
});
