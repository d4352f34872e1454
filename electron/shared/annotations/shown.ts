import type { Note } from '../note.ts';
import type { Failure } from '../result.ts';
import type { SaveState } from '../views.ts';
import type { Drawing } from './drawing.ts';

/** A drawing as a window shows it. */
export type ShownDrawing = Drawing & {
  mark: SaveState;
  mine: boolean;
  /** Who drew it: `You`, a name, or `null` where Kitsu does not say. */
  by: string | null;
};

export interface AnnotatedFrame {
  /** Index from 0, on Kitsu's time grid. */
  frame: number;
  drawings: ShownDrawing[];
  /** How many more there are in Kitsu that cannot be shown here. */
  others: number;
}

/** What was drawn on a preview, in the order of its frames. */
export interface PreviewAnnotations {
  previewId: string;
  /** The rate of Kitsu's time grid; `null` for a picture, whose one frame is 0. */
  fps: number | null;
  frames: AnnotatedFrame[];
  /** Why this person cannot draw in Kitsu; `null` if they can. */
  blocked: Failure | null;
  /** Why what was drawn here waits or was refused. */
  note: Note | null;
}
