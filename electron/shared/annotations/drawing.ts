/** Pixels of the canvas that it was drawn on, from its upper left corner. */
export type Point = [x: number, y: number];

/** The area that Kitsu's player laid over the picture when something was drawn: the picture's own, at another size. */
export interface DrawnOn {
  width: number;
  height: number;
}

/** A line of one width. */
export interface Outline {
  points: Point[];
  closed: boolean;
}

interface Common {
  /** Kitsu's id; `null` for a drawing of an old player, which nothing can name. */
  id: string | null;
  /** Id of the person; `null` where Kitsu does not say. */
  author: string | null;
  /** `null`: pixels of the picture itself. */
  on: DrawnOn | null;
  /** 0 to 1. */
  opacity: number;
  /** Lines that Kitsu's eraser has rubbed out of it. */
  holes: { width: number; lines: Outline[] }[];
}

/** By a pen: each point with the width of the line there. */
export interface Stroke extends Common {
  kind: 'stroke';
  colour: string;
  points: [x: number, y: number, width: number][];
}

export interface Shape extends Common {
  kind: 'shape';
  stroke: string | null;
  fill: string | null;
  width: number;
  outlines: Outline[];
}

export interface Arrow extends Common {
  kind: 'arrow';
  colour: string;
  width: number;
  from: Point;
  to: Point;
  /** Length of each side of the head. */
  head: number;
}

export interface Text extends Common {
  kind: 'text';
  text: string;
  /** Upper left corner of the words. */
  at: Point;
  /** Radians, clockwise. */
  angle: number;
  /** Height of the letters. */
  size: number;
  colour: string;
  background: string | null;
}

/** One thing that was drawn on a picture or a frame. */
export type Drawing = Stroke | Shape | Arrow | Text;

/** What was drawn at one moment, as Kitsu stores it. */
export interface Moment {
  /** Exactly as it stands in Kitsu, which compares it so. */
  time: number | string;
  /** The same in seconds. */
  seconds: number;
  /** Kitsu's own number of the frame, from 1. */
  number: number | null;
  drawings: Drawing[];
  /** How many more there are that cannot be shown here. */
  others: number;
}

/** All that was drawn on one preview. */
export interface Annotations {
  moments: Moment[];
  /** Ids of everything in Kitsu, also of what cannot be shown. */
  ids: string[];
}

export const NOTHING_DRAWN: Annotations = { moments: [], ids: [] };

/** Kitsu's own colours of its pens, in its order, and the widths by their names. */
export const COLOURS = [
  ...['#000000', '#757575', '#FFFFFF', '#795548', '#FF3860', '#E91E63'],
  ...['#F57F17', '#FFCA28', '#008732', '#00ACC1', '#039BE5', '#5E60BA'],
] as const;
export const FIRST_COLOUR = '#FF3860';
export const PEN_WIDTHS = { tiny: 1, small: 2, medium: 5, big: 10, huge: 15 } as const;
export type PenWidth = keyof typeof PEN_WIDTHS;
/** Of arrows: without pressure they look heavier. */
export const ARROW_WIDTHS: Record<PenWidth, number> = {
  ...{ tiny: 1, small: 2, medium: 3, big: 5, huge: 8 },
};

/** What anybody may have written is cut here: more of one thing is left out, and counted. */
export const LIMITS = {
  moments: 2_000,
  drawings: 1_000,
  points: 5_000,
  allPoints: 60_000,
  text: 5_000,
  /** Pixels from the corner. */
  far: 100_000,
  width: 1_000,
} as const;
