import { constants } from 'node:fs';
import { copyFile, open, type FileHandle } from 'node:fs/promises';
import type { FileEnd, FileHead, FileRequest } from '../kitsu/files.ts';
import type { KitsuFailure } from '../kitsu/answer-types.ts';
import { createAlarm } from '../shared/concurrency.ts';
import type { Result } from '../shared/result.ts';
import { asError, CHANGED, CLOSED, isPassing, NO_FILE } from './media-trouble.ts';
import { NotHad, StillProcessing } from './media-trouble.ts';
import { release } from './release.ts';
import { endOf, nextGap, withSpan, type Span } from './spans.ts';

/** What is known of a file here, beside its bytes. */
export interface MediaRecord {
  size: number;
  validator: string | null;
  spans: Span[];
}

export interface MediaFileDeps {
  /** Where its bytes lie. */
  file: string;
  /** What was noted when it was last closed. */
  known: MediaRecord | null;
  fetch(request: Omit<FileRequest, 'path'>): Promise<Result<FileEnd> | KitsuFailure>;
  /** Waits before a try after a failure, in milliseconds. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Its size became known: so many bytes more will lie on the disk. */
  onSize(missing: number): void;
  /** Nobody has read it for a while, and nothing is under way. */
  onIdle(): void;
}

/** Bytes at once, to whoever reads. */
const PIECE_BYTES = 256 * 1024;
/** Whoever waits for bytes that come so soon waits for them; others get a request of their own. */
const NEAR_BYTES = 1024 * 1024;
/** After so many bytes the one who waits longest is asked for. */
const TURN_BYTES = 1024 * 1024;
/** A movie that nobody reads any more is not downloaded on; a player that seeks leaves for a moment only. */
const UNREAD_MS = 15_000;
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 500;

interface Waiter {
  at: number;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * One file of Kitsu's, read while it is downloaded: what is asked for comes first, the rest after it, each byte once. Its
 * bytes lie where they belong in the file on disk, so that a player may begin at its end.
 */
export class MediaFile {
  private size: number | null;
  private validator: string | null;
  private spans: Span[];
  private handle: Promise<FileHandle> | null = null;
  private waiting: Waiter[] = [];
  private readers = 0;
  private running: Promise<void> | null = null;
  private step: AbortController | null = null;
  /** Where the request under way writes next. */
  private position = 0;
  private servedInTurn = 0;
  /** Counts the contents that the file had. */
  private edition = 0;
  private closed = false;
  private readonly unread = createAlarm({ keepsAlive: false });

  constructor(private readonly deps: MediaFileDeps) {
    this.size = deps.known?.size ?? null;
    this.validator = deps.known?.validator ?? null;
    this.spans = deps.known?.spans ?? [];
  }

  isInUse(): boolean {
    return this.readers > 0 || this.running !== null;
  }

  /** Bytes of the whole file. Throws `StillProcessing`, `NotHad`. */
  async total(): Promise<number> {
    if (this.size === null) await this.reading(() => this.bytesAt(0));
    return this.size ?? 0;
  }

  /** The bytes from `from` up to `to`, as they come. Throws `StillProcessing`, `NotHad`, and the disk's errors. */
  async *read(from: number, to: number): AsyncGenerator<Buffer> {
    const { edition } = this;
    this.enter();
    try {
      for (let at = from; at < to;) {
        const end = Math.min(to, at + PIECE_BYTES, endOf(this.spans, at));
        if (this.edition !== edition) throw new NotHad(CHANGED);
        if (end > at) {
          yield await this.piece(at, end);
          at = end;
        } else await this.bytesAt(at);
      }
    } finally {
      this.leave();
    }
  }

  /**
   * Copies all of it once it is here, without a byte of it in our own memory. `onMore`: so many bytes are here; throws
   * to leave it. Throws as `read` does.
   */
  async copyWhole(to: string, onMore: (have: number) => void): Promise<void> {
    await this.reading(async () => {
      const of = await this.total();
      const { edition } = this;
      for (let at = endOf(this.spans, 0); at < of; at = endOf(this.spans, at)) {
        onMore(at);
        await this.bytesAt(at);
        if (this.edition !== edition) throw new NotHad(CHANGED);
      }
      onMore(of);
      await copyFile(this.deps.file, to, constants.COPYFILE_FICLONE);
    });
  }

  /** Ends what is under way; what is here stays. What is to be noted of it, or `null` if nothing is known. */
  async close(): Promise<MediaRecord | null> {
    this.closed = true;
    this.unread.clear();
    this.step?.abort();
    this.tellAll(new NotHad(CLOSED));
    await this.running;
    const record = this.size === null ? null : this.record(this.size);
    // What is noted must be on the disk before the note is.
    const handle = await this.handle?.catch(() => null);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
    this.handle = null;
    return record;
  }

  private record(size: number): MediaRecord {
    return { size, validator: this.validator, spans: this.spans };
  }

  private async reading<T>(work: () => Promise<T>): Promise<T> {
    this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): void {
    this.readers += 1;
    this.unread.clear();
  }

  private leave(): void {
    this.readers -= 1;
    if (this.readers === 0) this.unread.set(UNREAD_MS, () => void this.rest());
  }

  private async rest(): Promise<void> {
    this.step?.abort();
    await this.running;
    if (!this.isInUse()) this.deps.onIdle();
  }

  private async piece(from: number, to: number): Promise<Buffer> {
    const handle = await this.opened();
    const piece = Buffer.allocUnsafe(to - from);
    const { bytesRead } = await handle.read(piece, 0, piece.length, from);
    if (bytesRead === piece.length) return piece;
    // Somebody cleared the folder away.
    this.spans = [];
    throw new NotHad(CHANGED);
  }

  /** One for all: a second one could empty the file that the first has begun to fill. */
  private opened(): Promise<FileHandle> {
    this.handle ??= open(this.deps.file, 'r+').catch(() => open(this.deps.file, 'w+', 0o600));
    return this.handle;
  }

  /** Resolves when the byte is here. */
  private bytesAt(at: number): Promise<void> {
    if (this.closed) throw new NotHad(CLOSED);
    return new Promise((resolve, reject) => {
      this.waiting.push({ at, resolve, reject });
      if (!this.running) this.start();
      else if (!this.isNear(at) && this.waiting.length === 1) this.step?.abort();
    });
  }

  private start(): void {
    this.running = this.run()
      .catch((error: unknown) => this.tellAll(asError(error)))
      .finally(() => {
        this.running = null;
        // Somebody came when the last round was over already.
        if (this.waiting.length > 0 && !this.closed) this.start();
      });
  }

  private isNear(at: number): boolean {
    return at >= this.position && at - this.position <= NEAR_BYTES;
  }

  private async run(): Promise<void> {
    for (let tries = 0; !this.closed;) {
      const gap = this.next();
      if (!gap) return;
      this.position = gap[0];
      this.servedInTurn = 0;
      this.step = new AbortController();
      const end = await this.deps.fetch({
        from: gap[0],
        to: this.size === null ? null : gap[1],
        validator: this.validator,
        begin: (head) => this.begin(head),
        signal: this.step.signal,
      });
      const hasCome = this.servedInTurn > 0;
      if (end.ok) {
        if (end.value.kind === 'processing') throw new StillProcessing(end.value.afterSeconds);
        if (end.value.kind === 'other') this.startOver();
        else if (!hasCome && endOf(this.spans, gap[0]) <= gap[0]) throw new NotHad(NO_FILE);
        tries = 0;
        continue;
      }
      // We ended it ourselves, for the sake of other bytes or because nobody reads.
      if (this.step.signal.aborted) continue;
      tries = hasCome ? 1 : tries + 1;
      if (tries >= MOST_TRIES || !isPassing(end)) throw new NotHad(end);
      await this.deps.pause(FIRST_PAUSE_MS * 2 ** (tries - 1), this.step.signal);
    }
  }

  /** What to ask for: bytes that somebody waits for, else, while somebody reads, what is missing behind them. */
  private next(): Span | null {
    const wanted = this.waiting[0];
    if (!wanted && this.readers === 0) return null;
    if (this.size === null) return [0, Infinity];
    return nextGap(this.spans, this.size, wanted?.at ?? this.position);
  }

  private startOver(): void {
    this.edition += 1;
    this.spans = [];
    this.size = null;
    this.validator = null;
    this.tellAll(new NotHad(CHANGED));
  }

  /** An answer begins: of the file that is known, or of another one. */
  private begin(head: FileHead): { write(chunk: Buffer): Promise<void> } | null {
    const isOther =
      this.size !== null && (head.total !== this.size || head.validator !== this.validator);
    if (isOther) this.startOver();
    // A part of another file that came in spite of `If-Range`: the whole is asked for anew.
    if (isOther && head.from > 0) return null;
    if (this.size === null) this.deps.onSize(head.total);
    this.size = head.total;
    this.validator = head.validator;
    this.position = head.from;
    const { edition, step } = this;
    let next = head.from;
    return {
      write: async (chunk) => {
        const from = next;
        next += chunk.length;
        const handle = await this.opened();
        await handle.write(chunk, 0, chunk.length, from);
        release(chunk);
        // The last piece of a request that was ended may come to lie here after the next one began.
        if (this.edition === edition) this.took([from, next], step === this.step);
      },
    };
  }

  private took(span: Span, isOfThisStep: boolean): void {
    this.spans = withSpan(this.spans, span);
    if (isOfThisStep) {
      this.position = span[1];
      this.servedInTurn += span[1] - span[0];
    }
    const served = this.waiting.filter(({ at }) => endOf(this.spans, at) > at);
    this.waiting = this.waiting.filter((one) => !served.includes(one));
    for (const { resolve } of served) resolve();
    const first = this.waiting[0];
    const isTurn = first !== undefined && this.servedInTurn >= TURN_BYTES && !this.isNear(first.at);
    if (isTurn) this.step?.abort();
  }

  private tellAll(error: Error): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}
