import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const BYTES_A_MS = 125_000;
/** It stops taking when it is so far ahead. */
const AHEAD_MS = 2;

/** Takes uploads of previews as fast as a wire of 1 Gbit/s brings them, and keeps nothing. */
export async function startGigabit() {
  const previewId = '11111111-1111-1111-1111-111111111111';
  const row = {
    ...{ id: previewId, name: 'scene', original_name: 'scene', extension: 'zip', status: 'ready' },
    ...{ revision: 1, position: 1, task_id: previewId, file_size: 1 },
    ...{ width: 0, height: 0, duration: 0 },
  };
  const server = createServer((request, response) => {
    takeSlowly(request);
    request.on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(row));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    previewId,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function takeSlowly(request: IncomingMessage): void {
  const began = performance.now();
  let taken = 0;
  request.on('data', (piece: Buffer) => {
    taken += piece.length;
    const ahead = taken / BYTES_A_MS - (performance.now() - began);
    if (ahead < AHEAD_MS) return;
    request.pause();
    setTimeout(() => request.resume(), ahead);
  });
}
