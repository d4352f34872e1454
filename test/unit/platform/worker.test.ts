import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorker, type RunningWorker } from '../../../electron/platform/worker.ts';

const ECHO = `
  const { parentPort, workerData } = require('node:worker_threads');
  parentPort.on('message', (message) => {
    if (message.what === 'close') return parentPort.close();
    if (message.what === 'break') throw new Error('Broken.');
    parentPort.postMessage({ from: workerData, length: message.bytes.length });
  });`;

interface Message {
  what: 'count' | 'close' | 'break';
  bytes?: Uint8Array;
}

let folder: string;
const heard: unknown[] = [];
const ends: string[] = [];

function start(): RunningWorker<Message> {
  return startWorker<Message, unknown>(join(folder, 'echo.cjs'), 'data', {
    onMessage: (message) => heard.push(message),
    onEnd: (why) => ends.push(why),
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-worker-'));
  writeFileSync(join(folder, 'echo.cjs'), ECHO);
  heard.length = 0;
  ends.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a worker', () => {
  it('is handed large bytes whole, and a copy of those that share their buffer', async () => {
    const worker = start();
    const large = Buffer.concat([Buffer.alloc(500_000, 1), Buffer.alloc(500_000, 2)]);
    const small = Buffer.from('small');
    const beside = Buffer.from('beside it');
    worker.post({ what: 'count', bytes: large }, large);
    worker.post({ what: 'count', bytes: small }, small);
    await expect.poll(() => heard.length).toBe(2);
    worker.post({ what: 'close' });
    await worker.end();
    expect(heard).toEqual([
      { from: 'data', length: 1_000_000 },
      { from: 'data', length: 5 },
    ]);
    // Handed over, not copied.
    expect(large.length).toBe(0);
    expect(small.toString()).toBe('small');
    expect(beside.toString()).toBe('beside it');
    expect(ends).toEqual(['It has ended.']);
  });

  it('that breaks says why, and has ended', async () => {
    const worker = start();
    worker.post({ what: 'break' });
    await expect.poll(() => ends).toEqual(['Error: Broken.']);
    await worker.end();
  });
});
