import { laneOf } from './journal.ts';
import { messageKey } from './at-most-once-model.ts';
import type { Fixture } from './fixture.ts';

interface CommentInKitsu {
  person_id: string;
  task_status_id: string;
  text: string | null;
  replies: { person_id: string; text: string }[] | null;
}

/** What Kitsu itself contains, by its own API: minutes by task day, my starts by task, and all my comments. */
export async function kitsuHolds(stage: Fixture): Promise<Map<string, number>> {
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
    const comments = await lead.get<CommentInKitsu[]>(`/data/tasks/${task}/comments`);
    const count = (what: string): void => void holds.set(what, (holds.get(what) ?? 0) + 1);
    const mine = ({ person_id }: { person_id: string }): boolean => person_id === artist.user.id;
    for (const one of comments) {
      if (mine(one) && one.text) count(messageKey('comment', task, one.text));
      for (const reply of (one.replies ?? []).filter(mine)) {
        count(messageKey('reply', task, reply.text));
      }
    }
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
