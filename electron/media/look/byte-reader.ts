import type { FileHandle } from 'node:fs/promises';

const WINDOW = 256 * 1024;

/** Reads a file from its beginning to its end through a window, so that its size costs no memory. */
export class ByteReader {
  /** Where in the file the next byte stands. */
  at = 0;
  #window = Buffer.alloc(0);
  #start = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly signal?: AbortSignal,
  ) {}

  /** The next `length` bytes, at most those of one window; `null` if the file ends before. */
  async take(length: number): Promise<Buffer | null> {
    const bytes = await this.peek(length);
    if (bytes === null) return null;
    this.at += length;
    return bytes;
  }

  async peek(length: number): Promise<Buffer | null> {
    if (this.#left() < length) await this.#fill();
    return this.#left() < length ? null : this.#view().subarray(0, length);
  }

  /** What is in the window from here on, at most `most` bytes, and goes past it; empty at the end of the file. */
  async some(most: number): Promise<Buffer> {
    if (this.#left() <= 0) await this.#fill();
    const bytes = this.#view().subarray(0, most);
    this.at += bytes.length;
    return bytes;
  }

  #left(): number {
    return this.#start + this.#window.length - this.at;
  }

  #view(): Buffer {
    const from = this.at - this.#start;
    return from < 0 || from > this.#window.length ? Buffer.alloc(0) : this.#window.subarray(from);
  }

  async #fill(): Promise<void> {
    if (this.signal?.aborted) throw new Error('Nobody waits for it.');
    const window = Buffer.alloc(WINDOW);
    let have = 0;
    while (have < WINDOW) {
      const { bytesRead } = await this.file.read(window, have, WINDOW - have, this.at + have);
      if (bytesRead === 0) break;
      have += bytesRead;
    }
    this.#window = window.subarray(0, have);
    this.#start = this.at;
  }
}
