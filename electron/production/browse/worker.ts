import { parentPort, workerData } from 'node:worker_threads';
import { createHeapTrimmer, ownHeap } from '../../platform/heap-trim.ts';
import { openEngine } from './engine.ts';
import type { AskMessage } from './messages.ts';

/** The worker's own program: what it is asked, one after the other. */
const engine = openEngine(String(workerData));
/** What a reading leaves behind is given back when it is quiet. */
const memory = createHeapTrimmer(ownHeap);
parentPort?.on('message', (message: AskMessage) => {
  void engine.answer(message).then((answer) => {
    parentPort?.postMessage(answer);
    // Nothing keeps it then, and it ends.
    if (message.kind === 'close') parentPort?.close();
    else memory.touch();
  });
});
