import type { Http } from '../../kitsu/http.ts';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import { yieldToEventLoop } from '../../platform/yield.ts';
import { taskEntries, type TaskEntries } from '../../kitsu/user.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Task } from '../../shared/task.ts';
import { TODO_LEFT_OUT, TODO_READ, todoLeftOut } from '../../replica/todo-read.ts';

interface ReadContext {
  replica: Replica;
  http: Http;
  now(): Date;
  /** Does what stores a list part by part; that it changed is told when all of it is here. */
  asOne<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Number of tasks that are read and stored in one go: a time that is logged meanwhile waits no longer
 * than that.
 */
const AT_ONCE = 150;

/** Reads my to-do list into the replica. */
export async function readTodo(
  context: ReadContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const { replica, http, now, asOne } = context;
  const reading = replica.tasks.ask();
  const answer = await taskEntries(http, 'todo', replica.tasks.fullListMark('todo'), signal);
  if (!answer.ok) return signal.aborted ? null : answer;
  let failure: KitsuFailure | null = null;
  const done = await asOne(() =>
    store(replica, 'todo', answer.value, reading, signal, async () => {
      failure = await readDone(context, signal);
      return failure === null;
    }),
  );
  if (done === null) return failure;
  replica.change(() => {
    replica.keyValue.set(TODO_READ, { at: now().toISOString() });
    replica.keyValue.set(TODO_LEFT_OUT, done.leftOut ?? todoLeftOut(replica));
  });
  return null;
}

/** Reads my done tasks into the replica. */
export async function readDone(
  { replica, http, asOne }: ReadContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const reading = replica.tasks.ask();
  const answer = await taskEntries(http, 'done', replica.tasks.fullListMark('done'), signal);
  if (!answer.ok) return signal.aborted ? null : answer;
  await asOne(() => store(replica, 'done', answer.value, reading, signal));
  return null;
}

/**
 * Makes a list what Kitsu sent. Only changed entries are parsed, a batch at a time, yielding in
 * between; `null` if it was cancelled, and what was stored until then stays. `leftOut` is `null` if the
 * answer equals the last one. `onLeaving` is called before tasks are taken out of the list, and answers whether they
 * may: one that is done is to move to its own list, not to be taken from the artist for a moment.
 */
async function store(
  replica: Replica,
  list: 'todo' | 'done',
  { mark, entries }: TaskEntries,
  reading: number,
  signal: AbortSignal,
  onLeaving: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<{ leftOut: number | null } | null> {
  if (signal.aborted) return null;
  if (entries === null) return { leftOut: null };
  const known = replica.tasks.marks(list);
  const ids: string[] = [];
  const fresh: typeof entries = [];
  for (const entry of entries) {
    const id = known.get(entry.mark);
    if (id === undefined) fresh.push(entry);
    else ids.push(id);
  }
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    if (signal.aborted) return null;
    const some = fresh.slice(at, at + AT_ONCE).flatMap((entry) => {
      const task: Task | null = entry.read();
      return task === null ? [] : [{ task, mark: entry.mark }];
    });
    replica.tasks.putBatch(list, some, reading);
    ids.push(...some.map(({ task }) => task.id));
    await yieldToEventLoop();
  }
  if (replica.tasks.isLeaving(list, ids) && !(await onLeaving())) return null;
  if (signal.aborted) return null;
  replica.tasks.replaceList(list, [], reading, ids);
  replica.tasks.recordFullList(list, mark, ids.length);
  return { leftOut: entries.length - ids.length };
}
