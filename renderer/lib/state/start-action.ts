import type { Failure } from '../../../electron/shared/result.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';

/**
 * What Start does with a task: starts the timer and sets its status; only sets its status, if the
 * studio logs no time on such tasks; or nothing, and why.
 */
export type StartAction =
  { kind: 'timer' } | { kind: 'status' } | { kind: 'blocked'; why: Failure };

export function startAction(task: TaskRow): StartAction {
  if (task.logBlocked === null) return { kind: 'timer' };
  if (task.startBlocked === null && !task.isStarted) return { kind: 'status' };
  return { kind: 'blocked', why: task.startBlocked ?? task.logBlocked };
}
