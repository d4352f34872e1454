import { inParallel } from '../../kitsu/in-parallel.ts';
import { yieldToEventLoop } from '../../platform/yield.ts';
import { createRerun, createSharedRuns } from '../../shared/concurrency.ts';
import { success, type FailureCode } from '../../shared/result.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Http } from '../../kitsu/http.ts';
import type { Replica } from '../../replica/replica.ts';
import type { TaskSummary } from '../../replica/tables/tasks.ts';
import { pullThread, threadsToRead } from './pull-comments.ts';
import { takeLastComment } from './pull-some.ts';
import { pullFacts } from './pull-facts.ts';
import { pullTask } from './pull-task.ts';

export interface BackgroundPullDeps {
  replica: Replica;
  http: Http;
  now(): Date;
  studio(): StudioConfig;
  /** Nothing may be requested now: signed out, or Kitsu is away. */
  isBlocked(): boolean;
  /** Downloads missing pictures of these previews; true if no more can be loaded. */
  pictures(previewFileIds: string[], signal: AbortSignal): Promise<boolean>;
  log(message: string): void;
  signal: AbortSignal;
}

/**
 * What is read in the background after the lists, so that two weeks without a network have it: comments
 * and pictures.
 */
export interface BackgroundPull {
  /** Runs a round of it, after the one under way; the next continues where it ended. Never throws. */
  run(): Promise<void>;
  /** The artist opened this task: its comments and facts are refreshed now. */
  openTask(taskId: string): void;
  /** The comments of these tasks changed: they are refreshed now. */
  readThreads(taskIds: string[]): Promise<void>;
  settled(): Promise<unknown>;
}

const AT_ONCE = 3;
/** How often unchanged lists are checked again after everything was read. */
const REST_MS = 3_600_000;
/** Failures that concern one task, not the connection or the sign-in. */
const ITS_OWN = new Set<FailureCode>(['forbidden', 'not-found', 'refused', 'not-understood']);

const statusesInWork = ({ context }: StudioConfig): Set<string> =>
  new Set(context?.statuses.filter(({ isWip }) => isWip).map(({ id }) => id));

export function createBackgroundPull(deps: BackgroundPullDeps): BackgroundPull {
  const { replica, http, now, log, signal } = deps;
  const openedAt = new Map<string, number>();
  /** Failed in this session: not requested again in every round. */
  const refused = new Set<string>();
  const reading = createSharedRuns<void>();
  /** When nothing was left to read, and the revision of the lists then. */
  let rested: { at: number; revision: number } | null = null;

  async function read(taskId: string) {
    const answer = await pullThread(replica, http, taskId, now, signal);
    if (answer.ok || !ITS_OWN.has(answer.code)) return answer;
    refused.add(taskId);
    return success(false);
  }

  const readEach = (taskIds: string[]) =>
    inParallel(taskIds, AT_ONCE, (id) =>
      signal.aborted || deps.isBlocked() ? Promise.resolve(success(false)) : read(id),
    );

  /** If the lists were refreshed meanwhile, their new entries follow at once. */
  const rounds = createRerun(() =>
    round().catch((error: unknown) => log(`The background pull failed: ${String(error)}`)),
  );

  async function round(): Promise<void> {
    if (signal.aborted) return;
    const at = now().getTime();
    const revision = replica.tasks.revision();
    const rest = rested?.revision === revision ? at - rested.at : Infinity;
    if (rest >= 0 && rest < REST_MS) return;
    rested = null;
    replica.comments.sweep();
    replica.taskFacts.sweep();
    replica.annotations.sweep();
    const todo = replica.tasks.summaries('todo');
    const tasks = [...todo, ...openedAndDone(), ...toCheck()].filter(({ id }) => !refused.has(id));
    await yieldToEventLoop();
    const ids = threadsToRead(tasks, {
      lists: replica.comments.lists(),
      now: now(),
      inWork: statusesInWork(deps.studio()),
      openedAt,
    });
    const answer = await readEach(ids);
    if (!answer.ok || signal.aborted || deps.isBlocked()) return;
    const previews = tasks.flatMap(({ previewFileId }) => previewFileId ?? []);
    const hasAll = await deps.pictures([...new Set(previews)], signal);
    if (hasAll && ids.length === 0) rested = { at, revision };
  }

  /** An approval makes a task done while the artist has it open: what was said with it is read too. */
  function openedAndDone(): TaskSummary[] {
    return [...openedAt.keys()].flatMap((id) => {
      const found = replica.tasks.get(id);
      if (found?.list !== 'done') return [];
      return { ...found.task, lastCommentDate: found.task.lastComment?.date ?? null };
    });
  }

  /** What is reviewed is looked at with what was said of it, also without a network. */
  function toCheck(): TaskSummary[] {
    return replica.toCheck.all().flatMap(({ taskId, previewFileId }) => {
      const found = replica.tasks.get(taskId);
      if (found?.list !== 'known') return [];
      const { task } = found;
      return {
        ...task,
        previewFileId: previewFileId ?? task.previewFileId,
        lastCommentDate: task.lastComment?.date ?? null,
      };
    });
  }

  return {
    async readThreads(taskIds) {
      await readEach(taskIds);
      for (const id of taskIds) takeLastComment(replica, id);
    },
    run: rounds.run,
    openTask(taskId) {
      openedAt.set(taskId, now().getTime());
      if (deps.isBlocked()) return;
      void reading.run(taskId, async () => {
        try {
          await Promise.all([
            read(taskId),
            pullFacts(replica, http, taskId, now, signal),
            // What is in a list is refreshed with it.
            replica.tasks.listOf(taskId) === 'known'
              ? pullTask(replica, http, taskId, now, signal)
              : null,
          ]);
        } catch (error) {
          log(`Refreshing a task failed: ${String(error)}`);
        }
      });
    },
    settled: () => Promise.all([reading.settled(), rounds.settled()]),
  };
}
