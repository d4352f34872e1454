import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk } from '../../kitsu/in-parallel.ts';
import { getProjectDayOffs } from '../../kitsu/production/people.ts';
import { getProjectMilestones, getProjectScheduleItems } from '../../kitsu/production/schedule.ts';
import { success } from '../../shared/result.ts';
import { ONE, type ScheduleExtras } from './extras.ts';

/** Reads milestones, what is planned for task types, and days off. What this person may not read is left out. */
export async function readExtras(
  http: Http,
  projectId: string,
): Promise<KitsuAnswer<ScheduleExtras>> {
  const read = await allOk({
    milestones: orNone(getProjectMilestones(http, projectId)),
    items: orNone(getProjectScheduleItems(http, projectId)),
    daysOff: orNone(getProjectDayOffs(http, projectId)),
  });
  return read.ok ? success({ id: ONE, ...read.value }) : read;
}

async function orNone<Item>(asked: Promise<KitsuAnswer<Item[]>>): Promise<KitsuAnswer<Item[]>> {
  const answer = await asked;
  return !answer.ok && answer.code === 'forbidden' ? success([]) : answer;
}
