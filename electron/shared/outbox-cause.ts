import { z } from 'zod';
import { formatMinutes } from './minutes.ts';
import { assertNever, failure, type Failure } from './result.ts';

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
  z.object({ code: z.literal('replied-comment-gone') }),
  z.object({ code: z.literal('commented-files-gone') }),
  /** A file's copy is no longer on this computer. */
  z.object({ code: z.literal('file-gone'), name: z.string() }),
  /** A proxy or the connection cut a file off twice on its way: bytes, and seconds that the last try took. */
  z.object({
    code: z.literal('file-cut'),
    name: z.string(),
    size: z.number(),
    seconds: z.number(),
  }),
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

/** The cause as a sentence for the artist; the only place that makes one. */
export function causeText(cause: OutboxCause): string {
  switch (cause.code) {
    case 'signed-out':
      return 'Waiting for you to sign in again.';
    case 'retrying':
      return cause.said;
    case 'permission-cache':
      return 'Kitsu refused it once. Retrying automatically in 2 minutes.';
    case 'refused':
      return `Kitsu says: ${cause.said}`;
    case 'unassigned':
      return `You are no longer assigned to this task. Kitsu says: ${cause.said}`;
    case 'task-gone':
      return 'This task is gone from Kitsu.';
    case 'maybe-arrived':
      return 'It may be in Kitsu already. Checking again in a moment.';
    case 'off-that-day':
      return 'You are off on this day. Cancel the day off to log time.';
    case 'waits-for-cancelled-day-off':
      return 'Waiting for the day off to be cancelled in Kitsu.';
    case 'day-off-moved':
      return 'The day off was changed in Kitsu. Check it there, then discard this.';
    case 'time-conflict':
      return `Kitsu has ${formatMinutes(cause.kitsu)} now, you typed ${formatMinutes(cause.typed)}.`;
    case 'status-conflict':
      return `It is ${cause.has} in Kitsu now. ${statusQuestion(cause)}`;
    case 'replied-comment-gone':
      return 'The comment you replied to is no longer in Kitsu.';
    case 'commented-files-gone':
      return 'The comment is no longer in Kitsu, so its files cannot be added to it.';
    case 'file-gone':
      return `${cause.name} is no longer on this computer.`;
    case 'file-cut':
      return `${cause.name} (${megabytes(cause.size)}) was cut off twice on its way to Kitsu, the last time after ${cause.seconds} s. Try again on another network, or attach a smaller file.`;
    case 'leads-only-status':
      return `The task is ${cause.status}, and your studio lets only leads write with that. Choose a status, or reply to a comment.`;
    case 'retakes-used':
      return `This task has had ${retakes(cause.limit)}: Kitsu accepts no more comments with ${cause.status}. Choose another status, or ask your lead.`;
    case 'recovered-doubt':
      return 'This entry was damaged on the disk of this computer. Check that it is right before it is sent.';
    case 'earlier':
      return cause.text;
    case 'unknown':
      return 'Another version of Kitsu Companion knows why it waits.';
    default:
      return assertNever(cause);
  }
}

/** The cause as a failure, for an action that it prevents. */
export const causeFailure = (cause: OutboxCause): Failure => failure('rule', causeText(cause));

const statusQuestion = ({
  starts,
  wanted,
}: Extract<OutboxCause, { code: 'status-conflict' }>): string =>
  starts ? 'Start it anyway?' : `Set ${wanted ?? 'it'} anyway?`;

const megabytes = (size: number): string => `${Math.max(1, Math.round(size / 1_000_000))} MB`;

const retakes = (limit: number): string =>
  limit === 1 ? 'its one retake' : `its ${limit} retakes`;
