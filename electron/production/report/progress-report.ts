import { byName } from '../production-nodes.ts';
import { taskTypeNames } from './distinct-names.ts';
import type { Standing } from './report-facts.ts';

export interface DoneOf {
  total: number;
  done: number;
}

export interface ProgressReport extends DoneOf {
  /** In the order of the pipeline; two task types of one name have two names here. */
  by_task_type: Record<string, DoneOf>;
  /** The same, by id. */
  types: ({ id: string; name: string } & DoneOf)[];
}

/** How many tasks there are and how many are done, whatever their statuses are called. */
export function progressReport({ projectId, work }: Omit<Standing, 'calendar'>): ProgressReport {
  const tasks = work.knownOf(work.tasks).filter(({ task }) => task.projectId === projectId);
  const names = taskTypeNames(
    tasks.map(({ task }) => task),
    work,
  );
  const counts = new Map<string, DoneOf>();
  const all: DoneOf = { total: 0, done: 0 };
  for (const { task, state } of tasks) {
    if (state === 'canceled') continue;
    const ofType = counts.get(task.taskTypeId) ?? { total: 0, done: 0 };
    counts.set(task.taskTypeId, ofType);
    for (const one of [all, ofType]) {
      one.total += 1;
      if (state === 'done') one.done += 1;
    }
  }
  const place = (id: string): number => work.taskTypes.get(id)?.priority ?? 0;
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  const inPipeline = [...counts].sort(
    ([a], [b]) => place(a) - place(b) || byName(named(a), named(b)),
  );
  const types = inPipeline.map(([id, done]) => ({ ...named(id), ...done }));
  return {
    ...all,
    by_task_type: Object.fromEntries(types.map(({ name, total, done }) => [name, { total, done }])),
    types,
  };
}
