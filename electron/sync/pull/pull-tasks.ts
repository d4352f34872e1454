import type { Http } from '../../kitsu/http.ts';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import { yieldToEventLoop } from '../../kitsu/yield.ts';
import { taskEntries, type TaskEntries } from '../../kitsu/user.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Task } from '../../shared/task.ts';
import { TODO_READ, todoRead } from '../../replica/todo-read.ts';

interface ReadContext {
  replica: Replica;
  http: Http;
  now(): Date;
  /** Called when something that the list shows has changed. */
  stored(part: 'todo'): void;
}

/** So many tasks are read and stored in one go: a time that is logged meanwhile waits for no more. */
const AT_ONCE = 150;

/** Reads my to-do list into the replica; tells it only when something of it has changed. */
export async function readTodo(
  context: ReadContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const { replica, http, now, stored } = context;
  const reading = replica.tasks.ask();
  const answer = await taskEntries(http, 'todo', replica.tasks.fullListMark('todo'), signal);
  if (!answer.ok) return signal.aborted ? null : answer;
  const read = await store(replica, 'todo', answer.value, reading, signal);
  if (read === null) return null;
  const before = replica.keyValue.get(TODO_READ, todoRead);
  const leftOut = read.leftOut ?? before?.leftOut ?? 0;
  replica.change(() => replica.keyValue.set(TODO_READ, { at: now().toISOString(), leftOut }));
  if (read.changed || before?.leftOut !== leftOut) stored('todo');
  return null;
}

/** Reads my done tasks into the replica; tells it only when something of it has changed. */
export async function readDone(
  { replica, http, stored }: ReadContext,
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const reading = replica.tasks.ask();
  const answer = await taskEntries(http, 'done', replica.tasks.fullListMark('done'), signal);
  if (!answer.ok) return signal.aborted ? null : answer;
  const read = await store(replica, 'done', answer.value, reading, signal);
  if (read?.changed) stored('todo');
  return null;
}

/**
 * Makes a list what Kitsu sent. Only what has changed is read, a part at a time, with room for
 * others in between; `null` when it was given up, and what was stored until then stands. `leftOut`
 * is `null` where the answer is the one of the last time.
 */
async function store(
  replica: Replica,
  list: 'todo' | 'done',
  { mark, entries }: TaskEntries,
  reading: number,
  signal: AbortSignal,
): Promise<{ changed: boolean; leftOut: number | null } | null> {
  if (signal.aborted) return null;
  if (entries === null) return { changed: false, leftOut: null };
  const known = replica.tasks.marks(list);
  const ids: string[] = [];
  const fresh: typeof entries = [];
  for (const entry of entries) {
    const id = known.get(entry.mark);
    if (id === undefined) fresh.push(entry);
    else ids.push(id);
  }
  let changed = false;
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    if (signal.aborted) return null;
    const some = fresh.slice(at, at + AT_ONCE).flatMap((entry) => {
      const task: Task | null = entry.read();
      return task === null ? [] : [{ task, mark: entry.mark }];
    });
    if (replica.tasks.putBatch(list, some, reading)) changed = true;
    ids.push(...some.map(({ task }) => task.id));
    await yieldToEventLoop();
  }
  if (signal.aborted) return null;
  if (replica.tasks.replaceList(list, [], reading, ids)) changed = true;
  replica.tasks.recordFullList(list, mark, ids.length);
  return { changed, leftOut: entries.length - ids.length };
}
