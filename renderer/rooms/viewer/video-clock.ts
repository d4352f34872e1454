import { frameNearest, middleOf } from './frames/movie-times.ts';

export interface VideoClockDeps {
  /** When the frames begin, in seconds, ascending. */
  times: Float64Array;
  /** A frame that the player shows while it plays. */
  onframe: (frame: number) => void;
  /** It plays no further: its end is reached. */
  onend: () => void;
  /** It cannot be played, though its frames can be seen. */
  onfail: () => void;
}

/**
 * The player, on the frames' clock. It counts time from the first picture that it shows, for the sound shifts that one
 * (`README.md`), and seeks to the middle of a frame.
 */
export class VideoClock {
  readonly #video: HTMLVideoElement;
  readonly #deps: VideoClockDeps;
  /** When the player shows the first frame, by its own clock; known once it has shown it. */
  readonly #origin: Promise<number>;
  #plays = false;
  #isClosed = false;
  /** How often it was asked to play: what an earlier one still waits for is over. */
  #run = 0;

  constructor(video: HTMLVideoElement, url: string, deps: VideoClockDeps) {
    this.#video = video;
    this.#deps = deps;
    // Asked for before there is anything to show: the first picture is told once.
    this.#origin = new Promise((resolve) =>
      video.requestVideoFrameCallback((_now, { mediaTime }) => resolve(mediaTime)),
    );
    video.addEventListener('error', this.#fail);
    video.addEventListener('ended', this.#end);
    video.preload = 'auto';
    video.src = url;
  }

  /** Plays on from a frame. `speed`: 1 as it is meant. */
  async play(frame: number, speed: number): Promise<void> {
    this.#plays = true;
    this.#run += 1;
    const run = this.#run;
    const origin = await this.#origin;
    if (!this.#goesOn(run)) return;
    await this.#seek(origin + middleOf(this.#deps.times, frame));
    if (!this.#goesOn(run)) return;
    this.setSpeed(speed);
    this.#watch(origin, run);
    try {
      await this.#video.play();
    } catch {
      // A pause that came first ends it too, and that is no failure.
      if (this.#goesOn(run)) this.#fail();
    }
  }

  setSpeed(speed: number): void {
    this.#video.playbackRate = speed;
  }

  pause(): void {
    this.#plays = false;
    this.#video.pause();
  }

  /** Gives the movie back. */
  close(): void {
    this.#isClosed = true;
    this.pause();
    this.#video.removeEventListener('error', this.#fail);
    this.#video.removeEventListener('ended', this.#end);
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  #goesOn(run: number): boolean {
    return this.#plays && !this.#isClosed && this.#run === run;
  }

  #seek(time: number): Promise<void> {
    return new Promise((resolve) => {
      this.#video.addEventListener('seeked', () => resolve(), { once: true });
      this.#video.currentTime = time;
    });
  }

  #watch(origin: number, run: number): void {
    const first = this.#deps.times[0] ?? 0;
    this.#video.requestVideoFrameCallback((_now, { mediaTime }) => {
      if (!this.#goesOn(run)) return;
      this.#deps.onframe(frameNearest(this.#deps.times, mediaTime - origin + first));
      // It may have been asked to play elsewhere.
      if (this.#goesOn(run)) this.#watch(origin, run);
    });
  }

  #fail = (): void => {
    if (!this.#isClosed) this.#deps.onfail();
  };

  #end = (): void => this.#deps.onend();
}
