import type { FrameRate } from '../../../../electron/shared/frame-time.ts';
import type { ColourMatrix } from '../../../../electron/shared/media.ts';

export type { ColourMatrix };

/** What is known of a movie once it is open. */
export interface MovieFacts {
  rate: FrameRate;
  /** When each frame begins, in seconds, ascending. */
  times: Float64Array;
  /** Pixels, as it is shown. */
  width: number;
  height: number;
  /** `tagged`: the movie says how its colours are coded; else it is read as this unless told otherwise. */
  colour: 'tagged' | ColourMatrix;
  /** The name of a sound that cannot be played here; `null` for one that can, or none. */
  silent: string | null;
  /** Pieces of its sound can be heard while it is stepped through. */
  hasSound: boolean;
}

/** A short piece of sound: samples from -1 to 1, by channel. */
export interface SoundPiece {
  sampleRate: number;
  channels: Float32Array<ArrayBuffer>[];
}

/**
 * Why a movie is not read: it is not a movie or damaged, its pictures cannot be decoded here (`codec` names them), it has no
 * pictures, its bytes cannot be had, or it kept the reader busy without end.
 */
export type MovieTrouble =
  | { why: 'damaged' | 'no-pictures' | 'too-long' | 'not-had' | 'stuck' }
  | { why: 'codec'; codec: string };

export type ToReader =
  /** `frame`: the one that will be asked for first. */
  | { kind: 'open'; url: string; frame: number }
  /** Also the way in which the next ones will lie: it reads ahead there. */
  | { kind: 'frame'; id: number; frame: number; towards: 1 | -1 }
  /** Sound from one moment up to another, in seconds. */
  | { kind: 'sound'; id: number; from: number; to: number }
  | { kind: 'colour'; matrix: ColourMatrix }
  | { kind: 'ping'; id: number };

export type FromReader =
  | { kind: 'opened'; facts: MovieFacts }
  | { kind: 'refused'; trouble: MovieTrouble }
  /** Whoever gets it closes it. */
  | { kind: 'frame'; id: number; image: ImageBitmap }
  /** `null`: there is none, or it cannot be decoded. */
  | { kind: 'sound'; id: number; piece: SoundPiece | null }
  | { kind: 'no-frame'; id: number; trouble: MovieTrouble }
  /** `reading`: it waits for bytes, which may take as long as the network does. */
  | { kind: 'pong'; id: number; reading: boolean };
