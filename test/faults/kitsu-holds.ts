import { laneOf } from './journal.ts';
import type { Stage } from './stage.ts';

/** What Kitsu itself holds, asked of its own API: minutes by lane, and my starts by task. */
export async function kitsuHolds(stage: Stage): Promise<Map<string, number>> {
  const { artist, lead, tasks, days, statuses } = stage;
  const holds = new Map<string, number>();
  for (const day of days) {
    const rows = await artist.get<{ task_id: string; duration: number }[]>(
      `/data/user/time-spents/${day}`,
    );
    for (const { task_id: task, duration } of rows) {
      const lane = laneOf(task, day);
      holds.set(lane, (holds.get(lane) ?? 0) + duration);
    }
  }
  for (const task of tasks) {
    const comments = await lead.get<
      { person_id: string; task_status_id: string; text: string | null }[]
    >(`/data/tasks/${task}/comments`);
    const starts = comments.filter(
      (one) =>
        one.person_id === artist.user.id &&
        one.task_status_id === statuses.get('wip') &&
        !one.text?.trim(),
    );
    holds.set(task, starts.length);
  }
  return holds;
}
