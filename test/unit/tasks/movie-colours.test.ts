import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { keepMovieColours, movieColours } from '../../../electron/tasks/movie-colours.ts';
import { aTask } from '../../fixtures/a-task.ts';

let folder: string;
let replica: Replica;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-colours-'));
  replica = openReplica(folder, new Date());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

it('remembers for all movies of a production how they are read, and for no other', () => {
  for (const [id, projectId] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
  ] as const)
    replica.change(() => replica.tasks.putReadBack(aTask({ id, projectId }), 'todo'));
  expect(movieColours(replica, 'a1')).toBeNull();
  expect(keepMovieColours(replica, 'a1', 'bt601').ok).toBe(true);
  expect(['a1', 'a2', 'b1'].map((id) => movieColours(replica, id))).toEqual([
    'bt601',
    'bt601',
    null,
  ]);
  expect(keepMovieColours(replica, 'nowhere', 'bt601').ok).toBe(false);
  expect(movieColours(replica, 'nowhere')).toBeNull();
});
