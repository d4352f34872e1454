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
