import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { retry } from '../../electron/outbox/commands.ts';
import { comment } from '../../electron/tasks/comment-commands.ts';
import { attach } from '../../electron/tasks/comment-files.ts';
import { thread } from '../../electron/tasks/thread.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';

const studio = inject('studio');
const MOMENT = { today: '2026-06-30', at: '2026-06-30T12:00:00.000Z' };
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;
const ATTACH = /\/add-attachment$/;

/** A file is attached to its comment once, whenever the connection or the app breaks. */
describe.skipIf(studio === null)('sending a comment with files', () => {
  const at = useWorkspaceHarness(studio);
  let folder = '';
  let used = 0;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-files-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sync = () => at.harness.workspace.sync.syncNow();
  const aTask = (): Task => {
    const { replica, sync: running } = at.harness.workspace;
    const statuses = running.studio().context?.statuses ?? [];
    const mine = (task: Task): boolean =>
      statuses.some((one) => one.id === task.statusId && one.isArtistAllowed && !one.isRetake);
    const tasks = replica.tasks.list('todo').filter(mine);
    used += 1;
    return tasks.sort((a, b) => (a.id < b.id ? 1 : -1))[used % tasks.length] as Task;
  };
  const file = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `What ${name} says.\r\n\r\n--`);
    return path;
  };
  const say = async (task: Task, text: string, files: string[]): Promise<void> => {
    const { replica, sync: running } = at.harness.workspace;
    expect(await attach(replica, task.id, files)).toMatchObject({ ok: true });
    const wanted = { taskId: task.id, text, statusId: null, copies: false };
    expect(comment(replica, running.studio(), wanted, MOMENT)).toMatchObject({
      value: { kind: 'saved' },
    });
  };
  const inKitsu = async (task: Task, text: string): Promise<string[][]> => {
    const path = `/data/tasks/${task.id}/comments`;
    const all =
      await at.harness.kitsu.get<{ text: string; attachment_files: { name: string }[] }[]>(path);
    return all
      .filter((one) => one.text === text)
      .map((one) => one.attachment_files.map(({ name }) => name).sort());
  };
  const left = (): number => readdirSync(join(at.harness.workspace.folder, 'files')).length;

  it('brings them all, two of one name too, and keeps no copy then', async () => {
    const task = aTask();
    const twice = file('réf 01.png');
    await say(task, 'With files.', [twice, twice, file('notes.txt')]);
    expect(left()).toBe(3);
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    expect(await inKitsu(task, 'With files.')).toEqual([['notes.txt', 'réf 01.png', 'réf 01.png']]);
    expect(left()).toBe(0);
    const { replica, sync: running } = at.harness.workspace;
    const shown = thread(replica, running.studio(), task.id, at.harness.kitsu.user.id).comments;
    expect(shown.find(({ text }) => text === 'With files.')?.attachments).toHaveLength(3);
  });

  it.each<[string, RegExp, Fault]>([
    ['the comment is not heard of', COMMENT, { kind: 'close-after' }],
    ['the file is not heard of', ATTACH, { kind: 'close-after' }],
    ['the file never leaves', ATTACH, { kind: 'close-before' }],
    ['the server has a fault', ATTACH, { kind: 'answer', status: 502 }],
  ])('brings each once when %s, and the app dies', async (what, path, fault) => {
    const task = aTask();
    await say(task, what, [file('one.png'), file('two.png')]);
    at.proxy.on('POST', path, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    await at.harness.restart();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, what)).toEqual([['one.png', 'two.png']]);
  });

  it('is refused before it is accepted where Kitsu would stumble over it', async () => {
    const task = aTask();
    const { replica } = at.harness.workspace;
    const refused = await attach(replica, task.id, [file('fine.png'), file('palette.procreate')]);
    expect(refused).toMatchObject({ ok: false, code: 'rule' });
    expect(JSON.stringify(refused)).toContain('.zip');
    const { draft } = thread(replica, at.harness.workspace.sync.studio(), task.id, null);
    expect(draft?.files ?? []).toEqual([]);
  });

  it('is kept while it is only written, and goes with the words that come later', async () => {
    const task = aTask();
    const { replica: before } = at.harness.workspace;
    expect(await attach(before, task.id, [file('later.png')])).toMatchObject({ ok: true });
    await at.harness.restart();
    const { replica, sync: running } = at.harness.workspace;
    const view = thread(replica, running.studio(), task.id, null);
    expect(view.draft?.files).toMatchObject([{ name: 'later.png' }]);
    const wanted = { taskId: task.id, text: '', statusId: null, copies: false };
    expect(comment(replica, running.studio(), wanted, MOMENT)).toMatchObject({ ok: true });
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, '')).toContainEqual(['later.png']);
  });

  it.each<[string, Fault]>([
    ['closes the connection', { kind: 'close-before' }],
    ['waits no longer (408)', { kind: 'answer', status: 408 }],
    ['waits no longer (524)', { kind: 'answer', status: 524 }],
  ])(
    'waits for the artist after a proxy %s twice, and goes on when they try again',
    async (what, fault) => {
      const task = aTask();
      const text = `A proxy ${what}.`;
      await say(task, text, [file('long.mov')]);
      at.proxy.on('POST', ATTACH, fault, 2);
      expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
      at.harness.later(GRACE_MS);
      expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
      const { replica, sync: running } = at.harness.workspace;
      const [row] = replica.outbox.all();
      expect(row?.cause).toMatchObject({
        code: 'file-cut',
        name: 'long.mov',
        size: expect.any(Number),
      });
      expect(await inKitsu(task, text)).toEqual([[]]);

      retry(replica, [row?.id ?? 0]);
      at.harness.later(GRACE_MS);
      expect(await running.syncNow()).toMatchObject({ waiting: 0 });
      expect(await inKitsu(task, text)).toEqual([['long.mov']]);
    },
  );
});
