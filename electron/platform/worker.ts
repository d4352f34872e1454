import { workerThreads } from './late-modules.ts';

/** A thread of its own for work that would hold the app up. */
export interface RunningWorker<Sent> {
  /** Hands the message over; its bytes go there and are gone here. */
  post(message: Sent, bytes?: Uint8Array | null): void;
  /** Resolves when it has ended; it is made to if it does not by itself. */
  end(): Promise<void>;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Of what is soon garbage: V8 would keep 48 MB of it, and what a thread parses is nothing else. */
const YOUNG_MB = 12;
/** How long one that was told to close may take for that. */
const CLOSING_MS = 5_000;

/**
 * Starts a compiled program (`file`) in a thread. `onEnd`: it has ended, and why. Native modules of Node's own kind
 * (N-API) load there as they do here, also out of the archive of a packaged app.
 */
export function startWorker<Sent, Heard>(
  file: string,
  data: string,
  told: { onMessage(message: Heard): void; onEnd(why: string): void },
): RunningWorker<Sent> {
  const { Worker } = workerThreads();
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(file, { workerData: data, resourceLimits });
  let why = 'It has ended.';
  const ended = new Promise<void>((resolve) => {
    worker.on('message', told.onMessage);
    worker.on('error', (error) => (why = String(error)));
    worker.on('exit', () => {
      told.onEnd(why);
      resolve();
    });
  });
  return {
    post: (message, bytes) => worker.postMessage(message, bytes ? ownBuffer(bytes) : []),
    kill: () => void worker.terminate(),
    async end() {
      const late = setTimeout(() => void worker.terminate(), CLOSING_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Small buffers of Node's are parts of one that others use too: those are copied. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isWhole ? [buffer] : [];
}
