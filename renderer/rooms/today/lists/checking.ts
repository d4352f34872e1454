import { taskTitle } from '../../../../electron/shared/task.ts';
import { withAlso } from '../../../../electron/shared/status-trigger.ts';
import type { CheckRow } from '../../../../electron/shared/task-lists.ts';
import { call } from '../../../lib/api.ts';
import { command, type Command } from '../../../lib/commands/command.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { taskLists } from '../../../lib/state/task-lists.svelte.ts';
import { notifyDone } from '../../../lib/state/undo.ts';
import { wantedStatus } from '../../../lib/state/wanted-status.svelte.ts';

/** Approvals that were asked for and not yet answered: a second press changes nothing. */
const underWay = new Set<string>();

/** Approves a task: a comment without words, which can be undone until it leaves. Its draft stays. */
export async function approve({ task, approve: status }: CheckRow): Promise<void> {
  if (status === null || underWay.has(task.id)) return;
  underWay.add(task.id);
  const wanted = { taskIds: [task.id], text: '', statusId: status.id };
  const answer = await call('tasks.comment', wanted);
  underWay.delete(task.id);
  const refusal = answer.ok ? answer.value.refused[0]?.refusal : answer;
  if (refusal) {
    const message = `${taskTitle(task)}: ${refusal.message}`;
    app.notify({ message, action: refusal.action, tone: 'bad' });
  } else if (answer.ok) {
    const { undo, triggers } = answer.value;
    await taskLists.refresh();
    notifyDone(withAlso(`${status.name}: ${taskTitle(task)}`, triggers), undo);
  }
}

/** The status that the next comment on the task is written with. */
export function askForRetake({ task, retake }: CheckRow): void {
  if (retake) wantedStatus.set(task.id, retake.id);
}

interface Checking {
  approve(row: CheckRow): void;
  retake(row: CheckRow): void;
  next(): void;
}

/** What is done with the selected task of the list, and with its room open beside or over it. */
export const checkCommands = (row: CheckRow | undefined, act: Checking): readonly Command[] => [
  command('check.approve', {
    when: () => row !== undefined && row.approve !== null,
    run: () => row && act.approve(row),
  }),
  command('check.retake', {
    when: () => row !== undefined && row.retake !== null,
    run: () => row && act.retake(row),
  }),
  command('check.next', { run: act.next }),
];
