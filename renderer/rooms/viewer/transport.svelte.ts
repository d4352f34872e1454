import { perSecond } from '../../../electron/shared/frame-time.ts';
import type { ColourMatrix, MovieFacts } from './frames/frame-messages.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
/** Backwards there is no sound, and no need of a slower one. */
const BACKWARDS = [-1, -2, -4];

/**
 * Where one is in a row of frames, and how they play: what a movie and two that are compared have in common. Frames are
 * counted from 0.
 */
export abstract class Transport {
  facts = $state.raw<MovieFacts | null>(null);
  frame = $state(0);
  /** 0 while it stands; negative backwards. */
  speed = $state(0);
  /** The speed of Play. */
  usualSpeed = $state<number>(1);
  loops = $state(true);
  inPoint = $state<number | null>(null);
  outPoint = $state<number | null>(null);
  muted = $state(false);
  /** A short piece of sound is heard at each frame that is gone to. */
  scrubs = $state(true);
  /** It cannot be played, only stepped through. */
  cannotPlay = $state(false);
  /** How a movie without tags is read; `null` for one that says it. */
  matrix = $state.raw<ColourMatrix | null>(null);

  /** Whether it can be heard. */
  abstract readonly hasSound: boolean;
  protected isClosed = false;
  /** The way of the last step. */
  protected towards: 1 | -1 = 1;
  /** Which playing by frames goes on: one that was stopped does not, though another was started since. */
  #run = 0;

  /** Draws the frame that is meant, unless it is shown already. */
  protected abstract draw(): void;
  /** Reads the colours of a movie without tags in another way. */
  protected abstract readColours(matrix: ColourMatrix): void;

  /** Plays forwards from the frame that is shown. */
  protected start(speed: number): void {
    this.playByFrames(speed);
  }

  protected changeSpeed(speed: number): void {
    this.speed = speed;
  }

  protected stop(): void {
    this.draw();
  }

  get last(): number {
    return Math.max(0, (this.facts?.times.length ?? 1) - 1);
  }

  get isPlaying(): boolean {
    return this.speed !== 0;
  }

  /** Shows a frame, and stops playing: it was asked for. */
  show(frame: number): void {
    this.stopAt(frame);
  }

  step(frames: number): void {
    this.show(this.frame + frames);
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play(this.usualSpeed);
  }

  pause(): void {
    if (!this.isPlaying) return;
    this.speed = 0;
    this.#run += 1;
    this.stop();
  }

  /** Forwards, and faster with each call. */
  shuttleForward(): void {
    this.play(SPEEDS.find((speed) => speed > this.speed && speed >= 1) ?? this.speed);
  }

  /** By frames, since no player goes backwards. */
  shuttleBackward(): void {
    if (!this.facts) return;
    const speed = BACKWARDS.find((one) => one < this.speed) ?? this.speed;
    if (this.speed > 0) this.pause();
    this.playByFrames(speed);
  }

  setSpeed(speed: number): void {
    this.usualSpeed = speed;
    if (this.speed > 0) this.changeSpeed(speed);
  }

  mute(muted: boolean): void {
    this.muted = muted;
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
    this.readColours(matrix);
  }

  protected get from(): number {
    return this.inPoint ?? 0;
  }

  protected get to(): number {
    return this.outPoint ?? this.last;
  }

  /** A frame that is asked for before it is known how many there are is shown once they are. */
  protected within(frame: number): number {
    const wanted = Math.max(0, Math.round(frame) || 0);
    return this.facts ? Math.min(this.last, wanted) : wanted;
  }

  protected stopAt(frame: number): void {
    this.pause();
    this.goTo(frame);
  }

  protected goTo(frame: number): void {
    const to = this.within(frame);
    if (to !== this.frame) this.towards = to < this.frame ? -1 : 1;
    this.frame = to;
    this.draw();
  }

  protected play(speed: number): void {
    if (!this.facts || this.cannotPlay) return;
    if (this.speed > 0) return this.changeSpeed(speed);
    if (this.speed < 0) this.pause();
    // From its end it begins anew.
    if (this.frame >= this.to || this.frame < this.from) this.frame = this.from;
    this.start(speed);
  }

  /** Shows the frames by one clock, forwards or backwards; what cannot be drawn in time is passed over. */
  protected playByFrames(speed: number): void {
    const isRunning = this.speed !== 0;
    this.speed = speed;
    if (isRunning || !this.facts) return;
    const rate = perSecond(this.facts.rate);
    this.#run += 1;
    const run = this.#run;
    let before: number | null = null;
    let at = this.frame;
    const tick = (now: number): void => {
      if (this.#run !== run || this.isClosed) return;
      if (before !== null) at += ((now - before) / 1000) * rate * this.speed;
      before = now;
      const isForwards = this.speed > 0;
      const frame = isForwards ? Math.floor(at) : Math.ceil(at);
      if (frame > this.to || frame < this.from) {
        const [begin, end] = isForwards ? [this.from, this.to] : [this.to, this.from];
        if (!this.loops || begin === end) return this.stopAt(end);
        at = begin;
      }
      this.goTo(
        Math.min(this.to, Math.max(this.from, isForwards ? Math.floor(at) : Math.ceil(at))),
      );
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }
}
