import type { Replica } from '../replica/replica.ts';
import type { RadarRow } from '../replica/tables/radar.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { changedTask, type RadarContext } from './changes.ts';

type Changed = NonNullable<ReturnType<typeof changedTask>>;

/** `me`: the artist's own id. Of a studio that is not known yet, every production counts as open. */
export function radarContext({ context }: StudioConfig, me: string): RadarContext {
  const open = context && new Set(context.projects.map(({ id }) => id));
  return {
    me,
    isOpen: (projectId) => open?.has(projectId) ?? true,
    nameOf: (personId) => (personId === null ? null : (context?.people[personId] ?? null)),
  };
}

/** Every task that is otherwise than when the artist last looked, the latest first. */
export const changedTasks = (replica: Replica, context: RadarContext): Changed[] =>
  replica.radar
    .all()
    .flatMap((looked) => changedTask(looked, replica.tasks.get(looked.taskId), context) ?? []);

/** What changed of one task; `null` for nothing. */
export function changedSince(
  replica: Replica,
  taskId: string,
  context: RadarContext,
): Changed | null {
  const looked = replica.radar.of(taskId);
  return looked && changedTask(looked, replica.tasks.get(taskId), context);
}

/** The artist has looked at these tasks; returns what `unsee` needs. Durable when it returns. */
export const markSeen = (replica: Replica, taskIds: readonly string[]): RadarRow[] =>
  replica.change(() => replica.radar.seen(taskIds));
