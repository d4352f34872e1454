import type { Day } from '../../../electron/shared/day.ts';
import { failureText } from '../../../electron/shared/result.ts';
import type { TrackedTask } from '../../../electron/shared/tracking.ts';
import { call } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { navigate } from '../../lib/state/navigation.svelte.ts';
import { viewer } from '../../lib/state/viewer.svelte.ts';
import { wantComment } from '../../lib/state/wanted-comment.ts';
import { questionText, withQuestion } from './question-text.ts';

/**
 * Goes to the comments of a task with a question to its people as a draft, which the lead changes and sends, or not.
 * What was written there already stays above it.
 */
export async function askInComments(task: TrackedTask, today: Day): Promise<void> {
  const taskId = task.id;
  const answer = await call('task.comments', { taskId, opened: false, most: 1 });
  if (!answer.ok) return app.notify({ message: failureText(answer), tone: 'bad' });
  const { blocked, draft } = answer.value;
  // A task that is not on this computer yet is read once it is opened.
  if (blocked !== null && blocked.code !== 'not-found') {
    app.notify({ message: failureText(blocked), tone: 'bad' });
  } else {
    const written = withQuestion(draft, questionText(task, today));
    const saved = await call('comment.saveDraft', { taskId, ...written });
    if (!saved.ok) return app.notify({ message: failureText(saved), tone: 'bad' });
    viewer.told(taskId);
    if (draft !== null && draft.text.trim() !== '')
      app.notify({ message: 'The question stands below what you had begun to write.' });
  }
  wantComment(taskId);
  navigate({ name: 'task', taskId });
}
