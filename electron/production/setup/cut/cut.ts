import type { FileNote } from '../sheet.ts';
import type { Rate } from '../../../shared/frame-rate.ts';

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
  /** Of such a sequence: the clips that are seen of it, in their places in this cut. */
  inner?: Clip[];
  /** 1 is the speed of the source, -1 backwards, 0 a still. */
  speed: number;
  /** Frames over which it comes in; 0 for a cut. */
  transition: number;
}

/** A cut without its black and its sound. */
export interface Cut {
  rate: Rate;
  clips: Clip[];
  questions: FileNote[];
  problems: FileNote[];
}

/** Sequences in sequences are followed so deep. */
export const DEEPEST = 8;

/** The clips of a sequence within the cut, in the places where they are seen: `start` is its first frame that is. */
export function seenWithin(
  clips: readonly Clip[],
  {
    row,
    track,
    start,
    recordIn,
    recordOut,
  }: {
    row: number;
    track: string;
    start: number;
    recordIn: number;
    recordOut: number;
  },
): Clip[] {
  const shift = recordIn - start;
  return clips.flatMap((clip): Clip[] => {
    const first = Math.max(clip.recordIn + shift, recordIn);
    const last = Math.min(clip.recordOut + shift, recordOut);
    if (last <= first) return [];
    const before = first - (clip.recordIn + shift);
    const after = clip.recordOut + shift - last;
    const place = { row, track, recordIn: first, recordOut: last };
    const source = { sourceIn: clip.sourceIn + before, sourceOut: clip.sourceOut - after };
    return [{ ...clip, ...place, ...source }];
  });
}

/**
 * The clips that count, given how names are read: a sequence within the cut is one shot where it is named as one, else
 * what is in it counts.
 */
export function countedClips(
  clips: readonly Clip[],
  isShot: (name: string) => boolean,
  onOpened: (clip: Clip) => void = () => undefined,
): Clip[] {
  return clips.flatMap((clip): Clip[] => {
    if (!clip.enabled || !clip.nested || isShot(clip.name) || !clip.inner?.length) return [clip];
    onOpened(clip);
    return countedClips(clip.inner, isShot, onOpened);
  });
}

/** Larger cuts are refused. */
export const MOST_CLIPS = 20_000;
