import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { discard, retry } from '../../electron/outbox/commands.ts';
import { publishKind } from '../../electron/outbox/kinds/publish.ts';
import type { FileLook } from '../../electron/shared/file-look.ts';
import type { Task } from '../../electron/shared/task.ts';
import { publish } from '../../electron/tasks/publish-commands.ts';
import { savePublishDraft } from '../../electron/tasks/publish-draft.ts';
import { addFiles } from '../../electron/tasks/publish-files.ts';
import { publishView } from '../../electron/tasks/publish-view.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;
const ROW = /\/add-preview$/;
const UPLOAD = /\/pictures\/preview-files\/[^/]+$/;
const LOOK = /\/data\/preview-files\/[^/]+$/;

interface InKitsu {
  text: string;
  task_status_id: string;
  previews: {
    id: string;
    position: number;
    status: string;
    original_name: string;
    revision: number;
  }[];
}

/** A revision is in Kitsu once, with its files whole and in order, whenever the connection or the app breaks. */
describe.skipIf(studio === null)('sending a revision', () => {
  const at = useWorkspaceHarness(studio);
  let folder = '';
  let used = 0;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-revisions-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rows = () => at.harness.workspace.replica.outbox.of(publishKind);
  const aTask = (): Task => {
    const { replica, sync } = at.harness.workspace;
    const statuses = sync.studio().context?.statuses ?? [];
    const mine = (task: Task): boolean =>
      statuses.some((one) => one.id === task.statusId && one.isArtistAllowed && !one.isRetake);
    const tasks = replica.tasks.list('todo').filter(mine);
    used += 1;
    return tasks.sort((a, b) => (a.id < b.id ? 1 : -1))[used % tasks.length] as Task;
  };
  const file = (name: string, content: Buffer = pngOf(64, 36)): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const nothing: FileLook = { kind: 'other', checks: [], mend: null, movie: null };
  async function send(task: Task, text: string, files: string[]): Promise<void> {
    const { replica, sync } = at.harness.workspace;
    expect(await addFiles(replica, task.id, files, null)).toMatchObject({ ok: true });
    savePublishDraft(replica, task.id, { text, statusId: null, revision: null, files: [] });
    const look = (): Promise<FileLook> => Promise.resolve(nothing);
    const view = await publishView(replica, sync.studio(), task.id, look);
    const wanted = { taskId: task.id, copies: false };
    expect(publish(replica, sync.studio(), wanted, view.files, AT)).toMatchObject({
      value: { kind: 'saved' },
    });
  }
  /** Until nothing of it moves by itself any more. */
  const settle = (): Promise<void> =>
    expect
      .poll(
        async () => {
          at.harness.later(40_000);
          await at.harness.workspace.sync.syncNow();
          return rows().filter(({ state }) => state === 'waiting' || state === 'sending').length;
        },
        { timeout: 60_000, interval: 100 },
      )
      .toBe(0);
  async function inKitsu(task: Task, text: string): Promise<InKitsu[]> {
    const all = await at.harness.kitsu.get<InKitsu[]>(`/data/tasks/${task.id}/comments`);
    return all
      .filter((one) => one.text === text)
      .map((one) => ({
        ...one,
        previews: [...one.previews].sort((a, b) => a.position - b.position),
      }));
  }
  const READY = [
    { position: 1, original_name: 'one', status: 'ready' },
    { position: 2, original_name: 'two', status: 'ready' },
  ];

  it.each<[string, RegExp, Fault]>([
    ['nothing happens', /never/, { kind: 'close-before' }],
    ['the comment is not heard of', COMMENT, { kind: 'close-after' }],
    ['the row is not heard of', ROW, { kind: 'close-after' }],
    ['the row is refused by a proxy', ROW, { kind: 'answer', status: 502 }],
    ['the file is not heard of', UPLOAD, { kind: 'close-after' }],
    ['the file never leaves', UPLOAD, { kind: 'close-before' }],
    ['half of the answer arrives', UPLOAD, { kind: 'half' }],
  ])('brings both files once when %s, and the app dies', async (what, path, fault) => {
    const task = aTask();
    // Another file of tests sends comments of the same person meanwhile.
    const text = `A revision when ${what}.`;
    await send(task, text, [file('one.png'), file('two.png', pngOf(32, 18))]);
    at.proxy.on('POST', path, fault, 1);
    await at.harness.workspace.sync.syncNow();
    await at.harness.restart();
    await settle();
    expect(rows()).toEqual([]);
    expect(await inKitsu(task, text)).toMatchObject([{ previews: READY }]);
  });

  it('looks again after a look that failed, and sends no file twice', async () => {
    const task = aTask();
    await send(task, 'Looked at.', [file('one.png')]);
    at.proxy.on('GET', LOOK, { kind: 'close-before' }, 2);
    await settle();
    expect(await inKitsu(task, 'Looked at.')).toMatchObject([
      { previews: [{ original_name: 'one', status: 'ready' }] },
    ]);
    const uploads = at.proxy.requests.filter(
      ({ method, path }) => method === 'POST' && UPLOAD.test(path),
    );
    expect(uploads).toHaveLength(1);
  });

  it('keeps what Kitsu refuses, with its words, and leaves no row of it there', async () => {
    const task = aTask();
    await send(task, 'Refused.', [file('one.tif')]);
    await settle();
    expect(rows()).toMatchObject([
      { state: 'parked', cause: { code: 'preview-refused', name: 'one.tif' } },
    ]);
    expect(await inKitsu(task, 'Refused.')).toMatchObject([{ previews: [] }]);
  });

  it('removes the row that a picture leaves which Kitsu cannot read', async () => {
    const task = aTask();
    await send(task, 'No picture.', [file('one.png', Buffer.from('%PDF-1.4 no picture'))]);
    await settle();
    expect(rows()).toMatchObject([{ state: 'parked', cause: { code: 'preview-refused' } }]);
    expect(await inKitsu(task, 'No picture.')).toMatchObject([{ previews: [] }]);
  });

  it('says that a movie came out broken, and begins anew with a new row', async () => {
    const task = aTask();
    await send(task, 'Broken.', [file('one.mp4', Buffer.alloc(5_000))]);
    await settle();
    expect(rows()).toMatchObject([{ cause: { code: 'preview-broken', name: 'one.mp4' } }]);
    expect(await inKitsu(task, 'Broken.')).toMatchObject([{ previews: [] }]);
    const [row] = rows();
    retry(at.harness.workspace.replica, [row?.id ?? 0]);
    await settle();
    expect(await inKitsu(task, 'Broken.')).toHaveLength(1);
  });

  it('has its files in their order where the first came out broken and was sent anew', async () => {
    const task = aTask();
    const text = 'In order.';
    const good = readFileSync(new URL('../fixtures/counted-movies/sound.mp4', import.meta.url));
    const movie = file('one.mp4', Buffer.alloc(good.length));
    await send(task, text, [movie, file('two.png')]);
    await settle();
    expect(rows()).toMatchObject([{ cause: { code: 'preview-broken', name: 'one.mp4' } }]);
    const { replica } = at.harness.workspace;
    const [row] = rows();
    const kept = replica.files.onDisk({ id: row?.body.previews[0]?.id ?? '', name: 'one.mp4' });
    writeFileSync(kept?.path ?? '', good);
    retry(replica, [row?.id ?? 0]);
    await settle();
    expect(rows()).toEqual([]);
    expect(await inKitsu(task, text)).toMatchObject([{ previews: READY }]);
    const shown = await at.harness.kitsu.get<{ last_preview_file_id: string }>(
      `/data/tasks/${task.id}`,
    );
    const [{ previews } = { previews: [] }] = await inKitsu(task, text);
    expect(shown.last_preview_file_id).toBe(previews[0]?.id);
  });

  it('is deleted in Kitsu where it is cancelled half-way, and the status set back', async () => {
    const task = aTask();
    await send(task, 'Cancelled.', [file('one.png'), file('two.tif')]);
    await settle();
    expect(await inKitsu(task, 'Cancelled.')).toMatchObject([{ previews: [{ status: 'ready' }] }]);
    const { replica, undoLog } = at.harness.workspace;
    expect(discard(replica, undoLog, rows()[0]?.id ?? 0)).toMatchObject({ ok: true });
    await settle();
    expect(rows()).toEqual([]);
    expect(await inKitsu(task, 'Cancelled.')).toEqual([]);
  });
});
