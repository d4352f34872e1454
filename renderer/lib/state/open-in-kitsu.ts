import { call } from '../api.ts';
import { app } from './app.svelte.ts';

/** Shows a task's page in the browser; without one, Kitsu itself. What is refused is said. */
export async function openInKitsu(taskId?: string): Promise<void> {
  const answer = await call('app.openKitsu', taskId === undefined ? {} : { taskId });
  if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
}
