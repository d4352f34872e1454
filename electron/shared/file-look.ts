import type { FileCheck, PictureSize, Ratio } from './file-check.ts';

export { checkText } from './file-check-text.ts';
export type * from './file-check.ts';

/** What the production says of its movies; `null` where it says nothing. */
export interface ProductionMovie {
  fps: Ratio | null;
  resolution: PictureSize | null;
}

/** What was found in a file before it is published. The file itself is never changed. */
export interface FileLook {
  kind: FileKind;
  checks: FileCheck[];
  /** What costs nothing and keeps Kitsu from spoiling the movie; `null` if nothing needs it, or nothing can. */
  mend: 'silent-track' | null;
  /** `null` for anything but a movie that could be read. */
  movie: MovieLook | null;
}

export type FileKind = 'picture' | 'movie' | 'model' | 'document' | 'sound' | 'other';

/** A movie's pictures as they are shown: a turned movie has its width and height turned too. */
export interface MovieLook extends PictureSize {
  /** As people call it: `H.264`, `ProRes`; the file's own code where we know no name. */
  codec: string;
  /** Degrees clockwise by which the stored pictures are turned to be shown. */
  rotation: 0 | 90 | 180 | 270;
  /** `null` where the pictures do not come at one rate. */
  fps: Ratio | null;
  frames: number;
  /** Seconds from the first picture to the end of the last. */
  duration: number;
  /** Seconds after the beginning at which the first picture comes in Kitsu. */
  firstPicture: number;
  /** Pictures are stored in another order than they are shown. */
  bFrames: boolean;
  /** The longest way from one keyframe to the next, or to the end, in frames. */
  keyframeEvery: number;
  /** The codec of each sound track. */
  sounds: string[];
  /** `bt709`; `null` if the file does not say how its colours are meant. */
  colour: string | null;
  /** How many frames Kitsu will show; `null` where this is not known. */
  kitsuFrames: number | null;
}
