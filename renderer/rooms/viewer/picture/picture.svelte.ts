import { exposed, isPlain, PLAIN, STOP_STEP, type Channel, type Look } from './channels.ts';
import { valuesAt, type OnStage } from './draw.ts';
import { loadPicture, type Drawable, type PictureOutcome } from './load-picture.ts';
import type { Point } from '../stage-box.ts';
import { pixelAt } from './placement.ts';
import { ZoomState } from './zoom-state.svelte.ts';

/** A pixel of the picture, from its top left, with its stored values. */
export interface Pointed extends Point {
  values: readonly number[] | null;
}

/** A picture that is looked at. */
export class PictureState {
  readonly view: ZoomState;
  /** `null` while it is read. */
  outcome = $state.raw<PictureOutcome | null>(null);
  look = $state.raw<Look>(PLAIN);
  /** Its pixels may not be read: no channel, no exposure, no values. */
  isSealed = $state(false);
  pointed = $state.raw<Pointed | null>(null);
  #full = $state.raw<Drawable | null>(null);
  /** Of an animated one, what is shown of it just now. */
  #moving = $state.raw<VideoFrame | null>(null);
  #asked = false;

  readonly picture = $derived(this.outcome?.kind === 'picture' ? this.outcome.picture : null);
  readonly drawable = $derived<OnStage | null>(
    this.#moving ?? this.#full ?? this.picture?.small.drawable ?? null,
  );
  get isReset(): boolean {
    return isPlain(this.look) && this.view.isFitted;
  }

  /** `view`: what part of it is looked at. */
  constructor(view = new ZoomState()) {
    this.view = view;
  }

  /** Reads the first of the addresses that is a picture; call the answer when it is looked at no more. */
  open(addresses: readonly string[]): () => void {
    const stop = new AbortController();
    void loadPicture(addresses, stop.signal).then((outcome) => {
      if (!outcome) return;
      if (outcome.kind === 'picture') this.view.picture = outcome.picture.size;
      this.outcome = outcome;
      if (outcome.kind === 'picture')
        void outcome.picture.play((frame) => this.#move(frame), stop.signal);
    });
    return () => {
      stop.abort();
      this.picture?.close();
      this.#move(null);
    };
  }

  /** All pixels, once the small picture is not good enough where so many of the screen are drawn for one of it. */
  sharpen(scale = this.view.placement.scale): void {
    const { picture } = this;
    if (!picture || this.#asked || scale <= picture.small.upTo) return;
    this.#unfold();
  }

  point(at: Point | null): void {
    const { picture } = this;
    const pixel = at && picture && pixelAt(this.view.placement, at, picture.size);
    if (!pixel || !picture) {
      this.pointed = null;
      return;
    }
    const whole =
      this.#moving ??
      this.#full ??
      (picture.small.upTo === Infinity ? picture.small.drawable : null);
    if (!whole) this.#unfold();
    this.pointed = { ...pixel, values: whole && !this.isSealed ? valuesAt(whole, pixel) : null };
  }

  /** The channel alone; all colours where it was shown already. */
  show(channel: Channel): void {
    const shown = this.look.channel === channel ? 'colour' : channel;
    this.look = { ...this.look, channel: shown };
  }

  expose(steps: number): void {
    this.look = { ...this.look, stops: exposed(this.look.stops, steps * STOP_STEP) };
  }

  reset(): void {
    this.look = PLAIN;
    this.view.fit();
  }

  #move(frame: VideoFrame | null): void {
    const before = this.#moving;
    this.#moving = frame;
    before?.close();
  }

  #unfold(): void {
    const { picture } = this;
    if (!picture || this.#asked) return;
    this.#asked = true;
    // Too large for the memory that is left: the small one is drawn instead.
    void picture.full().then(
      (full) => (this.#full = full),
      () => undefined,
    );
  }
}
