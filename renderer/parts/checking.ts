import type { Failure } from '../../electron/shared/result.ts';
import { taskTitle, type TaskRow } from '../../electron/shared/task.ts';
import type { StatusChip } from '../../electron/shared/thread.ts';
import { withAlso } from '../../electron/shared/status-trigger.ts';
import type { CheckRow } from '../../electron/shared/task-lists.ts';
import { call } from '../lib/api.ts';
import { command, type Command } from '../lib/commands/command.ts';
import { app } from '../lib/state/app.svelte.ts';
import { navigate } from '../lib/state/navigation.svelte.ts';
import { playlistWish } from '../lib/state/playlist-wish.ts';
import { taskLists } from '../lib/state/task-lists.svelte.ts';
import { notifyDone } from '../lib/state/undo.ts';
import { wantedStatus } from '../lib/state/wanted-status.svelte.ts';

/** Approvals that were asked for and not yet answered: a second press changes nothing. */
const underWay = new Set<string>();

/**
 * Approves a task: a comment without words, which can be undone until it leaves. Its draft stays. The step that undoes
 * it; `null` if it was refused, which is said.
 */
export const approve = ({ task, approve: status }: CheckRow): Promise<number | null> =>
  answerOnce(task, status, '');

/** Asks for a retake of a task with these words, beside its draft; as `approve` in all else. */
export const retakeBeside = (
  { task, retake: status }: CheckRow,
  text: string,
): Promise<number | null> => answerOnce(task, status, text);

async function answerOnce(
  task: TaskRow,
  status: StatusChip | null,
  text: string,
): Promise<number | null> {
  if (status === null || underWay.has(task.id)) return null;
  underWay.add(task.id);
  try {
    const answer = await call('tasks.comment', { taskIds: [task.id], text, statusId: status.id });
    const refusal = answer.ok ? answer.value.refused[0]?.refusal : answer;
    if (refusal) notifyRefused(task, refusal);
    if (refusal || !answer.ok) return null;
    const { undo, triggers } = answer.value;
    await taskLists.refresh();
    notifyDone(withAlso(`${status.name}: ${taskTitle(task)}`, triggers), undo);
    return undo;
  } finally {
    underWay.delete(task.id);
  }
}

/**
 * Asks for a retake of a task by the comment that its draft is, with the draft's files. What is answered is as that of
 * `approve`.
 */
export async function retakeByDraft(
  { task, retake: status }: CheckRow,
  text: string,
): Promise<number | null> {
  if (status === null || underWay.has(task.id)) return null;
  underWay.add(task.id);
  try {
    const wanted = { taskId: task.id, text, statusId: status.id, copies: false };
    const answer = await call('comment.add', wanted);
    if (!answer.ok) notifyRefused(task, answer);
    else if (answer.value.kind === 'copies') notifyRefused(task, copying(answer.value));
    if (!answer.ok || answer.value.kind === 'copies') return null;
    await taskLists.refresh();
    notifyDone(`${status.name}: ${taskTitle(task)}`, answer.value.undo);
    return answer.value.undo;
  } finally {
    underWay.delete(task.id);
  }
}

const copying = ({ words, entity }: { words: string[]; entity: string }) => ({
  message: `“${words.join(' ')}” makes Kitsu copy this comment to other tasks of ${entity}.`,
  action: 'Leave it out, or send the comment from the task itself.',
});

function notifyRefused(
  task: TaskRow,
  { message, action }: Pick<Failure, 'message' | 'action'>,
): void {
  app.notify({ message: `${taskTitle(task)}: ${message}`, action, tone: 'bad' });
}

/** The status that the next comment on the task is written with. */
export function askForRetake({ task, retake }: CheckRow): void {
  if (retake) wantedStatus.set(task.id, retake.id);
}

interface Checking {
  approve(row: CheckRow): void;
  retake(row: CheckRow): void;
  look(row: CheckRow): void;
  playlist(row: CheckRow): void;
  next(): void;
}

/** What is to check in the production of a row, of shots or of assets as it, as a new playlist there. */
export function askForPlaylist({ task }: CheckRow, rows: readonly CheckRow[]): void {
  const { projectId, forEntity } = task;
  const ids = rows
    .filter((row) => row.task.projectId === projectId && row.task.forEntity === forEntity)
    .map((row) => row.task.id);
  playlistWish.put({ projectId, ids });
  navigate({ name: 'structure', projectId, view: forEntity === 'Asset' ? 'assets' : 'shots' });
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
  command('check.look', {
    when: () => row !== undefined,
    run: () => row && act.look(row),
  }),
  command('check.playlist', {
    when: () => row !== undefined,
    run: () => row && act.playlist(row),
  }),
  command('check.next', { run: act.next }),
];
