// An Electron app without a window that uploads and downloads as the product does, as it is told on its input.
import { app, net, session } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { downloadFile } from '../../../electron/kitsu/files.ts';
import { createHttp } from '../../../electron/kitsu/http.ts';
import { uploadPreview } from '../../../electron/kitsu/previews.ts';
import { createMediaCache } from '../../../electron/media/media-cache.ts';
import { createNetTransport } from '../../../electron/platform/net-transport.ts';
import type { FileOnDisk } from '../../../electron/platform/transport.ts';

/** One transfer: of a preview's file, up from the disk or down into the cache. */
export type Transfer = { api: string; token: string; previewId: string } & (
  { way: 'up'; file: FileOnDisk } | { way: 'down' }
);

const userAgent = 'kitsu-companion/bench';

async function run(transfer: Transfer): Promise<string> {
  const http = createHttp({
    api: transfer.api,
    transport: createNetTransport({ net, session, userAgent }),
    userAgent,
    tokens: {
      access: () => transfer.token,
      refresh: () => Promise.resolve('unavailable'),
      refused: () => undefined,
    },
  });
  if (transfer.way === 'up') {
    const answer = await uploadPreview(http, transfer.previewId, transfer.file);
    return answer.ok ? answer.value.status : answer.message;
  }
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-media-'));
  const cache = createMediaCache({
    folder,
    fetch: (request) => downloadFile(http, request),
    space: () => 1024 ** 4,
    now: () => new Date(),
    pause: (milliseconds) => after(milliseconds),
    log: () => undefined,
  });
  try {
    const item = { kind: 'original' as const, id: transfer.previewId, name: null };
    const opened = await cache.open(item);
    if (opened.kind !== 'file') return JSON.stringify(opened);
    let read = 0;
    for await (const piece of opened.read(0, opened.size)) read += piece.length;
    return read === opened.size ? 'ready' : `${read} of ${opened.size} bytes`;
  } finally {
    await cache.close();
    rmSync(folder, { recursive: true });
  }
}

void app.whenReady().then(() => {
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      const began = performance.now();
      void run(JSON.parse(line) as Transfer).then((outcome) => {
        const ms = performance.now() - began;
        process.stdout.write(`bench:done ${JSON.stringify({ outcome, ms })}\n`);
      });
    })
    .on('close', () => app.exit());
  process.stdout.write('bench:ready\n');
});
