const MEBI = 1024 * 1024;

/** 5,000 to-do items are 7 MB; no real list comes near this. */
const LONGEST_LIST = 32 * MEBI;
/** A production's times are one list without pages: 100,000 of them are 29 MB, and a long film has more. */
const LONGEST_TIMES = 256 * MEBI;
/** One thing, or a word that it was done. */
const LONGEST_ITEM = MEBI;

const ID = '[0-9a-f]{8}-[0-9a-f-]{27}';

/** Routes that answer with one thing, or with nothing to speak of: all others may be lists. */
const OF_ONE = [
  /^\/(?:config|status)?$/,
  /^\/auth\//,
  // One of a kind by its id; what is below it (`/data/projects/:id/shots`) is a list.
  new RegExp(`^/data/[a-z-]+/${ID}$`),
  new RegExp(`^/data/tasks/${ID}/(?:full|comments/${ID}/reply)$`),
  new RegExp(`^/actions/tasks/${ID}/`),
];

const TIMES = new RegExp(`^/data/projects/${ID}/time-spents$`);

/** The most bytes that a JSON answer of this route may have. `path`: without the API's root and the query. */
export const longestAnswer = (path: string): number =>
  OF_ONE.some((route) => route.test(path))
    ? LONGEST_ITEM
    : TIMES.test(path)
      ? LONGEST_TIMES
      : LONGEST_LIST;
