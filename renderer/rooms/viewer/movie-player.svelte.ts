import type { ColourMatrix, MovieFacts, MovieTrouble } from './frames/frame-messages.ts';
import { perSecond } from '../../../electron/shared/frame-time.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { FrameSource, MovieRefused } from './frames/frame-source.ts';
import { VideoClock } from './video-clock.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
/** Backwards there is no sound, and no need of a slower one. */
const BACKWARDS = [-1, -2, -4];

/** A movie that is looked at: which frame is shown, and how it plays. Frames are counted from 0. */
export class MoviePlayer {
  facts = $state.raw<MovieFacts | null>(null);
  /** Why nothing of it is seen. */
  trouble = $state.raw<MovieTrouble | null>(null);
  /** It cannot be played, only stepped through. */
  cannotPlay = $state(false);
  frame = $state(0);
  /** The frame that is drawn: that one, or one on the way to it; -1 before the first. */
  drawn = $state(-1);
  /** 0 while it stands; negative backwards. */
  speed = $state(0);
  /** The speed of Play. */
  usualSpeed = $state<number>(1);
  loops = $state(true);
  muted = $state(false);
  inPoint = $state<number | null>(null);
  outPoint = $state<number | null>(null);
  /** How a movie without tags is read. */
  matrix = $state.raw<ColourMatrix | null>(null);

  readonly #url: string;
  #source: FrameSource | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #video: HTMLVideoElement | null = null;
  #clock: VideoClock | null = null;
  #isClosed = false;
  #towards: 1 | -1 = 1;
  #stale = true;
  #draw = coalesced(() => this.#drawNow());

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens it at a frame; `canvas` shows it, `video` plays it. */
  async open(canvas: HTMLCanvasElement, video: HTMLVideoElement, frame: number): Promise<void> {
    this.#canvas = canvas;
    this.#video = video;
    try {
      const source = await FrameSource.open(this.#url);
      if (this.#isClosed) return source.close();
      this.#source = source;
      this.facts = source.facts;
      this.matrix = source.facts.colour === 'tagged' ? null : source.facts.colour;
      canvas.width = source.facts.width;
      canvas.height = source.facts.height;
      this.frame = this.#within(frame);
      await this.#draw();
    } catch (error) {
      this.#refuse(error);
    }
  }

  get last(): number {
    return Math.max(0, (this.facts?.times.length ?? 1) - 1);
  }

  get isPlaying(): boolean {
    return this.speed !== 0;
  }

  /** Shows a frame, and stops playing. */
  show(frame: number): void {
    this.pause();
    this.#show(frame);
  }

  step(frames: number): void {
    this.show(this.frame + frames);
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.#play(this.usualSpeed);
  }

  pause(): void {
    if (!this.isPlaying) return;
    this.speed = 0;
    this.#clock?.pause();
    this.#stale = true;
    void this.#draw();
  }

  /** Forwards, and faster with each call. */
  shuttleForward(): void {
    const faster = SPEEDS.find((speed) => speed > this.speed && speed >= 1);
    this.#play(faster ?? this.speed);
  }

  shuttleBackward(): void {
    const faster = BACKWARDS.find((speed) => speed < this.speed);
    this.#playBackward(faster ?? this.speed);
  }

  setSpeed(speed: number): void {
    this.usualSpeed = speed;
    if (this.speed <= 0) return;
    this.speed = speed;
    this.#clock?.setSpeed(speed);
  }

  mute(muted: boolean): void {
    this.muted = muted;
    if (this.#video) this.#video.muted = muted;
  }

  toggleIn(): void {
    this.inPoint = this.inPoint === this.frame ? null : this.frame;
    if (this.outPoint !== null && this.outPoint < this.frame) this.outPoint = null;
  }

  toggleOut(): void {
    this.outPoint = this.outPoint === this.frame ? null : this.frame;
    if (this.inPoint !== null && this.inPoint > this.frame) this.inPoint = null;
  }

  readAs(matrix: ColourMatrix): void {
    if (this.matrix === null || this.matrix === matrix) return;
    this.matrix = matrix;
    this.#source?.readAs(matrix);
    this.#stale = true;
    void this.#draw();
  }

  /** Gives back the reader, the player and what they hold. */
  close(): void {
    this.#isClosed = true;
    this.speed = 0;
    this.#clock?.close();
    this.#source?.close();
    if (this.#canvas) this.#canvas.width = this.#canvas.height = 0;
    this.#canvas = this.#video = this.#clock = this.#source = null;
  }

  get #from(): number {
    return this.inPoint ?? 0;
  }

  get #to(): number {
    return this.outPoint ?? this.last;
  }

  #within(frame: number): number {
    return Math.min(this.last, Math.max(0, Math.round(frame) || 0));
  }

  #show(frame: number): void {
    const to = this.#within(frame);
    if (to !== this.frame) this.#towards = to < this.frame ? -1 : 1;
    this.frame = to;
    void this.#draw();
  }

  /** The newest wish alone: what lies between is passed over. */
  async #drawNow(): Promise<void> {
    const source = this.#source;
    if (!source || this.speed > 0) return;
    const { frame } = this;
    if (frame === this.drawn && !this.#stale) return;
    this.#stale = false;
    try {
      const image = await source.frame(frame, this.#towards);
      const context = this.#canvas?.getContext('2d', { alpha: true });
      const { width = 0, height = 0 } = this.#canvas ?? {};
      context?.clearRect(0, 0, width, height);
      context?.drawImage(image, 0, 0, width, height);
      image.close();
      this.drawn = frame;
      if (frame !== this.frame) void this.#draw();
    } catch (error) {
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (this.#isClosed) return;
    this.pause();
    this.trouble = error instanceof MovieRefused ? error.trouble : { why: 'damaged' };
    this.#clock?.close();
    this.#clock = null;
  }

  #play(speed: number): void {
    if (!this.facts || this.cannotPlay || !this.#video) return;
    this.#video.muted = this.muted;
    if (this.speed > 0) {
      this.speed = speed;
      this.#clock?.setSpeed(speed);
      return;
    }
    // From its end it begins anew.
    if (this.frame >= this.#to || this.frame < this.#from) this.frame = this.#from;
    this.speed = speed;
    this.#clock ??= new VideoClock(this.#video, this.#url, {
      times: this.facts.times,
      onframe: (frame) => this.#played(frame),
      onend: () => this.#played(this.last),
      onfail: () => {
        this.cannotPlay = true;
        this.pause();
      },
    });
    void this.#clock.play(this.frame, speed);
  }

  #played(frame: number): void {
    if (this.speed <= 0) return;
    this.frame = frame;
    if (frame < this.#to) return;
    if (this.loops && this.#to > this.#from) {
      this.speed = this.speed > 0 ? this.speed : 1;
      void this.#clock?.play(this.#from, this.speed);
    } else this.show(Math.min(frame, this.#to));
  }

  /** By frames, since no player goes backwards. */
  #playBackward(speed: number): void {
    if (!this.facts) return;
    const isRunning = this.speed < 0;
    if (this.speed > 0) this.pause();
    this.speed = speed;
    if (isRunning) return;
    let before: number | null = null;
    let at = this.frame;
    const tick = (now: number): void => {
      if (this.speed >= 0 || !this.facts || this.#isClosed) return;
      if (before !== null) at += ((now - before) / 1000) * perSecond(this.facts.rate) * this.speed;
      before = now;
      if (at <= this.#from && this.loops) at = this.#to;
      this.#show(Math.max(this.#from, Math.ceil(at)));
      if (at <= this.#from) this.pause();
      else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }
}
