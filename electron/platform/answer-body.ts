import type { BodySink } from './transport.ts';

/** The parts of a stream that hold it back. */
export interface Pausable {
  pause(): unknown;
  resume(): unknown;
}

/** The body of an answer on its way: gathered, or handed on as it comes. */
export interface AnswerBody {
  isTakenAsItComes: boolean;
  take(chunk: Buffer): void;
  /** Once the stream has ended and all of it was taken; nothing of a body that was handed on. */
  whole(): Promise<Buffer>;
  /** Nobody waits for it any more. */
  stop(): void;
}

/**
 * `sink`: takes the body, each piece only when the one before was taken, and the server waits meanwhile; `null` gathers
 * it. `onFault`: the sink failed.
 */
export function createAnswerBody(
  sink: BodySink | null,
  { source, onFault }: { source: Pausable; onFault: (detail: string) => void },
): AnswerBody {
  let chunks: Buffer[] = [];
  let stopped = false;
  let taking: Promise<void> = Promise.resolve();
  let waiting = 0;
  /** A stream may still give what it had read before it was held back. */
  function handOn(chunk: Buffer, to: BodySink): void {
    waiting += 1;
    source.pause();
    taking = taking.then(async () => {
      if (stopped) return;
      try {
        await to.write(chunk);
      } catch (error) {
        stopped = true;
        return onFault(error instanceof Error ? error.message : String(error));
      }
      waiting -= 1;
      if (waiting === 0) source.resume();
    });
  }
  return {
    isTakenAsItComes: sink !== null,
    take(chunk) {
      if (sink) handOn(chunk, sink);
      else chunks.push(chunk);
    },
    async whole() {
      await taking;
      return Buffer.concat(chunks);
    },
    stop() {
      stopped = true;
      chunks = [];
    },
  };
}
