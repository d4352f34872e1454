import { startWorker } from '../../../lib/worker-url.ts';
import type {
  ColourMatrix,
  FromReader,
  MovieFacts,
  MovieTrouble,
  SoundPiece,
  ToReader,
} from './frame-messages.ts';
import address from './frame-worker.ts?worker&url';
import { Watchdog } from './watchdog.ts';

export class MovieRefused extends Error {
  readonly trouble: MovieTrouble;

  constructor(trouble: MovieTrouble) {
    super(trouble.why);
    this.trouble = trouble;
  }
}

/** Seconds: less of it is a click. */
const SHORTEST_SOUND = 0.08;

interface Waiting {
  resolve: (image: ImageBitmap) => void;
  reject: (error: MovieRefused) => void;
}

/**
 * Any frame of a movie of `media:`, exactly, read by a worker of its own. `open` and `frame` reject with `MovieRefused`;
 * after `stuck` the worker is gone, and every later frame is refused too.
 */
export class FrameSource {
  readonly facts: MovieFacts;
  readonly #link: Link;
  #last = 0;

  private constructor(link: Link, facts: MovieFacts) {
    this.#link = link;
    this.facts = facts;
  }

  /** `frame`: the one that is shown first. */
  static async open(url: string, frame = 0): Promise<FrameSource> {
    const link = new Link();
    try {
      return new FrameSource(link, await link.open(url, frame));
    } catch (error) {
      link.close({ why: 'not-had' });
      throw error;
    }
  }

  get frames(): number {
    return this.facts.times.length;
  }

  /** Frame `at`, from 0, for whoever asks to close. `towards`: the way in which it is gone on, that of the last step by default. */
  frame(at: number, towards: 1 | -1 = at < this.#last ? -1 : 1): Promise<ImageBitmap> {
    this.#last = at;
    return this.#link.frame(at, towards);
  }

  /** A short piece of sound at frame `at`, for as long as it is shown at least; `null` where there is none. Never rejects. */
  sound(at: number): Promise<SoundPiece | null> {
    const { times, hasSound } = this.facts;
    const from = times[at];
    if (!hasSound || from === undefined) return Promise.resolve(null);
    return this.#link.sound(from, Math.max(from + SHORTEST_SOUND, times[at + 1] ?? 0));
  }

  /** How a movie without tags is read from now on. */
  readAs(matrix: ColourMatrix): void {
    this.#link.say({ kind: 'colour', matrix });
  }

  /** Gives everything back. */
  close(): void {
    this.#link.close({ why: 'not-had' });
  }
}

/** The worker, what it owes, and whoever watches it. */
class Link {
  readonly #worker = startWorker(address);
  readonly #waiting = new Map<number, Waiting>();
  readonly #listening = new Map<number, (piece: SoundPiece | null) => void>();
  #opening: { resolve: (facts: MovieFacts) => void; reject: (error: MovieRefused) => void } | null =
    null;
  #next = 0;
  #ended: MovieTrouble | null = null;
  readonly #watchdog = new Watchdog({
    ping: () => this.say({ kind: 'ping', id: 0 }),
    bark: () => this.close({ why: 'stuck' }),
  });

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) =>
      this.#take(data),
    );
    // Memory that was not to be had, or a worker that could not be started.
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.close({ why: 'damaged' });
    });
  }

  open(url: string, frame: number): Promise<MovieFacts> {
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#watchdog.owe();
      this.say({ kind: 'open', url, frame });
    });
  }

  frame(frame: number, towards: 1 | -1): Promise<ImageBitmap> {
    if (this.#ended) return Promise.reject(new MovieRefused(this.#ended));
    const id = this.#newId();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#watchdog.owe();
      this.say({ kind: 'frame', id, frame, towards });
    });
  }

  sound(from: number, to: number): Promise<SoundPiece | null> {
    if (this.#ended) return Promise.resolve(null);
    const id = this.#newId();
    return new Promise((resolve) => {
      this.#listening.set(id, resolve);
      this.#watchdog.owe();
      this.say({ kind: 'sound', id, from, to });
    });
  }

  #newId(): number {
    this.#next += 1;
    return this.#next;
  }

  say(message: ToReader): void {
    this.#worker.postMessage(message);
  }

  close(trouble: MovieTrouble): void {
    if (this.#ended) return;
    this.#ended = trouble;
    this.#watchdog.stop();
    this.#worker.terminate();
    const refused = new MovieRefused(trouble);
    this.#opening?.reject(refused);
    for (const { reject } of this.#waiting.values()) reject(refused);
    this.#waiting.clear();
    for (const hear of this.#listening.values()) hear(null);
    this.#listening.clear();
  }

  #take(message: FromReader): void {
    if (message.kind === 'pong') return this.#watchdog.pong(message.reading);
    this.#watchdog.paid();
    switch (message.kind) {
      case 'opened':
        return this.#opening?.resolve(message.facts);
      case 'refused':
        return this.#opening?.reject(new MovieRefused(message.trouble));
      case 'frame': {
        const waiting = this.#taken(message.id);
        if (waiting) waiting.resolve(message.image);
        else message.image.close();
        return;
      }
      case 'sound':
        this.#listening.get(message.id)?.(message.piece);
        return void this.#listening.delete(message.id);
      case 'no-frame':
        return this.#taken(message.id)?.reject(new MovieRefused(message.trouble));
    }
  }

  #taken(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
