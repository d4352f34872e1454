import { z } from 'zod';
import { success } from '../shared/result.ts';
import { isZone } from '../shared/zone.ts';
import { idsOf, text } from './field-readers.ts';
import type { Http } from './http.ts';
import type { KitsuAnswer } from './answer-types.ts';

/** The studio's rules of time, the person's role and time zone, as stored in the replica. */
export const studioRules = z.object({
  /** Kitsu's `hours_by_day`, which may be 7.5. */
  hoursByDay: z.number().positive(),
  timesheetsLocked: z.boolean(),
  role: z.string(),
  organisation: z.string(),
  /** The IANA zone of the person's Kitsu profile; `null` if it is unknown or not a real zone. */
  timezone: z.string().nullable().default(null),
  /** Ids of the person's departments; `null` if they were not read yet. */
  departmentIds: z.array(z.string()).nullable().default(null),
});
export type StudioRules = z.infer<typeof studioRules>;

const authenticated = z.looseObject({
  user: z.looseObject({
    role: z.string().nullish(),
    timezone: z.string().nullish().catch(null),
    departments: z.unknown().optional(),
  }),
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
    role: text(user.role) || 'user',
    organisation: text(organisation?.name),
    timezone: user.timezone && isZone(user.timezone) ? user.timezone : null,
    departmentIds: Array.isArray(user.departments) ? idsOf(user.departments) : null,
  });
}
