import { VideoSampleSink, type VideoSample } from 'mediabunny';
import { FrameCache } from './frame-cache.ts';
import { dropKept, keep, type KeptFrame } from './kept-frame.ts';
import { frameNearest, lastUpTo, middleOf } from './movie-times.ts';
import { Refused, type OpenMovie } from './open-movie.ts';

/** Of decoded frames, 3 MB each at 1080p. */
const MOST_BYTES = 64 * 1024 * 1024;
/** At 4K fewer: what does not stay until it is asked for is decoded in vain. */
const MOST_AHEAD = 8;

type Sink = Pick<VideoSampleSink, 'samples' | 'samplesAtTimestamps'>;

/** Decoding in order, which can be gone on with: `next` is the frame that it gives next, `last` where it ends. */
interface Run {
  samples: AsyncGenerator<VideoSample | null, void, unknown>;
  next: number;
  last: number;
}

/**
 * Any frame of a movie, exactly. It decodes in order as long as it is asked for in order, keeps what lies around, and reads
 * ahead the way it is stepped.
 */
export class FrameReader {
  readonly #movie: OpenMovie;
  readonly #sink: Sink;
  readonly #cache = new FrameCache<KeptFrame>(MOST_BYTES, dropKept);
  #run: Run | null = null;
  /** Nothing of it was decoded yet. */
  #isFirst = true;
  /** The frame that was asked for last, and the way. */
  #near = 0;
  #towards: 1 | -1 = 1;
  #asked = 0;
  /** The frame that somebody waits for, which stays until they have it. */
  #waitedFor: number | null = null;
  /** It decodes ahead. */
  #isAhead = false;
  /** Frames that are decoded ahead. */
  #most = MOST_AHEAD;
  #last: Promise<unknown> = Promise.resolve();

  /** `sink` decodes it. */
  constructor(movie: OpenMovie, sink: Sink = new VideoSampleSink(movie.track)) {
    this.#movie = movie;
    this.#sink = sink;
  }

  /**
   * A frame that is kept comes at once, whatever is being decoded; the others one after the other. Throws where it cannot be
   * decoded.
   */
  frame(frame: number, towards: 1 | -1): Promise<KeptFrame> {
    this.#near = frame;
    this.#towards = towards;
    const kept = this.#cache.get(frame);
    if (kept) {
      if (!this.#isAhead) this.#last = this.#last.then(() => this.#ahead(this.#asked));
      return Promise.resolve(kept);
    }
    this.#asked += 1;
    const own = this.#asked;
    const result = this.#last.then(
      async () => this.#cache.get(frame) ?? (await this.#decode(frame)),
    );
    this.#last = result.then(
      () => this.#ahead(own),
      () => undefined,
    );
    return result;
  }

  /** A frame that is decoded already. */
  kept(frame: number): KeptFrame | undefined {
    return this.#cache.get(frame);
  }

  get #times(): Float64Array {
    return this.#movie.facts.times;
  }

  async #decode(frame: number): Promise<KeptFrame> {
    this.#waitedFor = frame;
    try {
      const run = await this.#runTo(frame);
      while (run.next <= frame) if (!(await this.#take(run))) break;
      const kept = this.#cache.get(frame);
      if (!kept) throw new Refused({ why: 'damaged' });
      return kept;
    } finally {
      this.#waitedFor = null;
    }
  }

  /**
   * The run that gives this frame soonest: the present one, if it is near, for beginning anew costs more than a few frames.
   * Backwards it gives those before, too, which are asked for next.
   */
  async #runTo(frame: number): Promise<Run> {
    const run = this.#run;
    const isAhead = run !== null && run.next <= frame && frame <= run.last;
    const isNear = isAhead && frame - run.next <= this.#most;
    if (isNear) return run;
    await this.#stop();
    const isBackwards = this.#towards < 0;
    const from = isBackwards ? this.#before(frame) : frame;
    // In order mediabunny decodes up to 40 pictures ahead, whatever the end: backwards they would be thrown away, and the
    // first picture would wait for the processor that they take.
    const isInOrder = !isBackwards && !this.#isFirst;
    this.#isFirst = false;
    const samples = isInOrder
      ? this.#sink.samples(this.#times[from] ?? 0)
      : this.#sink.samplesAtTimestamps(this.#middles(from, frame));
    return (this.#run = { samples, next: from, last: isInOrder ? Infinity : frame });
  }

  /** A moment in each of these frames, in seconds. */
  #middles(from: number, to: number): number[] {
    const [first = 0] = this.#times;
    return Array.from(
      { length: to - from + 1 },
      (_, at) => first + middleOf(this.#times, from + at),
    );
  }

  /** Where a run backwards begins, so that it ends at this frame. Into another long group of pictures it does not go. */
  #before(frame: number): number {
    const back = Math.max(0, frame - this.#most);
    return frame - this.#keyOf(back) <= 2 * this.#most ? back : Math.max(this.#keyOf(frame), back);
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
      if (!this.#cache.has(at)) await this.#keep(at, sample);
    } finally {
      sample.close();
    }
    return true;
  }

  async #keep(at: number, sample: VideoSample): Promise<void> {
    const kept = await keep(sample);
    this.#most = Math.min(MOST_AHEAD, Math.max(1, Math.floor(MOST_BYTES / kept.bytes / 2) - 1));
    this.#cache.put(at, kept, this.#waitedFor ?? this.#near, this.#towards);
  }

  /** Decodes what is likely to be asked for next, until something is asked for that it has not got. */
  async #ahead(own: number): Promise<void> {
    const isFree = (): boolean => this.#asked === own;
    this.#isAhead = true;
    try {
      for (let wanted = this.#missing(); wanted !== null && isFree(); wanted = this.#missing()) {
        const run = await this.#runTo(wanted);
        while (isFree() && run.next <= wanted) if (!(await this.#take(run))) return;
        // A movie with a gap would be decoded there for ever.
        if (isFree() && !this.#cache.has(wanted)) return;
      }
    } catch {
      // It is tried again when it is asked for, and said then.
      await this.#stop();
    } finally {
      this.#isAhead = false;
    }
  }

  /** The nearest frame on the way that is not kept; `null`: enough of them are. */
  #missing(): number | null {
    for (let step = 1; step <= this.#most; step += 1) {
      const wanted = this.#near + step * this.#towards;
      if (wanted < 0 || wanted >= this.#times.length) return null;
      if (!this.#cache.has(wanted)) return wanted;
    }
    return null;
  }

  async #stop(): Promise<void> {
    const run = this.#run;
    this.#run = null;
    await run?.samples.return().catch(() => undefined);
  }
}
