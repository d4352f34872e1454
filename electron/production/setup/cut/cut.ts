import type { Note } from '../sheet.ts';
import type { Rate } from './rate.ts';

/** One event of a cut that shows a picture. Frames count from 0; `out` is the first one that is no longer in it. */
export interface Clip {
  name: string;
  /** Where it stands: a line of an EDL, else which clip it is in the file, from 1. */
  row: number;
  /** `V1`, `V2`… */
  track: string;
  recordIn: number;
  recordOut: number;
  /** In the source, by its timecode. */
  sourceIn: number;
  sourceOut: number;
  enabled: boolean;
  /** A sequence within the sequence. */
  nested: boolean;
  /** 1 is the speed of the source, -1 backwards, 0 a still. */
  speed: number;
  /** Frames over which it comes in; 0 for a cut. */
  transition: number;
}

/** A cut without its black and its sound. */
export interface Cut {
  rate: Rate;
  clips: Clip[];
  questions: Note[];
  problems: Note[];
}

/** Larger cuts are refused. */
export const MOST_CLIPS = 20_000;
