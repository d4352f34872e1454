import { z } from 'zod';
import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import type { Replica } from '../replica/replica.ts';
import { COLOUR_MATRICES, type ColourMatrix } from '../shared/media.ts';
import { success, type Result } from '../shared/result.ts';

const schema = z.enum(COLOUR_MATRICES);

const keyOf = (replica: Replica, taskId: string) => {
  const projectId = replica.tasks.get(taskId)?.task.projectId;
  return projectId === undefined ? null : (`colours:${projectId}` as const);
};

/** How the artist reads the untagged movies of a task's production; `null` while nobody chose. */
export function movieColours(replica: Replica, taskId: string): ColourMatrix | null {
  const key = keyOf(replica, taskId);
  return key && replica.keyValue.get(key, schema);
}

/** Remembers it for all movies of the task's production. */
export function keepMovieColours(
  replica: Replica,
  taskId: string,
  matrix: ColourMatrix,
): Result<null> {
  const key = keyOf(replica, taskId);
  if (!key) return UNKNOWN_TASK;
  replica.change(() => void replica.keyValue.set(key, matrix));
  return success(null);
}
