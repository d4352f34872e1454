/** How far a file is: bytes; `of` is 0 while the size is not known. */
export interface Reading {
  read: number;
  of: number;
}

export type BytesOutcome =
  { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'words'; text: string };

const AWAY = 'This file cannot be had now. Look at the connection, or open it again later.';
const NOT_READ = 'This file cannot be read, or is too large to be shown here. Save it to open it.';

/** All of a file. Never rejects; `signal` ends it without an outcome. */
export async function readBytes(
  address: string,
  signal: AbortSignal,
  onreading: (reading: Reading) => void,
): Promise<BytesOutcome | null> {
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok || !answer.body)
      return { kind: 'words', text: answer.status === 415 ? NOT_READ : AWAY };
    const of = Number(answer.headers.get('content-length') ?? 0);
    const pieces: Uint8Array[] = [];
    let read = 0;
    for (const reader = answer.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      read += value.length;
      onreading({ read, of });
    }
    // Cut on its way: half a file would be called damaged.
    if (of > 0 && read !== of) return { kind: 'words', text: AWAY };
    const bytes = new Uint8Array(read);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return { kind: 'bytes', bytes };
  } catch {
    return signal.aborted ? null : { kind: 'words', text: AWAY };
  }
}
