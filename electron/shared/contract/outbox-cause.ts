import { z } from 'zod';

/**
 * Why a change waits, is parked or is in conflict: a code with its facts, as stored in the outbox row.
 * `said` is the server's own message. Code decides by `code`; `causeText` makes the sentence.
 */
export const outboxCause = z.discriminatedUnion('code', [
  /** The session has ended: the change is sent once the artist has signed in again. */
  z.object({ code: z.literal('signed-out') }),
  /** The last attempt failed and is retried automatically; `failure` is the failure's code, `said` its message. */
  z.object({ code: z.literal('retrying'), failure: z.string(), said: z.string() }),
  /** Kitsu caches permissions for up to two minutes: refused once, retried once. */
  z.object({ code: z.literal('permission-cache') }),
  z.object({ code: z.literal('refused'), said: z.string() }),
  /** Refused because the task is no longer assigned to the artist. */
  z.object({ code: z.literal('unassigned'), said: z.string() }),
  /** Kitsu no longer has the task. */
  z.object({ code: z.literal('task-gone') }),
  /** Setting a production up: somebody paused it, or its plan is not on this computer any more. */
  z.object({ code: z.literal('setup-paused') }),
  z.object({ code: z.literal('setup-plan-gone') }),
  /** A new production: somebody has one of that name, which is not taken over. */
  z.object({ code: z.literal('production-name-taken'), name: z.string() }),
  /** A new production is there, and Kitsu refused these parts of it; `said` of the first one. */
  z.object({
    code: z.literal('production-partly'),
    names: z.array(z.string()),
    said: z.string(),
  }),
  /** An earlier attempt may have arrived; it is looked for before anything is repeated. */
  z.object({ code: z.literal('maybe-arrived') }),
  z.object({ code: z.literal('off-that-day') }),
  z.object({ code: z.literal('waits-for-cancelled-day-off') }),
  /** The day off to be cancelled has other days in Kitsu by now. */
  z.object({ code: z.literal('day-off-moved') }),
  /** Minutes. */
  z.object({ code: z.literal('time-conflict'), kitsu: z.number(), typed: z.number() }),
  /** Names of statuses: the task's present one in Kitsu, and the wanted one, if known. */
  z.object({
    code: z.literal('status-conflict'),
    has: z.string(),
    wanted: z.string().nullable(),
    starts: z.boolean(),
  }),
  /** A metadata column has another value in Kitsu than the one that was edited, each as it is shown. */
  z.object({
    code: z.literal('column-conflict'),
    column: z.string(),
    has: z.string(),
    wanted: z.string(),
  }),
  /** What a lead edited in a production is no longer in Kitsu. */
  z.object({ code: z.literal('thing-gone'), name: z.string() }),
  /** A field of a production's thing has another value in Kitsu than the one that was edited, each as it is shown. */
  z.object({
    code: z.literal('field-conflict'),
    field: z.string(),
    has: z.string(),
    wanted: z.string(),
  }),
  /** Kitsu answered well and left it out: who it is and where, by name. */
  z.object({ code: z.literal('left-out'), other: z.string(), name: z.string() }),
  /** An asset that would be in itself: the way round, by name, from it and back to it. */
  z.object({ code: z.literal('in-itself'), names: z.array(z.string()) }),
  /** What was to be cast is canceled in Kitsu. */
  z.object({ code: z.literal('cast-canceled'), name: z.string() }),
  /** What it was to be made in is not in Kitsu. */
  z.object({ code: z.literal('place-gone'), name: z.string() }),
  /** More would go along than whoever deleted it was told: tasks then and now. */
  z.object({ code: z.literal('more-to-delete'), told: z.number(), now: z.number() }),
  z.object({ code: z.literal('replied-comment-gone') }),
  /** Kitsu has the reply, and did not keep these of its files. */
  z.object({ code: z.literal('reply-files-missing'), names: z.array(z.string()) }),
  z.object({ code: z.literal('commented-files-gone') }),
  /** The comment that was to be changed is no longer in Kitsu. */
  z.object({ code: z.literal('comment-gone') }),
  /** The artist wrote the comment anew elsewhere since. */
  z.object({ code: z.literal('comment-changed') }),
  /** A file's copy is no longer on this computer. */
  z.object({ code: z.literal('file-gone'), name: z.string() }),
  /** A proxy or the connection cut a file off twice on its way: bytes, and seconds that the last try took. */
  z.object({
    code: z.literal('file-cut'),
    name: z.string(),
    size: z.number(),
    seconds: z.number(),
  }),
  /** Kitsu has the file and makes of it what it shows. */
  z.object({ code: z.literal('kitsu-processing'), name: z.string() }),
  z.object({ code: z.literal('published-comment-gone') }),
  /** Somebody replied to the comment of a revision that the artist cancelled. */
  z.object({ code: z.literal('published-comment-answered') }),
  /** Another comment has the wished number of a revision by now. */
  z.object({ code: z.literal('revision-taken'), revision: z.number() }),
  /** Kitsu refused a file of a revision. */
  z.object({ code: z.literal('preview-refused'), name: z.string(), said: z.string() }),
  /** Kitsu has the file of a revision, and cannot show it. */
  z.object({ code: z.literal('preview-broken'), name: z.string() }),
  /** What Kitsu kept for a file of a revision is deleted there, time and again. */
  z.object({ code: z.literal('preview-gone'), name: z.string() }),
  /** A server on the way, or Kitsu itself, takes no file of that many bytes. */
  z.object({ code: z.literal('preview-too-large'), name: z.string(), size: z.number() }),
  /** A file of a revision was cut off so often on its way: bytes. */
  z.object({
    code: z.literal('preview-cut'),
    name: z.string(),
    size: z.number(),
    times: z.number(),
  }),
  /** The silent sound track could not be added. */
  z.object({ code: z.literal('mend-failed'), name: z.string() }),
  /** The studio lets only leads write while the task has this status. */
  z.object({ code: z.literal('leads-only-status'), status: z.string() }),
  /** The task has as many retakes as the production allows. */
  z.object({ code: z.literal('retakes-used'), limit: z.number(), status: z.string() }),
  /** The disk was damaged: the artist is asked whether the row is right. */
  z.object({ code: z.literal('recovered-doubt') }),
  /** An earlier version of the app stored only a sentence. */
  z.object({ code: z.literal('earlier'), text: z.string() }),
  /** Another version of the app stored a code that this one does not know. */
  z.object({ code: z.literal('unknown') }),
]);
export type OutboxCause = z.infer<typeof outboxCause>;
