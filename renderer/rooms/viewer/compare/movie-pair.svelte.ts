import { coalesced } from '../../../lib/state/coalesced.ts';
import type { ColourMatrix, MovieFacts, MovieTrouble } from '../frames/frame-messages.ts';
import { FrameSource, MovieRefused } from '../frames/frame-source.ts';
import { Transport } from '../transport.svelte.ts';
import type { Layer } from './draw-compared.ts';

/** What is needed of a movie's frames. */
export type Frames = Pick<FrameSource, 'facts' | 'frame' | 'readAs' | 'close'>;

/** One frame of each. Of a movie that has ended it is its last. */
export interface PairOfFrames {
  frame: number;
  first: Layer;
  second: Layer;
}

/**
 * Two movies in step: frame by frame by their number, at the rate of the first, and never one without the other. There is no
 * sound, and no player: both are drawn by the same clock.
 */
export class MoviePair extends Transport {
  /** Why one of them is not seen. */
  trouble = $state.raw<{ side: 'A' | 'B'; trouble: MovieTrouble } | null>(null);
  /** What is drawn; `null` before the first. */
  shown = $state.raw<PairOfFrames | null>(null);
  /** What each of them is. */
  both = $state.raw<readonly [MovieFacts, MovieFacts] | null>(null);
  readonly hasSound = false;
  #frames: readonly [Frames, Frames] | null = null;
  #stale = true;
  readonly #open: (url: string) => Promise<Frames>;
  #draw = coalesced(() => this.#drawNow());

  /** `frame`: the one that both open at, from 0. */
  constructor(frame = 0, open: (url: string) => Promise<Frames> = (url) => FrameSource.open(url)) {
    super();
    this.frame = frame;
    this.#open = open;
  }

  /** Opens both. `matrix`: how those are read that do not say; `null` for the usual guess. */
  async open(urls: readonly [string, string], matrix: ColourMatrix | null): Promise<void> {
    const opened = await Promise.allSettled(urls.map((url) => this.#open(url)));
    const [a, b] = opened.map((one) => (one.status === 'fulfilled' ? one.value : null));
    if (this.isClosed || !a || !b) {
      a?.close();
      b?.close();
      const failed = opened.find((one) => one.status === 'rejected');
      if (failed) this.#refuse(a ? 'B' : 'A', failed.reason);
      return;
    }
    this.#frames = [a, b];
    this.both = [a.facts, b.facts];
    // The longer of them is looked at to its end.
    const longer = b.facts.times.length > a.facts.times.length ? b.facts : a.facts;
    // Two guesses would differ where the pictures do not.
    const colour = a.facts.colour === 'tagged' ? b.facts.colour : a.facts.colour;
    this.facts = { ...a.facts, times: longer.times, colour, silent: null, hasSound: false };
    if (colour !== 'tagged') this.#read(matrix ?? colour);
    this.frame = this.within(this.frame);
    await this.#draw();
  }

  /** Gives back both readers and what is shown of them. */
  close(): void {
    this.isClosed = true;
    this.speed = 0;
    for (const frames of this.#frames ?? []) frames.close();
    this.#frames = null;
    this.#show(null);
  }

  protected draw(): void {
    void this.#draw();
  }

  protected readColours(matrix: ColourMatrix): void {
    this.#read(matrix);
    this.#stale = true;
    void this.#draw();
  }

  #read(matrix: ColourMatrix): void {
    this.matrix = matrix;
    for (const frames of this.#frames ?? []) frames.readAs(matrix);
  }

  /** The newest wish alone: what lies between is passed over. */
  async #drawNow(): Promise<void> {
    if (!this.#frames) return;
    const { frame } = this;
    if (frame === this.shown?.frame && !this.#stale) return;
    this.#stale = false;
    const read = await Promise.allSettled(
      this.#frames.map((frames) => {
        const at = Math.min(frame, frames.facts.times.length - 1);
        return frames.frame(at, this.towards);
      }),
    );
    const [a, b] = read.map((one) => (one.status === 'fulfilled' ? one.value : null));
    if (a && b && this.#frames) {
      const [first, second] = this.#frames;
      this.#show({ frame, first: layerOf(a, first), second: layerOf(b, second) });
      if (frame !== this.frame) void this.#draw();
      return;
    }
    a?.close();
    b?.close();
    const failed = read.find((one) => one.status === 'rejected');
    if (failed) this.#refuse(a ? 'B' : 'A', failed.reason);
  }

  #show(next: PairOfFrames | null): void {
    const before = this.shown;
    this.shown = next;
    for (const layer of before ? [before.first, before.second] : [])
      (layer.drawable as ImageBitmap).close();
  }

  #refuse(side: 'A' | 'B', error: unknown): void {
    if (this.isClosed) return;
    this.pause();
    const trouble = error instanceof MovieRefused ? error.trouble : ({ why: 'damaged' } as const);
    this.trouble = { side, trouble };
  }
}

const layerOf = (drawable: ImageBitmap, { facts }: Frames): Layer => ({
  drawable,
  size: { width: facts.width, height: facts.height },
});
