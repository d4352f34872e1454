import { open, type FileHandle } from 'node:fs/promises';
import type { FileOnDisk, HttpRequest, OnProgress, StreamedBody } from './transport.ts';

/** Read and sent at once. */
const CHUNK_BYTES = 256 * 1024;
/** Progress is told after so many bytes. */
const TELL_BYTES = 1024 * 1024;

/** A body on its way. */
export interface Sending {
  /** Bytes that the network took: no faster than they leave. */
  sent(): number;
  /** The whole body was handed over: the server's turn. */
  isOver(): boolean;
  stop(): void;
}

export const isStreamed = (body: HttpRequest['body']): body is StreamedBody =>
  typeof body === 'object' && 'parts' in body;

const lengthOf = ({ parts }: StreamedBody): number =>
  parts.reduce((sum, part) => sum + (Buffer.isBuffer(part) ? part.length : part.size), 0);

/**
 * Sends a body from disk as fast as `sink` takes it, and ends `sink` once it is whole. `onFault`: a file cannot be
 * read, or is not as long as it was; `sink` is not ended then, and has to be destroyed.
 */
export function sendStreamed(
  sink: Pick<NodeJS.WritableStream, 'write' | 'end'>,
  body: StreamedBody,
  onProgress: OnProgress | undefined,
  onFault: (detail: string) => void,
): Sending {
  const of = lengthOf(body);
  let sent = 0;
  let told = 0;
  let over = false;
  let stopped = false;
  /** Goes on where a piece is waited for that nobody takes any more. */
  let goOn = (): void => undefined;

  /** Resolves when the piece has left, and its memory may be used again. */
  const write = (piece: Buffer): Promise<void> =>
    new Promise((resolve) => {
      if (stopped) return resolve();
      goOn = resolve;
      sink.write(piece, () => resolve());
    });

  async function sendOpen(file: FileOnDisk, handle: FileHandle): Promise<void> {
    const { size } = await handle.stat();
    if (size !== file.size) throw new Error(`the file has ${size} bytes, not ${file.size}`);
    // One piece of memory for the whole file: new ones would pile up until they are collected.
    const piece = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, file.size));
    for (let at = 0; at < file.size && !stopped;) {
      const { bytesRead } = await handle.read(piece, 0, Math.min(piece.length, file.size - at), at);
      if (bytesRead === 0) throw new Error('the file became shorter');
      await write(piece.subarray(0, bytesRead));
      at += bytesRead;
      sent += bytesRead;
      if (sent - told >= TELL_BYTES && !stopped) onProgress?.({ sent: (told = sent), of });
    }
  }

  async function sendFile(file: FileOnDisk): Promise<void> {
    const handle = await open(file.path, 'r');
    try {
      await sendOpen(file, handle);
    } finally {
      await handle.close();
    }
  }

  async function send(): Promise<void> {
    for (const part of body.parts) {
      if (stopped) return;
      if (Buffer.isBuffer(part)) {
        await write(part);
        sent += part.length;
      } else await sendFile(part);
    }
    if (stopped) return;
    over = true;
    sink.end();
    onProgress?.({ sent, of });
  }

  send().catch((error: unknown) => {
    if (!stopped) onFault(error instanceof Error ? error.message : String(error));
  });
  return {
    sent: () => sent,
    isOver: () => over,
    stop() {
      stopped = true;
      goOn();
    },
  };
}
