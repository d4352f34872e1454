import { expect, it } from 'vitest';
import { openReplica } from '../../../electron/replica/replica.ts';
import { tempFolder } from '../../faults/disk/account.ts';
import { aTask } from '../../fixtures/a-task.ts';

it('reads of a long list what is due no later than a task, itself, and what is on its entity', () => {
  const replica = openReplica(tempFolder(), new Date('2026-11-23T10:00:00.000Z'));
  const own = aTask({ id: 'own', dueDate: '2026-11-25' });
  const named = (id: string, dueDate: string | null, entityName = 'SH040') =>
    aTask({ id, dueDate, entityName });
  const list = [
    ...[own, named('before', '2026-11-24'), named('same day', '2026-11-25')],
    ...[named('later', '2026-11-26'), named('undated', null), named('shot', null, 'SH030')],
  ];
  replica.tasks.replaceList('todo', list, replica.tasks.ask());
  const ids = (task: typeof own) => replica.tasks.dueWith(task).map(({ id }) => id);
  expect(ids(own).sort()).toEqual(['before', 'own', 'same day', 'shot']);
  expect(ids({ ...own, dueDate: null }).sort()).toEqual(['own', 'shot']);
  replica.close();
});
