import { z } from 'zod';
import { LONGEST_FILE, LONGEST_LINE, SETUP_VERBS } from './command-words.ts';
import type { TodayStatus } from './views.ts';
import type { Failure, FailureCode } from './result.ts';

const line = z.string().trim().min(1).max(LONGEST_LINE);
const file = z.string().min(1).max(LONGEST_FILE);

/**
 * What the command `kitsu-companion` asks the running app over its local socket: one JSON object per
 * line, answered by one. `line`: as in the quick log, `1h30 sh030 anim`, or for a start `sh030 anim`.
 * `file`: the path of a file, whose name says which task; the line of a log then has only the time.
 */
export const commandRequest = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('log'), line, file: file.optional() }),
  z
    .strictObject({ verb: z.literal('start'), line: line.optional(), file: file.optional() })
    .refine((asked) => (asked.line === undefined) !== (asked.file === undefined)),
  z.strictObject({ verb: z.literal('stop') }),
  z.strictObject({ verb: z.literal('status') }),
  /** Opens the quick log; `line`: what stands in it then. */
  z.strictObject({ verb: z.literal('quick'), line: z.string().max(LONGEST_LINE) }),
]);
export type CommandRequest = z.infer<typeof commandRequest>;

/** `text` is for people. `candidates`: the lines that could be meant; each can be used as it is. */
export type CommandAnswer =
  { ok: true; text: string; status?: TodayStatus } | (Failure & { candidates?: string[] });

/**
 * A set-up or a report that the running app does in the name of whoever is signed in there: the words after its verb, and the folder
 * that a path among them starts from. Its answer comes when it is done, after lines of `setUpProgress`.
 */
export const setUpRequest = z.strictObject({
  verb: z.literal('set-up'),
  as: z.enum([...SETUP_VERBS, 'report']),
  words: z.array(z.string().max(4096)).max(60),
  cwd: z.string().min(1).max(4096),
});
export type SetUpRequest = z.infer<typeof setUpRequest>;

/** What the command prints, and its exit code. */
export const setUpAnswer = z.object({
  ok: z.literal(true),
  exit: z.int().min(0).max(255),
  out: z.array(z.string()),
  error: z.array(z.string()),
});
export type SetUpAnswer = z.infer<typeof setUpAnswer>;

export const setUpProgress = z.object({ done: z.int().min(0), of: z.int().min(0) });

const todayStatus = z.object({
  signedIn: z.boolean(),
  total: z.number(),
  target: z.number(),
  waiting: z.number(),
  needsYou: z.number(),
  running: z
    .object({
      taskId: z.string(),
      title: z.string(),
      // A running app of before an update does not send it.
      projectName: z.string().default(''),
      minutes: z.number(),
    })
    .nullable(),
  recent: z.array(z.object({ taskId: z.string(), title: z.string() })),
}) satisfies z.ZodType<TodayStatus>;

/**
 * Validates an answer: whatever listens where an app of ours did may say anything. A code of another version of the
 * app passes.
 */
export const commandAnswer: z.ZodType<CommandAnswer> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), text: z.string(), status: todayStatus.exactOptional() }),
  z.object({
    ok: z.literal(false),
    code: z.string().transform((code) => code as FailureCode),
    message: z.string(),
    action: z.string().nullable(),
    candidates: z.array(z.string()).exactOptional(),
  }),
]);
