import { VideoSampleSink, type VideoSample } from 'mediabunny';
import { FrameCache } from './frame-cache.ts';
import { dropKept, keep, type KeptFrame } from './kept-frame.ts';
import { frameNearest, lastUpTo } from './movie-times.ts';
import { Refused, type OpenMovie } from './open-movie.ts';

/** Of decoded frames, 3 MB each at 1080p. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_AHEAD = 8;

/** Decoding in order, which can be gone on with: `next` is the frame that it gives next. */
interface Run {
  samples: AsyncGenerator<VideoSample, void, unknown>;
  next: number;
}

/**
 * Any frame of a movie, exactly. It decodes in order as long as it is asked for in order, keeps what lies around, and reads
 * ahead the way it is stepped.
 */
export class FrameReader {
  readonly #movie: OpenMovie;
  readonly #sink: VideoSampleSink;
  readonly #cache = new FrameCache<KeptFrame>(MOST_BYTES, dropKept);
  #run: Run | null = null;
  /** The frame that was asked for last, and the way. */
  #near = 0;
  #towards: 1 | -1 = 1;
  #asked = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(movie: OpenMovie) {
    this.#movie = movie;
    this.#sink = new VideoSampleSink(movie.track);
  }

  /** One after the other. Throws where it cannot be decoded. */
  frame(frame: number, towards: 1 | -1): Promise<KeptFrame> {
    this.#asked += 1;
    const own = this.#asked;
    const result = this.#last.then(async () => {
      this.#near = frame;
      this.#towards = towards;
      return this.#cache.get(frame) ?? (await this.#decode(frame));
    });
    this.#last = result.then(
      () => this.#ahead(own),
      () => undefined,
    );
    return result;
  }

  get #times(): Float64Array {
    return this.#movie.facts.times;
  }

  async #decode(frame: number): Promise<KeptFrame> {
    const run = await this.#runTo(frame);
    while (run.next <= frame) if (!(await this.#take(run))) break;
    const kept = this.#cache.get(frame);
    if (!kept) throw new Refused({ why: 'damaged' });
    return kept;
  }

  /** The run that gives this frame soonest: the present one, if no key frame lies between. */
  async #runTo(frame: number): Promise<Run> {
    const run = this.#run;
    const key = this.#keyOf(frame);
    if (run && run.next <= frame && frame - run.next <= MOST_AHEAD && key <= run.next) return run;
    if (run && run.next === frame) return run;
    await this.#stop();
    // What lies before it is decoded all the same; backwards it is asked for next.
    const from = this.#towards < 0 ? Math.max(key, frame - MOST_AHEAD) : frame;
    const start = this.#times[Math.max(0, from)] ?? 0;
    return (this.#run = { samples: this.#sink.samples(start), next: Math.max(0, from) });
  }

  /** The key frame that a frame is decoded from. */
  #keyOf(frame: number): number {
    const { keys } = this.#movie;
    const key = keys[lastUpTo(keys, this.#times[frame] ?? 0)];
    return key === undefined ? 0 : Math.max(0, lastUpTo(this.#times, key));
  }

  /** Keeps the next frame of a run; false at its end. */
  async #take(run: Run): Promise<boolean> {
    const { done, value: sample } = await run.samples.next();
    if (done || !sample) {
      await this.#stop();
      return false;
    }
    try {
      const at = frameNearest(this.#times, sample.timestamp);
      run.next = at + 1;
      if (!this.#cache.has(at)) this.#cache.put(at, await keep(sample), this.#near);
    } finally {
      sample.close();
    }
    return true;
  }

  /** Decodes what is likely to be asked for next, until something is asked for. */
  async #ahead(own: number): Promise<void> {
    const isFree = (): boolean => this.#asked === own;
    try {
      for (let step = 1; step <= MOST_AHEAD && isFree(); step += 1) {
        const wanted = this.#near + step * this.#towards;
        if (wanted < 0 || wanted >= this.#times.length) return;
        if (this.#cache.has(wanted)) continue;
        const run = await this.#runTo(wanted);
        while (isFree() && run.next <= wanted) if (!(await this.#take(run))) return;
      }
    } catch {
      // It is tried again when it is asked for, and said then.
      await this.#stop();
    }
  }

  async #stop(): Promise<void> {
    const run = this.#run;
    this.#run = null;
    await run?.samples.return().catch(() => undefined);
  }
}
