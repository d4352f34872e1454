import type { Workspace } from '../app/workspace.ts';
import { logEntry, type QuickLog } from '../quick-log/execute.ts';
import type { QuickContext } from '../quick-log/interpret.ts';
import type { CommandAnswer } from '../shared/command.ts';
import { failure } from '../shared/result.ts';
import type { ActionTime } from '../time/day/commands.ts';

export type Refusal = Extract<CommandAnswer, { ok: false }>;

/** Nothing was done, for the line could mean several things; `candidates`: a line for each of them. */
export function unclear(message: string, candidates: string[] = []): Refusal {
  const refusal = failure('ambiguous', message);
  return candidates.length > 0 ? { ...refusal, candidates } : refusal;
}

/** What a command works on: the artist's data, how lines are read against it, and the moment. */
export interface CommandDesk {
  workspace: Workspace;
  reading: QuickContext;
  moment: ActionTime;
}

/** Adds minutes to what a task has on a day. `before`: what it has. */
export function addTime(
  { workspace, moment }: CommandDesk,
  { taskId, day, minutes, before }: Pick<QuickLog, 'taskId' | 'day' | 'minutes' | 'before'>,
): CommandAnswer {
  const { replica, sync } = workspace;
  const shown: QuickLog = { kind: 'log', taskId, day, minutes, before, after: before + minutes };
  const done = logEntry(replica, sync.studio(), shown, moment);
  return done.ok ? { ok: true, text: done.value } : done;
}

export function startTask(
  { workspace: { timer } }: CommandDesk,
  { taskId, title }: { taskId: string; title: string },
): CommandAnswer {
  const ran = timer.view().running?.taskId === taskId;
  const done = timer.start(taskId, { status: true });
  if (!done.ok) return done;
  const said = ran ? `${title} runs already` : `Started ${title}`;
  return { ok: true, text: [said, done.value].filter(Boolean).join('. ') };
}
