import type { Result } from '../../../electron/shared/result.ts';
import type { Undoable } from '../../../electron/shared/undo.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { notifyDone } from '../../lib/state/undo.ts';

/**
 * Waits for a change of a comment; what is refused is said. `said`: what was done, for the line that offers to
 * undo it; without it Ctrl+Z alone does.
 */
export async function change(
  asked: Promise<Result<Undoable>>,
  said: string | null = null,
): Promise<boolean> {
  const answer = await asked;
  if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  else if (said !== null) notifyDone(said, answer.value.undo);
  return answer.ok;
}
