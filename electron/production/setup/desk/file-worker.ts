import { parentPort } from 'node:worker_threads';
import type { FileAsk } from './file-messages.ts';
import { createFileReader } from './file-reader.ts';

/** The program of the thread that reads one file; nothing keeps it afterwards, and its memory ends with it. */
const read = createFileReader(
  (answer) => parentPort?.postMessage(answer),
  () => parentPort?.close(),
);
parentPort?.on('message', (ask: FileAsk) => read(ask));
