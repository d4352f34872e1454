/** A production of the practice studio and its contents, by name. */
export interface FilmPlan {
  name: string;
  type: 'short' | 'tvshow';
  style: '2d' | '3d';
  fps: string;
  description: string;
  /** Sequences of a short have no episode. */
  episodes: {
    name: string | null;
    sequences: { name: string; description: string; shots: number }[];
  }[];
  /** Shots are SH010, SH020… or SH0010, SH0020…. */
  digits: number;
  assets: { type: string; name: string; description?: string; episode?: string }[];
  /** Cut from the film, but still there with its tasks. */
  canceled?: string;
}

export const GARDEN = 'Le Jardin de sel';
export const BUS = 'Night Bus 9';
export const QUEUE = 'E02 – The longest queue in the world, and what happened when it moved';
export const HALL = 'Underground ticket hall with the clock that runs backwards, flooded version';

export const FILMS: FilmPlan[] = [
  {
    name: GARDEN,
    type: 'short',
    style: '3d',
    fps: '24',
    description: 'A girl inherits a salt marsh and the heron who thinks it is his.',
    digits: 3,
    episodes: [
      {
        name: null,
        sequences: [
          { name: 'SQ010', description: 'Morning on the dykes', shots: 6 },
          { name: 'SQ020', description: 'The heron takes the rake', shots: 5 },
          { name: 'SQ030', description: 'Storm, seen from the kitchen', shots: 4 },
        ],
      },
    ],
    assets: [
      { type: 'Character', name: 'Marguerite', description: 'Nine, barefoot, in a coat too long.' },
      { type: 'Character', name: 'Old Bastien' },
      { type: 'Character', name: 'Heron', description: 'Proud. Never runs.' },
      { type: 'Prop', name: 'Salt rake' },
      { type: 'Prop', name: 'Paper boat' },
      { type: 'Environment', name: 'Salt marsh at dusk' },
      { type: 'Environment', name: 'Grand-mère’s kitchen' },
    ],
  },
  {
    name: BUS,
    type: 'tvshow',
    style: '2d',
    fps: '25',
    description: 'Whoever misses the last bus in this city may ride the one after it.',
    digits: 4,
    episodes: [
      {
        name: 'E01 – Last stop',
        sequences: [
          { name: 'SQ01', description: 'The wrong platform', shots: 4 },
          { name: 'SQ02', description: 'Everybody off', shots: 3 },
        ],
      },
      {
        name: QUEUE,
        sequences: [
          { name: 'SQ01', description: 'Round the block', shots: 4 },
          { name: 'SQ02', description: 'It moves', shots: 3 },
        ],
      },
    ],
    assets: [
      { type: 'Character', name: 'Oksana, driver' },
      { type: 'Character', name: 'Señor Muñoz', episode: QUEUE },
      { type: 'Character', name: 'Björn the fox' },
      { type: 'Prop', name: 'Ticket machine', episode: QUEUE },
      { type: 'Environment', name: HALL, episode: QUEUE },
    ],
    canceled: `${QUEUE} / SQ02 / SH0030`,
  },
];
