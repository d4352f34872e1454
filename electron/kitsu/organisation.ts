import { z } from 'zod';
import { success } from '../shared/result.ts';
import type { Http, KitsuAnswer } from './http.ts';

/** The studio's rules of time, and my role, as kept in the replica. */
export const studioRules = z.object({
  /** Kitsu's `hours_by_day`, which may be 7.5. */
  hoursByDay: z.number().positive(),
  timesheetsLocked: z.boolean(),
  role: z.string(),
  organisation: z.string(),
});
export type StudioRules = z.infer<typeof studioRules>;

const authenticated = z.looseObject({
  user: z.looseObject({ role: z.string().nullish() }),
  organisation: z
    .looseObject({
      name: z.string().nullish(),
      hours_by_day: z.number().nullish(),
      timesheets_locked: z.boolean().nullish(),
    })
    .nullish(),
});

/** Route: `GET /auth/authenticated`. */
export async function getStudioRules(
  http: Http,
  signal?: AbortSignal,
): Promise<KitsuAnswer<StudioRules>> {
  const answer = await http.request({
    method: 'GET',
    path: '/auth/authenticated',
    schema: authenticated,
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  const { user, organisation } = answer.value;
  const hours = organisation?.hours_by_day ?? 8;
  return success({
    hoursByDay: hours > 0 && hours <= 24 ? hours : 8,
    timesheetsLocked: organisation?.timesheets_locked ?? false,
    role: user.role ?? 'user',
    organisation: organisation?.name ?? '',
  });
}
