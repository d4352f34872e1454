import { dayLength } from '../../rules/work-plan.ts';
import { createAlarm, createRerun, type Rerun } from '../../shared/concurrency.ts';
import type { EditLock, Unsent } from '../../shared/production-edit.ts';
import type { Freshness } from '../../shared/productions.ts';
import { success, type Failure, type Result } from '../../shared/result.ts';
import type { ScheduleView } from '../../shared/schedule/schedule.ts';
import type { VersionsAnswer } from '../../shared/schedule/versions.ts';
import { editLock } from '../edit/who-may-edit.ts';
import type { ScheduleExtras } from './extras.ts';
import { HOW_SCHEDULED } from './how-counted.ts';
import type { ScheduleAnswer } from './messages.ts';
import { readExtras } from './read-extras.ts';
import { readVersions, type VersionDeps } from './versions.ts';

export interface ScheduleDeps extends VersionDeps {
  unsent(projectId: string): ReadonlyMap<string, Unsent>;
  /** What the worker says of it; the production is read anew behind that. */
  looking(projectId: string, have: string | null): Promise<Result<ScheduleAnswer>>;
  /** True if that is otherwise than before. */
  keep(projectId: string, extras: ScheduleExtras): Promise<boolean>;
  /** How far the reading of the lists is. */
  readingOf(projectId: string): Freshness;
  /** Reads the lists anew. */
  begin(projectId: string): Promise<void>;
  onNews(): void;
  log(message: string): void;
}

/** The schedules of productions, as a window asks for them. */
export interface Schedule {
  view(projectId: string, have: string | null): Promise<Result<ScheduleView>>;
  refresh(projectId: string): Promise<Result<null>>;
  /** Plans that Kitsu keeps beside the one that counts. */
  versions(projectId: string, id: string | null): Promise<Result<VersionsAnswer>>;
  /** Nobody looks at it any more. */
  close(projectId: string): void;
  /** An event of Kitsu's stream. */
  hear(name: string): void;
  /** Events were missed. */
  reconnected(): void;
  stop(): void;
}

/** Events of one act of somebody's come together. */
const GATHER_MS = 300;
const HEARD = /^(milestone|schedule-item|day-off):/;
/** Kitsu writes them both ways. */
const HEARD_VERSIONS = /^production[-_]schedule[-_]version:/;

export function createSchedule(deps: ScheduleDeps): Schedule {
  const looked = new Set<string>();
  const runs = new Map<string, Rerun>();
  const problems = new Map<string, Failure>();
  const alarm = createAlarm({ keepsAlive: false });
  /** Grows with each change of versions that was heard of. */
  let versionsHeard = 0;

  async function read(projectId: string): Promise<void> {
    try {
      const extras = await readExtras(deps.http, projectId);
      if (!looked.has(projectId)) return;
      const before = problems.get(projectId);
      if (extras.ok) problems.delete(projectId);
      else problems.set(projectId, extras);
      const isNew = extras.ok && (await deps.keep(projectId, extras.value));
      if (isNew || before?.code !== problems.get(projectId)?.code) deps.onNews();
    } catch (error) {
      deps.log(`Milestones and days off could not be stored: ${String(error)}`);
    }
  }

  function begin(projectId: string): Promise<void> {
    const run = runs.get(projectId) ?? createRerun(() => read(projectId));
    runs.set(projectId, run);
    return run.run();
  }

  const beginAll = (): void => looked.forEach((projectId) => void begin(projectId));

  const locksOf = (projectId: string, types: ScheduleAnswer['types']): Record<string, EditLock> =>
    Object.fromEntries(
      types.flatMap(({ id, departmentId }) => {
        const task = { kind: 'task' as const, projectId, departmentId };
        const lock = editLock(task, 'startDate', deps.studio());
        return lock === null ? [] : [[id, lock]];
      }),
    );

  return {
    async view(projectId, have) {
      const answer = await deps.looking(projectId, have);
      if (!answer.ok) return answer;
      if (!looked.has(projectId)) {
        looked.add(projectId);
        // What is on the disk is drawn first.
        setImmediate(() => void begin(projectId));
      }
      const { stamp, facts, types } = answer.value;
      const reading = deps.readingOf(projectId);
      return success({
        ...{ stamp, facts, how: HOW_SCHEDULED, dayLength: dayLength(deps.studio()) },
        locks: locksOf(projectId, types),
        unsent: [...deps.unsent(projectId).keys()],
        versionsHeard,
        ...reading,
        problem: reading.problem ?? problems.get(projectId) ?? null,
      });
    },
    async refresh(projectId) {
      await Promise.all([deps.begin(projectId), begin(projectId)]);
      return success(null);
    },
    versions: (projectId, id) => readVersions(deps, projectId, id),
    close: (projectId) => void looked.delete(projectId),
    hear(name) {
      if (HEARD_VERSIONS.test(name) && looked.size > 0) {
        versionsHeard += 1;
        deps.onNews();
      }
      if (HEARD.test(name) && looked.size > 0 && !alarm.isSet()) alarm.set(GATHER_MS, beginAll);
    },
    reconnected: beginAll,
    stop() {
      alarm.clear();
      looked.clear();
      runs.clear();
      problems.clear();
    },
  };
}
