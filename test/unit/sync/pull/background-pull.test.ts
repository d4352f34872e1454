import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Http } from '../../../../electron/kitsu/http.ts';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { createBackgroundPull } from '../../../../electron/sync/pull/background-pull.ts';
import { aTask } from '../../../fixtures/a-task.ts';

const HOUR_MS = 3_600_000;
let folder: string;
let replica: Replica;
let now: Date;
let hasAllPictures: boolean;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-behind-'));
  now = new Date('2026-11-20T12:00:00Z');
  replica = openReplica(folder, now);
  hasAllPictures = true;
  replica.tasks.replaceList('todo', [aTask()], replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

function rounds() {
  const looks = vi.spyOn(replica.tasks, 'summaries');
  const behind = createBackgroundPull({
    replica,
    // There are no comments here, so nothing is requested.
    http: {} as Http,
    now: () => now,
    studio: () => ({ context: null, rules: null }),
    isBlocked: () => false,
    pictures: () => Promise.resolve(hasAllPictures),
    log: () => undefined,
    signal: new AbortController().signal,
  });
  return { behind, looks };
}

describe('what is read behind the lists', () => {
  it('is not looked for again in lists that stay as they are', async () => {
    const { behind, looks } = rounds();
    await behind.run();
    await behind.run();
    expect(looks).toHaveBeenCalledTimes(1);
    replica.tasks.put(aTask({ previewFileId: 'new' }), 'todo');
    await behind.run();
    expect(looks).toHaveBeenCalledTimes(2);
  });

  it('is looked for while there may be more pictures', async () => {
    hasAllPictures = false;
    const { behind, looks } = rounds();
    await behind.run();
    await behind.run();
    expect(looks).toHaveBeenCalledTimes(2);
  });

  it.each([HOUR_MS, -1])('is looked for again after a while, %i ms by the clock', async (ms) => {
    const { behind, looks } = rounds();
    await behind.run();
    now = new Date(now.getTime() + ms);
    await behind.run();
    expect(looks).toHaveBeenCalledTimes(2);
  });
});

it('reads what was said of a task that became done while it was open, once', async () => {
  const asked: string[] = [];
  const http = {
    request: ({ path }: { path: string }) => {
      asked.push(path);
      return Promise.resolve({ ok: true, value: [] });
    },
  } as unknown as Http;
  const behind = createBackgroundPull({
    replica,
    http,
    now: () => now,
    studio: () => ({ context: null, rules: null }),
    isBlocked: () => false,
    pictures: () => Promise.resolve(true),
    log: () => undefined,
    signal: new AbortController().signal,
  });
  behind.openTask('task-1');
  await behind.settled();
  asked.length = 0;
  const lastComment = { text: 'Approved', date: '2026-11-20T13:00:00', personId: 'lead' };
  const done = [aTask({ lastComment, isDone: true }), aTask({ id: 'task-2', lastComment })];
  replica.tasks.replaceList('todo', [], replica.tasks.ask());
  replica.tasks.replaceList('done', done, replica.tasks.ask());
  await behind.run();
  await behind.run();
  expect(asked).toEqual(['/data/tasks/task-1/comments']);
});
