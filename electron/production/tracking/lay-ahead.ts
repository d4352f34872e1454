import type { ProductionTask } from '../../shared/production.ts';
import type { Ahead } from '../browse/ahead.ts';
import { moveTask } from './live.ts';
import type { Tracked } from './tracked.ts';

/** What is laid over a production that was read. */
export interface Laid {
  /** What Kitsu has of the tasks that something is laid over, by id. */
  base: Map<string, ProductionTask>;
  over: ReadonlyMap<string, readonly Ahead[]>;
  /** Tells two layers apart. */
  key: string;
}

export const nothingLaid = (): Laid => ({ base: new Map(), over: new Map(), key: '[]' });

/** Reckons with what was edited here and is not in Kitsu yet, and no longer with what is. */
export function layAhead(laid: Laid, tracked: Tracked, ahead: readonly Ahead[]): void {
  const tasks = ahead.filter(({ list, made }) => list === 'tasks' && !made);
  const key = JSON.stringify(tasks);
  if (key === laid.key) return;
  const over = new Map<string, Ahead[]>();
  for (const one of tasks) over.set(one.id, [...(over.get(one.id) ?? []), one]);
  for (const id of new Set([...laid.base.keys(), ...over.keys()])) {
    const base = laid.base.get(id) ?? tracked.standing.work.taskById.get(id);
    if (!base) continue;
    const own = over.get(id);
    if (own) laid.base.set(id, base);
    else laid.base.delete(id);
    moveTask(tracked, own ? laidOver(base, own) : base);
  }
  Object.assign(laid, { over, key });
}

/** A task as Kitsu has it now, beneath what is ahead of it. */
export function moveUnder(laid: Laid, tracked: Tracked, task: ProductionTask): boolean {
  const own = laid.over.get(task.id);
  if (own && laid.base.has(task.id)) laid.base.set(task.id, task);
  return moveTask(tracked, own ? laidOver(task, own) : task);
}

function laidOver(task: ProductionTask, over: readonly Ahead[]): ProductionTask {
  let now = task;
  for (const { set, assignee } of over) {
    if (set) {
      const { startDate = now.startDate, dueDate = now.dueDate } = set;
      const { estimation = now.estimation, priority = now.priority } = set;
      now = { ...now, startDate, dueDate, estimation, priority };
    }
    if (assignee) {
      const others = (now.assigneeIds ?? []).filter((id) => id !== assignee.id);
      now = { ...now, assigneeIds: assignee.on ? [...others, assignee.id] : others };
    }
  }
  return now;
}
