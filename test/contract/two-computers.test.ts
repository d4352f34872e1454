import { mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Workspace } from '../../electron/app/workspace.ts';
import { claimProfile, SILENT_MS, type HeldProfile } from '../../electron/platform/profile-lock.ts';
import { HandedOver } from '../../electron/replica/database.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { comment } from '../../electron/tasks/comment-commands.ts';
import { composeWorkspace, surroundings } from '../fixtures/composed-app.ts';
import { deferred } from '../fixtures/deferred.ts';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;

/** One home on a file server, and the app started on two computers. */
describe.skipIf(studio === null)('two computers on one profile', () => {
  let profile: string;
  let proxy: FaultProxy;
  let kitsu: StudioApi;
  let ahead = 0;
  const running: Workspace[] = [];

  beforeAll(async () => {
    if (!studio) return;
    kitsu = await signInToApi(studio, accountOf(studio, 'artist'));
    proxy = await startFaultProxy(studio.url);
  });
  afterAll(() => proxy?.close());
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'kitsu-companion-shared-home-'));
    proxy?.heal();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close().catch(() => undefined)));
    rmSync(profile, { recursive: true, force: true });
  });

  const claim = (host: string): HeldProfile => {
    const claimed = claimProfile(profile, { host, machine: host });
    if (claimed.kind !== 'held') throw new Error(`In use on ${claimed.by.host}.`);
    return claimed.profile;
  };
  const open = (held: HeldProfile): Workspace => {
    const workspace = composeWorkspace(
      {
        folder: join(profile, 'account'),
        api: `${proxy.url}/api`,
        personId: kitsu.user.id,
        tokens: {
          access: () => kitsu.token,
          refresh: () => Promise.resolve('unavailable'),
          refused: () => undefined,
        },
        isOurs: () => held.isOurs(),
        onChange: () => undefined,
      },
      surroundings({ now: () => new Date(Date.now() + ahead) }),
    );
    running.push(workspace);
    return workspace;
  };
  const close = async (workspace: Workspace, held: HeldProfile): Promise<void> => {
    running.splice(running.indexOf(workspace), 1);
    await workspace.close();
    held.release();
  };
  const say = ({ replica, sync }: Workspace, text: string): string => {
    const task = replica.tasks.list('todo')[0];
    if (!task) throw new Error('The artist has no task.');
    const wanted = { taskId: task.id, text, statusId: null, copies: false };
    const moment = { today: '2026-06-30', at: '2026-06-30T12:00:00.000Z' };
    const done = comment(replica, sync.studio(), wanted, moment);
    if (!done.ok || done.value.kind !== 'saved') throw new Error(JSON.stringify(done));
    return task.id;
  };
  const inKitsu = async (taskId: string, text: string): Promise<number> => {
    const all = await kitsu.get<{ text: string }[]>(`/data/tasks/${taskId}/comments`);
    return all.filter((one) => one.text === text).length;
  };
  const posts = (): number =>
    proxy.requests.filter(({ method, path }) => method === 'POST' && COMMENT.test(path)).length;

  it('send a comment once, though the first was sending it when the second took over', async () => {
    const first = claim('anna-pc');
    const anna = open(first);
    await anna.sync.syncNow();
    const held = deferred();
    proxy.on('POST', COMMENT, { kind: 'hold', until: held.until }, 1);
    const before = posts();
    const taskId = say(anna, 'From two computers.');
    await expect.poll(posts).toBe(before + 1);

    expect(() => claim('bea-pc')).toThrow('In use on anna-pc.');
    await close(anna, first);
    const bea = open(claim('bea-pc'));
    expect(await bea.sync.syncNow()).toMatchObject({ waiting: 1 });
    held.release();
    await expect.poll(() => inKitsu(taskId, 'From two computers.')).toBe(1);
    ahead += GRACE_MS;
    expect(await bea.sync.syncNow()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(taskId, 'From two computers.')).toBe(1);
    expect(posts()).toBe(before + 1);
  });

  it('never write the same data: one that slept while it was taken over sends and keeps nothing', async () => {
    const first = claim('anna-pc');
    const anna = open(first);
    await anna.sync.syncNow();
    const file = join(profile, 'in-use.json');
    const long = (statSync(file).mtimeMs - SILENT_MS - 1000) / 1000;
    utimesSync(file, long, long);
    const before = posts();
    const second = claim('bea-pc');
    expect(() => say(anna, 'From the one that slept.')).toThrow(HandedOver);
    await anna.sync.syncNow();
    expect(posts()).toBe(before);

    const bea = open(second);
    const taskId = say(bea, 'From the one that is awake.');
    expect(await bea.sync.syncNow()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(taskId, 'From the one that is awake.')).toBe(1);
    expect(bea.replica.recovered).toBeNull();
  });
});
