import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createHttp } from '../../../electron/kitsu/http.ts';
import {
  addPreview,
  deletePreview,
  readPreview,
  updatePreviewPosition,
  uploadPreview,
} from '../../../electron/kitsu/previews.ts';
import type { HttpRequest } from '../../../electron/platform/transport.ts';

const folder = mkdtempSync(join(tmpdir(), 'companion-previews-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROW = {
  id: 'p1',
  task_id: 't1',
  comments: ['c1'],
  revision: 3,
  position: 2,
  status: 'processing',
  extension: 'mp4',
  original_name: null,
  width: 0,
  height: 0,
  duration: 0.0,
  file_size: 0,
};

function asked(status: number, body: unknown) {
  const requests: HttpRequest[] = [];
  const http = createHttp({
    api: 'https://k.test/api',
    userAgent: 'test',
    tokens: null,
    transport: {
      send: (request) => {
        requests.push(request);
        const answer = Buffer.from(body === null ? '' : JSON.stringify(body));
        const response = { status, headers: {}, body: answer, url: request.url };
        return Promise.resolve({ ok: true, response });
      },
    },
  });
  return { http, requests };
}

it('makes a row of the next revision, or of one that is named', async () => {
  const { http, requests } = asked(201, ROW);
  expect(await addPreview(http, 't1', 'c1')).toMatchObject({
    value: { id: 'p1', commentId: 'c1', revision: 3, position: 2, status: 'processing' },
  });
  await addPreview(http, 't1', 'c1', { revision: 7 });
  expect(requests.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', 'https://k.test/api/actions/tasks/t1/comments/c1/add-preview', '{}'],
    ['POST', 'https://k.test/api/actions/tasks/t1/comments/c1/add-preview', '{"revision":7}'],
  ]);
});

it('uploads from disk as a form, and lets Kitsu encode before it answers', async () => {
  const path = join(folder, 'copy');
  writeFileSync(path, 'frames');
  const { http, requests } = asked(201, { ...ROW, status: 'broken', original_name: 'shot' });
  const file = { name: 'shot "ü".mov', path, size: 6 };
  expect(await uploadPreview(http, 'p/1', file)).toMatchObject({
    value: { status: 'broken', originalName: 'shot' },
  });
  const [request] = requests;
  expect(request?.url).toBe('https://k.test/api/pictures/preview-files/p%2F1');
  expect(request?.thinkingMs).toBeGreaterThan(10 * 60_000);
  const { parts } = request?.body as Exclude<HttpRequest['body'], string | Buffer | undefined>;
  const [head, sent, ...end] = parts;
  expect(sent).toBe(file);
  const border = /boundary=(\S+)/.exec(request?.headers['content-type'] ?? '')?.[1] ?? '-';
  expect(String(head)).toBe(
    `--${border}\r\nContent-Disposition: form-data; name="file"; filename="shot %22ü%22.mov"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  expect(end.join('')).toBe(`\r\n--${border}--\r\n`);
});

it('reads a row, and takes a word that nobody knows for not ready', async () => {
  const old = asked(200, { id: 'p1' });
  expect(await readPreview(old.http, 'p1')).toMatchObject({
    value: { status: 'ready', commentId: null, originalName: null, width: 0, fileSize: 0 },
  });
  const newer = asked(200, { ...ROW, status: 'queued' });
  expect(await readPreview(newer.http, 'p1')).toMatchObject({ value: { status: 'processing' } });
  const gone = asked(404, { message: 'Not found' });
  expect(await readPreview(gone.http, 'p1')).toMatchObject({ ok: false, code: 'not-found' });
});

it('gives a file another place in its revision', async () => {
  const { http, requests } = asked(200, [ROW]);
  expect(await updatePreviewPosition(http, 'p1', 2)).toMatchObject({ value: [{ id: ROW.id }] });
  expect(requests[0]).toMatchObject({
    method: 'PUT',
    url: 'https://k.test/api/actions/preview-files/p1/update-position',
    body: '{"position":2}',
  });
});

it('deletes a row of the own comment', async () => {
  const { http, requests } = asked(204, null);
  expect(await deletePreview(http, 't1', 'c1', 'p1')).toEqual({ ok: true, value: null });
  expect(requests[0]).toMatchObject({
    method: 'DELETE',
    url: 'https://k.test/api/actions/tasks/t1/comments/c1/preview-files/p1',
  });
});
