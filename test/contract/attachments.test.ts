import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addAttachment } from '../../electron/kitsu/attachments.ts';
import type { Http } from '../../electron/kitsu/http.ts';
import { startTask } from '../../electron/kitsu/tasks.ts';
import { clientOf } from '../fixtures/client.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');

/** Files that an artist attaches to a comment, compared with the bytes in Kitsu. */
describe.skipIf(studio === null)('a file on a comment', () => {
  let api: StudioApi;
  let http: Http;
  let taskId: string;
  let commentId: string;

  const folder = mkdtempSync(join(tmpdir(), 'companion-attachments-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const onDisk = (name: string, bytes: Buffer) => {
    const path = join(folder, 'copy');
    writeFileSync(path, bytes);
    return { name, path, size: bytes.length };
  };

  const filesInKitsu = async () => {
    const comments = await api.get<{ id: string; attachment_files: { name: string }[] }[]>(
      `/data/tasks/${taskId}/comments`,
    );
    return comments.find(({ id }) => id === commentId)?.attachment_files ?? [];
  };

  beforeAll(async () => {
    if (!studio) return;
    api = await signInToApi(studio, accountOf(studio, 'artist'));
    http = (await clientOf(studio, accountOf(studio, 'artist'))).http;
    const [task] = await api.get<{ id: string; task_status_id: string }[]>('/data/user/tasks');
    if (!task) throw new Error('The artist has no task.');
    taskId = task.id;
    const comment = await startTask(http, taskId, task.task_status_id);
    if (!comment.ok) throw new Error(comment.message);
    commentId = comment.value.id;
  });

  it('is there under its own name and in its own size, whatever its bytes', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 13, 10, 128]);
    const file = onDisk('réf "01".png', bytes);
    const added = await addAttachment(http, taskId, commentId, file);
    expect(added).toMatchObject({ ok: true });
    expect(await filesInKitsu()).toEqual([
      expect.objectContaining({ extension: 'png', size: bytes.length }),
    ]);
  });

  it('breaks the server where its extension is longer than Kitsu can keep', async () => {
    const file = onDisk('palette.procreate', Buffer.from('a'));
    expect(await addAttachment(http, taskId, commentId, file)).toMatchObject({
      ok: false,
      code: 'server-fault',
    });
    expect(await filesInKitsu()).toHaveLength(1);
  });
});
