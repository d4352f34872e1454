import type { Http } from '../../kitsu/http.ts';
import { createRerun, type Rerun } from '../../shared/concurrency.ts';
import { success, type Failure, type Result } from '../../shared/result.ts';
import type {
  HistoryReading,
  RiskGroupKind,
  TasksOf,
  TrackedTasks,
  TrackingTab,
  TrackingView,
} from '../../shared/tracking.ts';
import type { Remedy, RiskGroup } from '../../shared/risk-groups.ts';
import { USUAL_TIME, type TimeAsked } from '../../shared/time-figures.ts';
import type { AskedMove } from '../../shared/work-moves.ts';
import type { ExportTable } from '../../shared/export-table.ts';
import type { Ahead } from '../browse/ahead.ts';
import { HOW_COUNTED } from '../report/how-counted.ts';
import type { ExportWish } from './export-tables.ts';
import { howOf } from './titles.ts';
import type { PlannedMove } from './move-proposal.ts';
import { createReadAll, NOT_READ } from './read-all.ts';
import { createMovedTasks } from './moved-tasks.ts';
import type { TrackingAnswer, TrackingAsk } from './messages.ts';

export interface TrackingDeps {
  http: Http;
  /** Asks the worker. */
  ask(ask: TrackingAsk): Promise<TrackingAnswer>;
  now(): Date;
  /** Weekdays without work, 1 Monday to 7 Sunday, by whoever looks; `null` for Saturday and Sunday. */
  weekend?(): number[] | null;
  /** What was edited here and is not in Kitsu yet. */
  ahead(projectId: string): readonly Ahead[];
  /** Somebody looks, and the worker stays. */
  onLook(): void;
  /** Nobody looks at any of them. */
  onLeft(): void;
  onNews(): void;
  log(message: string): void;
}

/** With the production's name, and how the numbers are counted. */
export interface TrackedTables {
  tables: ExportTable[];
  name: string;
  how: string[];
}

/** Where productions stand, for their leads: read from Kitsu here, reckoned in the worker. */
export interface Tracking {
  /** `time`: what of the time the tab of that name shows. */
  view(projectId: string, tab: TrackingTab, time?: TimeAsked): Promise<Result<TrackingView>>;
  tasks(
    projectId: string,
    of: TasksOf,
    part: { from: number; to: number },
  ): Promise<Result<TrackedTasks>>;
  /** Its risks by a part of it or by person. */
  riskGroups(projectId: string, by: RiskGroupKind): Promise<Result<RiskGroup[]>>;
  /** What could be done about a task. */
  remedies(projectId: string, taskId: string): Promise<Result<Remedy[]>>;
  /** What is shown, as tables of cells. */
  tables(projectId: string, wish: ExportWish): Promise<Result<TrackedTables>>;
  /** What moving a task to somebody or to another week would do, and the edits that would do it. */
  proposal(projectId: string, move: AskedMove): Promise<Result<PlannedMove>>;
  /** A task as Kitsu has it after an edit of ours. */
  readBack(projectId: string, body: Uint8Array): Promise<void>;
  refresh(projectId: string): Promise<Result<null>>;
  /** Nobody looks at it any more. */
  close(projectId: string): void;
  isLooked(): boolean;
  /** An event of Kitsu's stream. */
  hear(name: string, data: unknown): void;
  /** Gives up what is read. */
  stop(): void;
}

interface Reading {
  readAt: string | null;
  reading: boolean;
  problem: Failure | null;
  history: HistoryReading;
}

const UNREAD: Reading = {
  ...{ readAt: null, reading: false, problem: null },
  history: { state: 'not-asked' },
};

/** Tabs that tell of what its tasks have been. */
const OF_THE_PAST: readonly TrackingTab[] = ['forecast', 'progress'];

/** What goes wrong is logged, and told in words. */
async function told<T>(
  log: TrackingDeps['log'],
  work: () => Promise<T | null>,
): Promise<Result<T>> {
  try {
    const value = await work();
    return value === null ? NOT_READ : success(value);
  } catch (error) {
    log(`Where a production stands could not be told: ${String(error)}`);
    return NOT_READ;
  }
}

export function createTracking(deps: TrackingDeps): Tracking {
  const { http, ask, now, ahead, weekend = () => null, onNews, log } = deps;
  const looked = new Set<string>();
  const states = new Map<string, Reading>();
  const runs = new Map<string, Rerun>();
  let stopping = new AbortController();
  const at = (): number => now().getTime();
  const of = (projectId: string): Reading => states.get(projectId) ?? UNREAD;

  function set(projectId: string, change: Partial<Reading>): void {
    states.set(projectId, { ...of(projectId), ...change });
    onNews();
  }

  const readAll = createReadAll({ http, ask, log });

  async function read(projectId: string): Promise<void> {
    set(projectId, { reading: true, problem: null });
    const done = await readAll({ projectId, what: 'figures', signal: stopping.signal });
    if (done === null) return;
    if (!done.ok) return set(projectId, { reading: false, problem: done });
    set(projectId, { reading: false, readAt: now().toISOString() });
    if (of(projectId).history.state !== 'not-asked') await readPast(projectId);
  }

  /** The first page tells how many there are. */
  async function readPast(projectId: string): Promise<void> {
    const say = (history: HistoryReading): void => set(projectId, { history });
    say({ state: 'reading', pages: 0, of: null });
    const done = await readAll({
      ...{ projectId, what: 'history', signal: stopping.signal },
      onPart: (pages, wanted) => say({ state: 'reading', pages, of: pages > 1 ? wanted : null }),
    });
    if (done === null) return say({ state: 'not-asked' });
    say(done.ok ? { state: 'read' } : { state: 'failed', problem: done });
  }

  function begin(projectId: string): Promise<void> {
    const run = runs.get(projectId) ?? createRerun(() => read(projectId));
    runs.set(projectId, run);
    return run.run();
  }

  const movedTasks = createMovedTasks({
    ...{ http, looked, begin },
    async moved(projectId, body) {
      const answer = await ask({ do: 'move', projectId, body, at: at() });
      if (answer && 'moved' in answer && answer.moved) onNews();
    },
  });

  const lay = (projectId: string): Promise<TrackingAnswer> =>
    ask({ do: 'lay', projectId, ahead: ahead(projectId), weekend: weekend(), at: at() });

  const trying = <T>(work: () => Promise<T | null>): Promise<Result<T>> => told(log, work);

  return {
    view: (projectId, tab, time = USUAL_TIME) =>
      trying(async () => {
        looked.add(projectId);
        deps.onLook();
        await lay(projectId);
        const answer = await ask({ do: 'figures', projectId, tab, time, at: at() });
        if (answer === null || !('figures' in answer)) return null;
        const { reading, problem } = of(projectId);
        // The worker may have ended since, and forgotten it.
        if (answer.figures === null && !reading && problem === null) void begin(projectId);
        const isPastAsked = of(projectId).history.state !== 'not-asked';
        if (answer.figures !== null && !reading && !isPastAsked && OF_THE_PAST.includes(tab))
          void readPast(projectId);
        return { ...answer, how: HOW_COUNTED[tab], ...of(projectId) };
      }),
    tasks: (projectId, wanted, part) =>
      trying(async () => {
        await lay(projectId);
        const answer = await ask({ do: 'tasks', projectId, of: wanted, ...part, at: at() });
        return answer && 'tasks' in answer ? answer.tasks : null;
      }),
    riskGroups: (projectId, by) =>
      trying(async () => {
        await lay(projectId);
        const answer = await ask({ do: 'groups', projectId, by, at: at() });
        return answer && 'groups' in answer ? answer.groups : null;
      }),
    remedies: (projectId, taskId) =>
      trying(async () => {
        await lay(projectId);
        const answer = await ask({ do: 'remedies', projectId, taskId, at: at() });
        return answer && 'remedies' in answer ? answer.remedies : null;
      }),
    tables: (projectId, wish) =>
      trying(async () => {
        await lay(projectId);
        const answer = await ask({ do: 'tables', projectId, wish, at: at() });
        if (answer === null || !('tables' in answer) || answer.tables === null) return null;
        const { tables, name, notes } = answer;
        return { tables, name, how: [...howOf(wish.what), ...notes] };
      }),
    proposal: (projectId, move) =>
      trying(async () => {
        await lay(projectId);
        const answer = await ask({ do: 'propose', projectId, move, at: at() });
        return answer && 'planned' in answer ? answer.planned : null;
      }),
    async readBack(projectId, body) {
      if (looked.has(projectId)) await ask({ do: 'move', projectId, body, at: at() });
    },
    async refresh(projectId) {
      await begin(projectId);
      return success(null);
    },
    close(projectId) {
      if (!looked.delete(projectId)) return;
      // A worker that has ended holds nothing.
      ask({ do: 'leave', projectId }).catch(() => undefined);
      states.delete(projectId);
      if (looked.size === 0) deps.onLeft();
    },
    isLooked: () => looked.size > 0,
    hear: (name, data) => movedTasks.hear(name, data),
    stop() {
      looked.clear();
      movedTasks.stop();
      stopping.abort();
      stopping = new AbortController();
      states.clear();
      runs.clear();
    },
  };
}
