import type { ColourMatrix, MovieTrouble } from './frames/frame-messages.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { FrameSource, MovieRefused } from './frames/frame-source.ts';
import { ScrubSound } from './scrub-sound.ts';
import { Transport } from './transport.svelte.ts';
import { VideoClock } from './video-clock.ts';

/** A movie that is looked at: stepped by frames, played by a player. */
export class MoviePlayer extends Transport {
  /** Why nothing of it is seen. */
  trouble = $state.raw<MovieTrouble | null>(null);
  /** The frame that is drawn: that one, or one on the way to it; -1 before the first. */
  drawn = $state(-1);
  readonly hasSound = true;
  /** A player cannot be told how colours are read: then its frames are drawn over it as it plays. */
  readonly drawsOver = $derived(this.matrix !== null && this.matrix !== this.facts?.colour);

  readonly #url: string;
  readonly #opening: Promise<FrameSource>;
  #source: FrameSource | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #video: HTMLVideoElement | null = null;
  #clock: VideoClock | null = null;
  #stale = true;
  #draw = coalesced(() => this.#drawNow());
  readonly #sound = new ScrubSound();
  #hear = coalesced(() => this.#hearNow());

  /** Its reader starts at once, beside the page that is still being made. `frame`: the one that is shown first. */
  constructor(url: string, frame: number) {
    super();
    this.#url = url;
    this.frame = frame;
    this.#opening = FrameSource.open(url, frame);
    // Said where it is waited for.
    this.#opening.catch(() => undefined);
  }

  /**
   * Opens it; `canvas` shows it, `video` plays it. `matrix`: how it is read if it does not say; `null` for the usual guess.
   */
  async open(
    canvas: HTMLCanvasElement,
    video: HTMLVideoElement,
    matrix: Promise<ColourMatrix | null>,
  ): Promise<void> {
    this.#canvas = canvas;
    this.#video = video;
    try {
      const [source, read] = await Promise.all([this.#opening, matrix]);
      if (this.isClosed) return;
      this.#source = source;
      this.facts = source.facts;
      this.matrix = source.facts.colour === 'tagged' ? null : source.facts.colour;
      if (read) this.readAs(read);
      canvas.width = source.facts.width;
      canvas.height = source.facts.height;
      this.frame = this.within(this.frame);
      await this.#draw();
    } catch (error) {
      this.#refuse(error);
    }
  }

  override show(frame: number): void {
    const before = this.frame;
    super.show(frame);
    if (this.frame !== before) void this.#hear();
  }

  override mute(muted: boolean): void {
    super.mute(muted);
    if (this.#video) this.#video.muted = muted;
  }

  /** Gives back the reader, the player and what they hold. */
  close(): void {
    this.isClosed = true;
    this.speed = 0;
    this.#clock?.close();
    void this.#opening.then(
      (source) => source.close(),
      () => undefined,
    );
    this.#sound.close();
    this.#canvas?.getContext('bitmaprenderer')?.transferFromImageBitmap(null);
    this.#canvas = this.#video = this.#clock = this.#source = null;
  }

  protected draw(): void {
    void this.#draw();
  }

  protected readColours(matrix: ColourMatrix): void {
    this.#source?.readAs(matrix);
    this.#drawAnew();
  }

  protected override start(speed: number): void {
    const { facts } = this;
    if (!facts || !this.#video) return;
    this.#video.muted = this.muted;
    this.speed = speed;
    this.#clock ??= new VideoClock(this.#video, this.#url, {
      times: facts.times,
      onframe: (frame) => this.#played(frame),
      onend: () => this.#played(this.last),
      onfail: () => {
        this.cannotPlay = true;
        this.pause();
      },
    });
    void this.#clock.play(this.frame, speed);
  }

  protected override changeSpeed(speed: number): void {
    this.speed = speed;
    this.#clock?.setSpeed(speed);
  }

  protected override stop(): void {
    this.#clock?.pause();
    this.#drawAnew();
  }

  async #hearNow(): Promise<void> {
    const isHeard = (): boolean => this.scrubs && !this.muted && !this.isPlaying && !this.isClosed;
    const piece = isHeard() ? await this.#source?.sound(this.frame) : null;
    if (piece && isHeard()) this.#sound.play(piece);
  }

  #drawAnew(): void {
    this.#stale = true;
    void this.#draw();
  }

  /** The newest wish alone: what lies between is passed over. */
  async #drawNow(): Promise<void> {
    const source = this.#source;
    if (!source || (this.speed > 0 && !this.drawsOver)) return;
    const { frame } = this;
    if (frame === this.drawn && !this.#stale) return;
    this.#stale = false;
    try {
      const image = await source.frame(frame, this.towards);
      this.#canvas?.getContext('bitmaprenderer')?.transferFromImageBitmap(image);
      this.drawn = frame;
      if (frame !== this.frame) void this.#draw();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (this.isClosed) return;
    this.pause();
    this.trouble = error instanceof MovieRefused ? error.trouble : { why: 'damaged' };
    this.#clock?.close();
    this.#clock = null;
  }

  #played(frame: number): void {
    if (this.speed <= 0) return;
    // A player that passes pictures over may be beyond Out by the time it says so.
    this.frame = Math.min(frame, this.to);
    if (this.drawsOver) this.draw();
    if (frame < this.to) return;
    if (this.loops && this.to > this.from) void this.#clock?.play(this.from, this.speed);
    else this.stopAt(this.to);
  }
}
