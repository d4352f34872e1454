import { call } from '../../lib/api.ts';
import type { ColourMatrix } from './frames/frame-messages.ts';

/** How untagged movies of the task's production are read; `null` while nobody chose. */
export async function coloursOf(taskId: string): Promise<ColourMatrix | null> {
  const answer = await call('media.colours', { taskId });
  return answer.ok ? answer.value : null;
}

/** Remembers it for all movies of the task's production. */
export async function keepColours(taskId: string, matrix: ColourMatrix): Promise<void> {
  await call('media.keepColours', { taskId, matrix });
}
