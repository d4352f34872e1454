import { createReadStream, fstat } from 'node:fs';
import type { HttpRequest, OnProgress, StreamedBody } from './transport.ts';

/** Read at once; as fast as larger ones, and next to nothing in memory. */
const CHUNK_BYTES = 256 * 1024;
/** Progress is told after so many bytes. */
const TELL_BYTES = 1024 * 1024;

/** A body on its way. */
export interface Sending {
  /** Bytes that were handed to the network, which takes them no faster than they leave. */
  sent(): number;
  /** The whole body was handed over: the server's turn. */
  isOver(): boolean;
  stop(): void;
}

export const isStreamed = (body: HttpRequest['body']): body is StreamedBody =>
  typeof body === 'object' && 'file' in body;

export const lengthOf = ({ before, file, after }: StreamedBody): number =>
  before.length + file.size + after.length;

/**
 * Sends a body from disk as fast as `sink` takes it, and ends `sink` once it is whole. `onFault`: the file cannot be
 * read, or is not as long as it was; `sink` is not ended then, and has to be destroyed.
 */
export function sendStreamed(
  sink: NodeJS.WritableStream,
  body: StreamedBody,
  onProgress: OnProgress | undefined,
  onFault: (detail: string) => void,
): Sending {
  const { before, file, after } = body;
  const of = lengthOf(body);
  // An `end` before the start is refused, and an empty file has nothing to read.
  const end = Math.max(0, file.size - 1);
  const reading = createReadStream(file.path, { end, highWaterMark: CHUNK_BYTES });
  let over = false;
  let told = 0;
  const sent = (): number => (over ? of : before.length + reading.bytesRead);
  reading.on('open', (handle) => {
    fstat(handle, (error, found) => {
      if (!error && found.size === file.size) return;
      reading.destroy();
      onFault(error?.message ?? `the file has ${found.size} bytes, not ${file.size}`);
    });
  });
  reading.on('error', (error) => onFault(error.message));
  reading.on('data', () => {
    if (sent() - told < TELL_BYTES) return;
    told = sent();
    onProgress?.({ sent: told, of });
  });
  reading.on('end', () => {
    if (reading.bytesRead !== file.size) return onFault('the file became shorter');
    over = true;
    sink.write(after);
    sink.end();
    onProgress?.({ sent: of, of });
  });
  sink.write(before);
  reading.pipe(sink, { end: false });
  return { sent, isOver: () => over, stop: () => void reading.destroy() };
}
