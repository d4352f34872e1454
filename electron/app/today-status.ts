import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { TodayStatus } from '../shared/views.ts';
import { dayTotal } from '../time/day/task-days.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { Workspace } from './workspace.ts';

const MINUTE_MS = 60_000;

/** The status while nobody is signed in. */
export const SIGNED_OUT_STATUS: TodayStatus = {
  signedIn: false,
  total: 0,
  target: 0,
  waiting: 0,
  needsYou: 0,
  running: null,
  recent: [],
};

/** Today on this computer: what is logged, what runs, what waits. `length`: minutes of a working day. */
export function todayStatus(
  { replica, sync, timer }: Pick<Workspace, 'replica' | 'sync' | 'timer'>,
  today: Day,
  now: Date,
  length: (studio: StudioConfig) => Minutes,
): TodayStatus {
  const { waiting, needsYou } = sync.status();
  const { running, recent } = timer.view();
  return {
    signedIn: true,
    total: dayTotal(replica, today),
    target: length(sync.studio()),
    waiting,
    needsYou,
    running: running && {
      taskId: running.taskId,
      title: running.title,
      projectName: replica.tasks.get(running.taskId)?.task.projectName ?? '',
      minutes: Math.max(0, Math.floor((now.getTime() - running.since) / MINUTE_MS)),
    },
    recent,
  };
}
