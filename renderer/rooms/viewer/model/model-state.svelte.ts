import { readBytes, type Reading } from '../read-bytes.ts';
import { embedded } from './embedded.ts';
import { tooMuchText } from './model-limits.ts';
import type { ModelScene } from './model-scene.ts';
import { fittedOrbit, nearer, shifted, turned, type Orbit } from './orbit.ts';
import type { Model } from './read-model.ts';

const LIBRARY =
  'The part of the app that draws models could not be loaded. Close the viewer and open it again.';
const DAMAGED = 'This model cannot be read. Save it to open it.';
const NO_WEBGL =
  'Models cannot be drawn on this computer: it gives the app no WebGL. Save it to open it.';
const LOST = 'The graphics card stopped drawing. Close the viewer and open it again.';

const ZOOM_STEP = 1.25;
/** Of one press of a key, in radians. */
const TURN = Math.PI / 12;

/** A model that is turned. */
export class ModelState {
  model = $state.raw<Model | null>(null);
  words = $state<string | null>(null);
  reading = $state.raw<Reading | null>(null);
  /** How many pictures of it lie in other files. */
  leftOut = $state(0);
  orbit = $state.raw<Orbit | null>(null);
  edges = $state(false);
  grid = $state(true);
  playing = $state(false);
  #scene = $state.raw<ModelScene | null>(null);
  #size = { width: 1, height: 1 };

  /** Reads a file; call the answer when it is looked at no more. */
  open(address: string): () => void {
    const stop = new AbortController();
    void this.#read(address, stop.signal);
    return () => {
      stop.abort();
      this.#scene?.close();
      this.#scene = null;
      this.model = null;
    };
  }

  /** Draws it there from now on. */
  async drawOn(canvas: HTMLCanvasElement): Promise<void> {
    const { model } = this;
    const library = await import('./model-scene.ts').catch(() => null);
    if (!model || this.model !== model) return;
    if (!library) return void (this.words = LIBRARY);
    this.#scene = library.sceneOf(canvas, model);
    if (!this.#scene) return void (this.words = NO_WEBGL);
    canvas.addEventListener('webglcontextlost', () => this.#scene && (this.words = LOST));
    this.fit();
  }

  resize(width: number, height: number): void {
    this.#size = { width: Math.max(1, width), height: Math.max(1, height) };
    this.draw();
  }

  draw(): void {
    if (!this.#scene || !this.orbit) return;
    this.#scene.resize(this.#size.width, this.#size.height, devicePixelRatio);
    this.#scene.showEdges(this.edges);
    this.#scene.showGrid(this.grid);
    this.#scene.draw(this.orbit);
  }

  advance(seconds: number): void {
    this.#scene?.advance(seconds);
    this.draw();
  }

  turn(around: number, above: number): void {
    this.#move((orbit) => turned(orbit, around, above));
  }

  turnSteps(around: number, above: number): void {
    this.turn(around * TURN, above * TURN);
  }

  shift(right: number, up: number): void {
    this.#move((orbit) => shifted(orbit, right, up));
  }

  zoom(steps: number): void {
    const { radius = 1 } = this.model?.ball ?? {};
    this.#move((orbit) => nearer(orbit, ZOOM_STEP ** steps, radius));
  }

  fit(): void {
    if (!this.model) return;
    const { width, height } = this.#size;
    this.orbit = fittedOrbit(this.model.ball, width / height);
  }

  #move(next: (orbit: Orbit) => Orbit): void {
    if (this.orbit) this.orbit = next(this.orbit);
  }

  async #read(address: string, signal: AbortSignal): Promise<void> {
    const read = await readBytes(address, signal, (reading) => (this.reading = reading));
    if (!read) return;
    if (read.kind === 'words') return void (this.words = read.text);
    const found = embedded(read.bytes);
    const words = found.kind === 'words' ? found.text : tooMuchText(found.model.json);
    if (found.kind === 'words' || words !== null) return void (this.words = words);
    const library = await import('./read-model.ts').catch(() => null);
    if (!library) return void (this.words = LIBRARY);
    const model = await library.readModel(found.model).catch(() => null);
    if (signal.aborted) return model?.close();
    if (!model) return void (this.words = DAMAGED);
    this.leftOut = found.model.leftOut;
    this.model = model;
  }
}
