import type {
  PreviewAnnotations,
  ShownDrawing,
} from '../../../../electron/shared/annotations/shown.ts';
import { toOtherRate } from '../../../../electron/shared/annotations/grid.ts';
import type { NewDrawing } from '../../../../electron/shared/annotations/write.ts';
import { FIRST_COLOUR, type PenWidth } from '../../../../electron/shared/annotations/drawing.ts';
import { failureText } from '../../../../electron/shared/result.ts';
import { call, on } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { coalesced } from '../../../lib/state/coalesced.ts';
import type { FrameMark } from '../frame-mark.ts';
import { asDrawing } from './as-drawing.ts';
import { markText } from './text.ts';

export type Tool = 'pen' | 'arrow' | 'text' | 'eraser';

interface Edit {
  add: { frame: number; drawing: NewDrawing }[];
  remove: string[];
  restore: { frame: number; id: string }[];
}
const edit = (some: Partial<Edit>): Edit => ({ add: [], remove: [], restore: [], ...some });

interface Preview {
  taskId: string;
  previewId: string;
  isMovie: boolean;
}

/** What is drawn on one preview, and what is being drawn. Frames are the movie's own, from 0. */
export class Drawings {
  view = $state.raw<PreviewAnnotations | null>(null);
  tool = $state<Tool | null>(null);
  colour = $state<string>(FIRST_COLOUR);
  width = $state<PenWidth>('medium');
  /** Frames a second of the movie; `null` until it is known, and for a picture. */
  rate = $state<number | null>(null);
  /** Of those who may not draw in Kitsu: seen here alone, until they are sent as a picture. */
  sketches = $state.raw<Edit['add']>([]);
  #done: { undo: Edit; redo: Edit }[] = $state([]);
  #undone: { undo: Edit; redo: Edit }[] = $state([]);
  readonly #preview: Preview;

  constructor(preview: Preview) {
    this.#preview = preview;
  }

  #read = coalesced(async () => {
    const answer = await call('annotations.of', this.#preview);
    if (answer.ok) this.view = answer.value;
  });

  /** Reads now and after each change; the returned function stops. */
  watch(): () => void {
    void this.#read();
    return on('comments', () => void this.#read());
  }

  /** The frame of the movie that Kitsu's grid calls `frame`. */
  shownAt(frame: number): number {
    const { fps } = this.view ?? {};
    return fps && this.rate ? toOtherRate(frame, fps, this.rate) : frame;
  }

  #onGrid(frame: number): number {
    const { fps } = this.view ?? {};
    return fps && this.rate ? toOtherRate(frame, this.rate, fps) : frame;
  }

  readonly frames = $derived(
    (this.view?.frames ?? []).map((one) => ({ ...one, frame: this.shownAt(one.frame) })),
  );
  readonly marks = $derived(
    this.frames.map((one): FrameMark => ({ frame: one.frame, title: markText(one) })),
  );

  at(frame: number): { drawings: readonly ShownDrawing[]; others: number } {
    const here = this.frames.filter((one) => one.frame === frame);
    return {
      drawings: [...here.flatMap(({ drawings }) => drawings), ...this.sketchedAt(frame)],
      others: here.reduce((sum, { others }) => sum + others, 0),
    };
  }

  sketchedAt(frame: number): readonly ShownDrawing[] {
    return this.sketches.flatMap((one): ShownDrawing[] => {
      if (this.shownAt(one.frame) !== frame) return [];
      return [{ ...asDrawing(one.drawing, null), mark: 'here', mine: true, by: 'You' }];
    });
  }

  next(frame: number): number | null {
    return this.frames.find((one) => one.frame > frame)?.frame ?? null;
  }

  previous(frame: number): number | null {
    return this.frames.findLast((one) => one.frame < frame)?.frame ?? null;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  draw(frame: number, drawing: NewDrawing): Promise<void> {
    const redo = edit({ add: [{ frame: this.#onGrid(frame), drawing }] });
    return this.#do({ undo: edit({ remove: [drawing.id] }), redo });
  }

  /** Who may not draw in Kitsu erases nothing there either. */
  async erase(frame: number, id: string): Promise<void> {
    const sketch = this.sketches.find((one) => one.drawing.id === id);
    if (sketch) return this.#do({ undo: edit({ add: [sketch] }), redo: edit({ remove: [id] }) });
    if (this.view?.blocked) return;
    const restore = [{ frame: this.#onGrid(frame), id }];
    await this.#do({ undo: edit({ restore }), redo: edit({ remove: [id] }) });
  }

  async undo(): Promise<void> {
    const step = this.#done.at(-1);
    if (!step || !(await this.#send(step.undo))) return;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
  }

  async redo(): Promise<void> {
    const step = this.#undone.at(-1);
    if (!step || !(await this.#send(step.redo))) return;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
  }

  async #do(step: { undo: Edit; redo: Edit }): Promise<void> {
    if (!(await this.#send(step.redo))) return;
    this.#done = [...this.#done, step];
    this.#undone = [];
  }

  async #send(change: Edit): Promise<boolean> {
    if (this.view?.blocked) {
      const stays = this.sketches.filter((one) => !change.remove.includes(one.drawing.id));
      this.sketches = [...stays, ...change.add];
      return true;
    }
    const answer = await call('annotations.edit', { ...this.#preview, ...change });
    if (answer.ok) this.view = answer.value;
    else app.notify({ message: failureText(answer), tone: 'bad' });
    return answer.ok;
  }
}
