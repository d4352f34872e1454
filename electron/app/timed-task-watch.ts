import type { Notice } from './notices.ts';
import type { Workspace } from './workspace.ts';

/**
 * Answers what to tell the artist when the task whose timer runs leaves their lists: a lead unassigned
 * them, or deleted it. Once for each time that happens; `null` otherwise. Call it after each change.
 */
export function createTimedTaskWatch(): (
  workspace: Pick<Workspace, 'timer' | 'replica'>,
) => Notice | null {
  let before: { taskId: string; isMine: boolean } | null = null;
  return ({ timer, replica }) => {
    const { running } = timer.view();
    if (!running) {
      before = null;
      return null;
    }
    const { taskId, title } = running;
    const list = replica.tasks.listOf(taskId);
    const isMine = list === 'todo' || list === 'done';
    const hasLeft = before?.taskId === taskId && before.isMine && !isMine;
    before = { taskId, isMine };
    if (!hasLeft) return null;
    return {
      message: `${title} is no longer assigned to you, and its timer runs.`,
      action: 'Stop it, or start another task. What it has timed is safe here.',
    };
  };
}
