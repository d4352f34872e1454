import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { boardStatuses } from '../../../electron/tasks/board-statuses.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

let folder: string;
let replica: Replica;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-board-'));
  replica = openReplica(folder, new Date());
  replica.tasks.put(aTask({ id: 'a' }), 'todo');
  replica.tasks.put(aTask({ id: 'finished', statusId: 'done' }), 'done');
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const columns = (): string[] => boardStatuses(replica, aStudio()).map(({ id }) => id);

it('has a column for each status that the artist may set, in the studio’s order', () =>
  expect(columns()).toEqual(['todo', 'wip', 'wfa']));

it('and for one that only leads set, while a task of the list has it', () => {
  replica.tasks.put(aTask({ id: 'b', statusId: 'done' }), 'todo');
  expect(columns()).toEqual(['todo', 'wip', 'wfa', 'done']);
});
