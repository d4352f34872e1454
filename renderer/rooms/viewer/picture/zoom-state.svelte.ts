import type { Point, Size, StageBox } from '../stage-box.ts';
import { atRest, fitted, moved, zoomedTo, type Placement } from './placement.ts';

const NOTHING: Size = { width: 1, height: 1 };
/** Of one press of a key or button. */
const ZOOM_STEP = 1.25;

/** What is looked at of a picture: all of it, or a part that was zoomed into. Kept while the stage changes its size. */
export class ZoomState {
  /** In pixels of the screen. */
  stage = $state.raw<Size>(NOTHING);
  picture = $state.raw<Size>(NOTHING);
  /** `null`: the whole picture. */
  #own = $state.raw<Placement | null>(null);

  readonly placement = $derived(
    this.#own === null
      ? fitted(this.picture, this.stage)
      : atRest(this.#own, this.picture, this.stage),
  );
  readonly isFitted = $derived(this.#own === null);
  /** As it is written: 100 is one pixel of the picture on one of the screen. */
  readonly percent = $derived(Math.round(this.placement.scale * 100));

  /** Where the picture lies in CSS pixels, for what is drawn over it. */
  readonly box = $derived.by((): StageBox => {
    const { x, y, scale } = this.placement;
    const { width, height } = this.picture;
    const css = scale / devicePixelRatio;
    return {
      left: x / devicePixelRatio,
      top: y / devicePixelRatio,
      width: width * css,
      height: height * css,
      scale: css,
    };
  });

  fit(): void {
    this.#own = null;
  }

  /** One pixel of the picture on one of the screen. */
  actual(at: Point = this.#middle): void {
    this.#zoomTo(1, at);
  }

  /** Steps in, or out where they are negative. */
  step(steps: number): void {
    this.zoomBy(ZOOM_STEP ** steps, this.#middle);
  }

  /** The point of the picture at `at` stays where it is. */
  zoomBy(factor: number, at: Point): void {
    this.#zoomTo(this.placement.scale * factor, at);
  }

  move(by: Point): void {
    if (this.#own !== null) this.#own = moved(this.placement, by, this.picture, this.stage);
  }

  /** A tenth of the stage. */
  moveSteps(right: number, down: number): void {
    this.move({ x: (-right * this.stage.width) / 10, y: (-down * this.stage.height) / 10 });
  }

  get #middle(): Point {
    return { x: this.stage.width / 2, y: this.stage.height / 2 };
  }

  #zoomTo(scale: number, at: Point): void {
    this.#own = zoomedTo(this.placement, scale, at, this.picture, this.stage);
  }
}
