import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addAttachment } from '../../electron/kitsu/attachments.ts';
import { downloadFile } from '../../electron/kitsu/files.ts';
import type { Http } from '../../electron/kitsu/http.ts';
import {
  addPreview,
  deletePreview,
  readPreview,
  uploadPreview,
} from '../../electron/kitsu/previews.ts';
import { startTask } from '../../electron/kitsu/tasks.ts';
import { createMediaCache } from '../../electron/media/media-cache.ts';
import type { MediaItem } from '../../electron/media/media-item.ts';
import { clientOf } from '../fixtures/client.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Files that go to Kitsu from disk and come back into the cache, compared byte by byte. */
describe.skipIf(studio === null)('a file of a publish', () => {
  const folder = mkdtempSync(join(tmpdir(), 'companion-media-'));
  const scene = randomBytes(3 * 1024 * 1024 + 5);
  let http: Http;
  let taskId: string;
  let commentId: string;

  const onDisk = (name: string, bytes: Buffer) => {
    const path = join(folder, 'sent');
    writeFileSync(path, bytes);
    return { name, path, size: bytes.length };
  };
  const openCache = (name: string) =>
    createMediaCache({
      folder: join(folder, name),
      fetch: (request) => downloadFile(http, request),
      space: () => Infinity,
      now: () => new Date(),
      pause: () => Promise.resolve(),
      log: () => undefined,
    });

  beforeAll(async () => {
    if (!studio) return;
    const account = accountOf(studio, 'artist');
    http = (await clientOf(studio, account)).http;
    const api = await signInToApi(studio, account);
    const [task] = await api.get<{ id: string; task_status_id: string }[]>('/data/user/tasks');
    if (!task) throw new Error('The artist has no task.');
    taskId = task.id;
    const comment = await startTask(http, taskId, task.task_status_id);
    if (!comment.ok) throw new Error(comment.message);
    commentId = comment.value.id;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes back as it went, in parts and whole, and is gone when it is deleted', async () => {
    const row = await addPreview(http, taskId, commentId);
    if (!row.ok) throw new Error(row.message);
    expect(row.value).toMatchObject({ taskId, status: 'processing', originalName: null });
    const sent = await uploadPreview(http, row.value.id, onDisk('scene.blend', scene));
    expect(sent).toMatchObject({
      value: { status: 'ready', extension: 'blend', originalName: 'scene' },
    });
    expect(await readPreview(http, row.value.id)).toMatchObject({
      value: { commentId, fileSize: scene.length, revision: row.value.revision },
    });

    const cache = openCache('cache');
    const item: MediaItem = { kind: 'original', id: row.value.id, name: null };
    const opened = await cache.open(item);
    if (opened.kind !== 'file') throw new Error(JSON.stringify(opened));
    expect(opened).toMatchObject({ size: scene.length, type: null });
    const end: Buffer[] = [];
    for await (const piece of opened.read(scene.length - 9, scene.length)) end.push(piece);
    expect(Buffer.concat(end).equals(scene.subarray(-9))).toBe(true);
    const saved = join(folder, 'saved.blend');
    expect(await cache.saveAs(item, saved)).toEqual({ ok: true, value: null });
    expect(readFileSync(saved).equals(scene)).toBe(true);
    await cache.close();

    expect(await deletePreview(http, taskId, commentId, row.value.id)).toMatchObject({ ok: true });
    expect(await readPreview(http, row.value.id)).toMatchObject({ code: 'not-found' });
  });

  it('is waited for while its row has none', async () => {
    const row = await addPreview(http, taskId, commentId);
    if (!row.ok) throw new Error(row.message);
    const cache = openCache('waiting');
    const opened = await cache.open({ kind: 'movie', id: row.value.id, name: null });
    expect(opened).toMatchObject({ kind: 'processing' });
    await cache.close();
    await deletePreview(http, taskId, commentId, row.value.id);
  });

  it('is a picture where an attachment is one', async () => {
    const added = await addAttachment(http, taskId, commentId, onDisk('réf 1.png', PIXEL));
    if (!added.ok) throw new Error(added.message);
    const [file] = added.value;
    const cache = openCache('attachments');
    const name = file?.name ?? '';
    const opened = await cache.open({ kind: 'attachment', id: file?.id ?? '', name });
    expect(opened).toMatchObject({ kind: 'file', size: PIXEL.length, type: 'image/png' });
    await cache.close();
  });
});
