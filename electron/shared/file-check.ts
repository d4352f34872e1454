/** An exact rate in pictures a second: 24000/1001, never 23.976. */
export interface Ratio {
  num: number;
  den: number;
}

export interface PictureSize {
  width: number;
  height: number;
}

/**
 * Something to know of a file before it is published: a code with its facts. `refused`: Kitsu would not take it, so it
 * is not posted. `warning`: Kitsu takes it and shows something else than the artist made. `note`: good to know.
 */
export type FileCheck = RefusedCheck | NameCheck | PictureCheck | MovieCheck;

export type RefusedCheck = { level: 'refused' } & (
  | { code: 'extension-refused'; extension: string }
  | { code: 'no-extension' }
  /** `shot.png `: to Kitsu the space belongs to the extension. */
  | { code: 'space-at-end' }
  | { code: 'too-large'; size: number; most: number }
  | { code: 'empty' }
  | { code: 'unreadable' }
  /** Kitsu refuses it, and its row would stay for ever as one that is being prepared. */
  | { code: 'not-a-picture'; extension: string; really: string | null }
);

export type NameCheck =
  /** `.png`: Kitsu would store it without a name. */
  | { level: 'warning'; code: 'name-empty'; extension: string }
  /** Kitsu keeps the file and draws nothing of it. */
  | { level: 'note'; code: 'no-preview'; extension: string }
  /** A format that the app cannot look into, or a file that it could not make sense of. */
  | { level: 'note'; code: 'not-looked-into'; extension: string };

/** What Kitsu's own 8-bit sRGB PNG does not keep of a picture. */
export type Conversion = 'deep' | 'profile' | 'cmyk' | 'turned' | 'animated';

export type PictureCheck =
  /** Kitsu takes it as ready, and shows the missing part black. */
  | { level: 'warning'; code: 'picture-cut' }
  | { level: 'warning'; code: 'another-format'; extension: string; really: string }
  | { level: 'note'; code: 'picture-converted'; why: Conversion[] };

export type MovieCheck =
  /** Kitsu spoils movies that have no sound track: `stillFrames` is `null` where all of it is lost. */
  | { level: 'warning'; code: 'silent'; stillFrames: number | null; mendable: boolean }
  | RateDiffers
  | { level: 'warning'; code: 'rate-varies' }
  /** Seconds by which the first picture is late; Kitsu shows it from the start, so `frames` too often. */
  | { level: 'warning'; code: 'first-late'; late: number; frames: number }
  | { level: 'note'; code: 'bars'; file: PictureSize; production: PictureSize }
  /** The file's own name says more frames than it holds. */
  | { level: 'warning'; code: 'fewer-frames'; named: number; frames: number }
  | { level: 'note'; code: 'no-colour-tags' }
  | { level: 'warning'; code: 'no-picture' }
  /** Not even the beginning of a movie: Kitsu marks it as broken. */
  | { level: 'warning'; code: 'not-a-movie'; extension: string }
  /** `no-index`: it was never finished. `short`: its end is missing. Kitsu marks either as broken. */
  | { level: 'warning'; code: 'movie-cut'; what: 'no-index' | 'short' }
  | { level: 'note'; code: 'not-playable-here'; codec: string }
  | { level: 'note'; code: 'sound-not-playable-here'; codec: string };

/** A note where Kitsu shows as many frames as there are. */
export type RateDiffers = {
  level: 'warning' | 'note';
  code: 'rate-differs';
  file: Ratio;
  production: Ratio;
  frames: number;
  kitsuFrames: number;
};
