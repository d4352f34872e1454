import { failure, type Failure } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';
import { KITSU_FPS } from '../shared/annotations/grid.ts';
import { roleIn, type StudioConfig } from './studio-rules.ts';

/**
 * Why nobody's drawing of this person may stand in Kitsu, or `null`: managers, clients, and supervisors of the task's
 * department or of none may draw on previews, artists and vendors may not (kitsu-media P10).
 */
export function annotatingBlock(task: Task, studio: StudioConfig): Failure | null {
  const role = roleIn(task.projectId, studio);
  if (role === 'admin' || role === 'manager' || role === 'client') return null;
  if (role !== 'supervisor') return NOT_ARTISTS;
  const mine = studio.rules?.departmentIds ?? [];
  const its = studio.context?.taskTypes.find(({ id }) => id === task.taskTypeId)?.departmentId;
  return mine.length === 0 || (its && mine.includes(its)) ? null : NOT_YOURS;
}

const NOT_ARTISTS = failure(
  'rule',
  'Kitsu lets only leads draw on a preview.',
  'Send your drawing as a picture with a comment.',
);
const NOT_YOURS = failure(
  'rule',
  'Kitsu lets supervisors draw on the previews of their own departments only.',
  'Send your drawing as a picture with a comment.',
);

/** The rate of Kitsu's time grid for a task: its shot's own, its production's, or what Kitsu's player takes. */
export function annotatingFps(
  task: Task | undefined,
  ofShot: string | null,
  { context }: StudioConfig,
): number {
  const project = context?.projects.find(({ id }) => id === task?.projectId);
  const rates = [ofShot, project?.fps].map((written) => Number((written ?? '').replace(',', '.')));
  return rates.find((rate) => rate > 0 && rate <= 1000) ?? KITSU_FPS;
}
