import type { FileAnswer, FileAsk } from './file-messages.ts';
import { openedFile } from './open-file.ts';
import { rowParts } from './row-parts.ts';

/** What the thread does with what it is told: one file, and its rows as they are asked for. */
export function createFileReader(
  tell: (answer: FileAnswer) => void,
  done: () => void,
): (ask: FileAsk) => void {
  let parts: ReturnType<typeof rowParts> | null = null;

  function next(): void {
    const part = parts?.next();
    if (part && !part.done) return tell({ kind: 'rows', part: part.value });
    tell({ kind: 'end' });
    done();
  }

  return (ask) => {
    if (ask.kind === 'more') return next();
    const { name, bytes, rate } = ask.file;
    const read = openedFile(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), rate);
    if (!read.ok) {
      tell({ kind: 'refused', failure: read });
      return done();
    }
    const { rows, ...head } = read.value;
    parts = rowParts(rows);
    tell({ kind: 'head', head, rows: rows.length });
  };
}
