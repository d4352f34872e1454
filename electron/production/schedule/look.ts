import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import { success, type Result } from '../../shared/result.ts';
import { GROUPINGS, type ScheduleLook } from '../../shared/schedule/schedule.ts';

const schema = z.object({
  grouping: z.enum(GROUPINGS),
  colourBy: z.enum(['type', 'status']),
  px: z.number(),
});

const keyOf = (projectId: string) => `schedule-look:${projectId}` as const;

/** How this person last looked at the schedule of a production; `null`: never, or in a way that is not known here. */
export const scheduleLook = (replica: Replica, projectId: string): ScheduleLook | null =>
  replica.keyValue.get(keyOf(projectId), schema);

/** Remembers it. */
export function keepScheduleLook(
  replica: Replica,
  projectId: string,
  look: ScheduleLook,
): Result<null> {
  replica.change(() => void replica.keyValue.set(keyOf(projectId), look));
  return success(null);
}
