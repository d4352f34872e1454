import { z } from 'zod';

/** A value of one line: in the file a name that looks like a number stays as it is written. */
const word = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Nothing more is said of it: its line ends after the colon. */
const orNothing = <T extends z.ZodType>(what: T) => z.union([what, z.null(), z.literal('')]);

const task = z
  .strictObject({
    assignees: z.union([word, z.array(word)]).describe('E-mail or full name of each.'),
    start: word.describe('2026-12-04'),
    due: word.describe('2026-12-04'),
    estimate: word.describe('3d, 1h30, 90m'),
    priority: word.describe('0 to 3'),
  })
  .partial();
const tasks = orNothing(z.record(z.string(), orNothing(task))).describe('By the task type’s name.');
const data = orNothing(z.record(z.string(), word)).describe('By the metadata column’s name.');

const shot = z
  .strictObject({
    frames: word,
    in: word.describe('First frame.'),
    out: word.describe('Last frame.'),
    description: word,
    fps: word,
    resolution: word,
    casting: orNothing(z.record(z.string(), word)).describe('How often each asset is in it.'),
    data,
    tasks,
  })
  .partial();
const sequence = z
  .strictObject({
    description: word,
    data,
    tasks,
    shots: orNothing(z.record(z.string(), orNothing(shot))),
  })
  .partial();
const sequences = orNothing(z.record(z.string(), orNothing(sequence)));
const episode = z.strictObject({ description: word, data, tasks, sequences }).partial();
const asset = z
  .strictObject({
    episode: word.describe('The episode that it is made for; MP is the main pack.'),
    shared: word,
    description: word,
    data,
    tasks,
  })
  .partial();

/** A production as a file in plain text, for version control. What is not in it stays as it is in Kitsu. */
export const film = z
  .strictObject({
    production: word.describe('Its name; a file without it fits any.'),
    episodes: orNothing(z.record(z.string(), orNothing(episode))),
    sequences,
    assets: orNothing(
      z.record(z.string(), orNothing(z.record(z.string(), orNothing(asset)))),
    ).describe('By the name of their type, then by their own.'),
  })
  .partial();

export type Film = z.infer<typeof film>;
export type FilmTask = z.infer<typeof task>;
export type FilmShot = z.infer<typeof shot>;
export type FilmSequence = z.infer<typeof sequence>;
export type FilmEpisode = z.infer<typeof episode>;
export type FilmAsset = z.infer<typeof asset>;

/** The schema for editors and checks of a repository (`export --schema`). */
export const filmJsonSchema = (): object => z.toJSONSchema(film);
