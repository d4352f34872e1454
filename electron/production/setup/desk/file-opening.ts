import { failure, success, type Result } from '../../../shared/result.ts';
import type { FileKeeping, GivenFile, StartFileReader } from './file-messages.ts';

const STOPPED = failure('cancelled', 'The file is not read any further. Nothing was changed.');
const TOO_MUCH = failure(
  'too-large',
  'The file needs more memory than there is. Nothing was changed.',
  'Split it, or save it as CSV.',
);
const BROKE = failure(
  'unexpected',
  'The file could not be read to its end. Nothing was changed.',
  'Save it as CSV, and open that.',
);

/**
 * Reads a file in a thread of its own, and keeps its rows part by part: between two of them everything else has its turn.
 * Refused with what the reader says; `cancelled` once `signal` stops it.
 */
export function openInThread(
  start: StartFileReader,
  file: GivenFile,
  keeping: FileKeeping,
  signal: AbortSignal,
): Promise<Result<null>> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(STOPPED);
    let isOver = false;
    const port = start({
      onAnswer(answer) {
        if (isOver) return;
        try {
          if (answer.kind === 'refused') return end(answer.failure);
          if (answer.kind === 'end') return end(success(null));
          if (answer.kind === 'rows') keeping.keep(answer.part);
          else {
            const begun = keeping.begin(answer.head, answer.rows);
            if (!begun.ok) return end(begun);
          }
          port.post({ kind: 'more' });
        } catch (error) {
          over();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      },
      onEnd: (why) => end(why.includes('OUT_OF_MEMORY') ? TOO_MUCH : BROKE),
    });
    const stop = (): void => end(STOPPED);
    function over(): void {
      isOver = true;
      signal.removeEventListener('abort', stop);
      port.kill();
    }
    function end(result: Result<null>): void {
      if (isOver) return;
      over();
      resolve(result);
    }
    signal.addEventListener('abort', stop);
    port.post({ kind: 'open', file });
  });
}
