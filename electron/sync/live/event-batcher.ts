import { createAlarm } from '../../shared/concurrency.ts';
import type { LiveEvent } from './live-event.ts';
import { eventKey, affectedParts, type EventFacts, type Part } from './event-effects.ts';

export interface EventBatcherDeps {
  facts: EventFacts;
  now(): Date;
  /** Refreshes that part; resolves when it is on disk or could not be read. */
  readPart(part: Part): Promise<void>;
  /** Refreshes everything; the batcher does not wait for it. */
  readAll(): void;
  /** Refreshes these tasks; false if only the lists can tell what became of one. */
  readTasks(taskIds: string[]): Promise<boolean>;
  /** Refreshes the comments of these tasks. */
  readComments(taskIds: string[]): Promise<void>;
  /** Nothing may be read now: signed out. */
  isSignedOut(): boolean;
  log(message: string): void;
}

/**
 * Turns a stream of events, however dense, into few refreshes. One refresh runs at a time, and which is
 * next depends on how long each has rested: no queue of shared/concurrency.ts knows that.
 */
export interface EventBatcher {
  add(event: LiveEvent): void;
  /** Earlier events were missed: everything is refreshed once. */
  resync(): void;
  stop(): void;
}

/** Events of one action arrive together, and Kitsu may still be at work when the first one does. */
const GATHER_MS = 400;
/** More than a studio sends in that time; anything beyond is covered by refreshing everything. */
const MOST_GATHERED = 2_000;
/** Pause between two refreshes of one part: at least this, and a multiple of the time the last one took. */
const REST_MS = 2_000;
const REST_TIMES = 20;
/** Of single tasks and their comments, which are small: what an event tells is to be seen within two seconds. */
const SINGLE_REST_MS = 500;
const SINGLE_REST_TIMES = 4;
/** More tasks than that are read by their lists. */
const MOST_SINGLE = 8;
/** For time events that do not say whose they are: in a busy studio there is one every second. */
const MAYBE_TIME_REST_MS = 30_000;
/** Comments of this many tasks are refreshed in one go. */
const MOST_THREADS = 20;
const ALL_REST_MS = 5_000;

type RefreshRequest = Part | 'maybe-time' | 'tasks' | 'comments' | 'all';

/** The shortest interval of a request; `maybe-time` and `time` refresh the same. */
function restOf(wish: RefreshRequest, tookMs: number): number {
  switch (wish) {
    case 'maybe-time':
    case 'days-off':
      return MAYBE_TIME_REST_MS;
    case 'all':
      return ALL_REST_MS;
    case 'tasks':
    case 'comments':
    case 'inbox':
      return Math.max(SINGLE_REST_MS, tookMs * SINGLE_REST_TIMES);
    default:
      return Math.max(REST_MS, tookMs * REST_TIMES);
  }
}

export function createEventBatcher(deps: EventBatcherDeps): EventBatcher {
  const gathered = new Map<string, LiveEvent>();
  const wishes = new Set<RefreshRequest>();
  /** Tasks whose comments are to be refreshed. */
  const comments = new Set<string>();
  /** Tasks that are to be refreshed. */
  const tasks = new Set<string>();
  const time = (): number => deps.now().getTime();
  /** When each last ended, and how long it took. At the start everything is refreshed anyway. */
  const done = new Map<RefreshRequest, { at: number; took: number }>([
    ['all', { at: time(), took: 0 }],
  ]);
  const gathering = createAlarm();
  const waiting = createAlarm();
  let running = false;
  let stopped = false;

  function flush(): void {
    const meaning = affectedParts(gathered.values(), deps.facts);
    gathered.clear();
    for (const part of meaning.parts) wishes.add(part);
    for (const taskId of meaning.tasks) tasks.add(taskId);
    if (tasks.size > MOST_SINGLE) wishLists();
    else if (tasks.size > 0) wishes.add('tasks');
    for (const taskId of meaning.comments) comments.add(taskId);
    if (comments.size > 0) wishes.add('comments');
    if (meaning.maybeTime) wishes.add('maybe-time');
    next();
  }

  function wishLists(): void {
    tasks.clear();
    wishes.delete('tasks');
    wishes.add('todo');
    wishes.add('done');
  }

  function dueAt(wish: RefreshRequest): number {
    const last = done.get(wish === 'maybe-time' ? 'time' : wish);
    // A clock that was set back must not block it.
    if (!last || last.at > time()) return 0;
    return last.at + restOf(wish, last.took);
  }

  function next(): void {
    waiting.clear();
    if (stopped || running || wishes.size === 0) return;
    const [first] = [...wishes].sort((one, other) => dueAt(one) - dueAt(other));
    if (first === undefined) return;
    const wait = dueAt(first) - time();
    if (wait > 0) waiting.set(wait, next);
    else void run(first);
  }

  async function run(wish: RefreshRequest): Promise<void> {
    running = true;
    wishes.delete(wish);
    const begun = time();
    try {
      // After the next sign-in everything is refreshed.
      if (!deps.isSignedOut()) await read(wish);
    } catch (error) {
      deps.log(`Refreshing after an event crashed: ${String(error)}`);
    } finally {
      const ended = { at: time(), took: Math.max(0, time() - begun) };
      done.set(wish === 'maybe-time' ? 'time' : wish, ended);
      running = false;
      next();
    }
  }

  async function read(wish: RefreshRequest): Promise<void> {
    if (wish === 'all') return deps.readAll();
    if (wish === 'tasks') {
      const some = [...tasks];
      tasks.clear();
      if (!(await deps.readTasks(some))) wishLists();
      return;
    }
    if (wish === 'comments') {
      const some = [...comments].slice(0, MOST_THREADS);
      for (const taskId of some) comments.delete(taskId);
      if (comments.size > 0) wishes.add('comments');
      return deps.readComments(some);
    }
    if (wish === 'time' || wish === 'maybe-time') {
      wishes.delete('time');
      wishes.delete('maybe-time');
      return deps.readPart('time');
    }
    return deps.readPart(wish);
  }

  return {
    add(event) {
      if (stopped) return;
      if (gathered.size < MOST_GATHERED) gathered.set(eventKey(event), event);
      else wishes.add('all');
      if (!gathering.isSet()) gathering.set(GATHER_MS, flush);
    },
    resync() {
      wishes.add('all');
      next();
    },
    stop() {
      stopped = true;
      gathering.clear();
      waiting.clear();
    },
  };
}
