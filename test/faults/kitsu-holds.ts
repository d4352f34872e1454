import { laneOf } from './journal.ts';
import {
  ATTACHED_FILES,
  ATTACHED_WORDS,
  messageKey,
  PUBLISHED_FILES,
  PUBLISHED_WORDS,
} from './at-most-once-model.ts';
import type { Fixture } from './fixture.ts';

interface CommentInKitsu {
  person_id: string;
  task_status_id: string;
  text: string | null;
  replies: { person_id: string; text: string }[] | null;
  attachment_files: { name: string; reply_id: string | null }[];
  previews: { position: number; status: string; original_name: string | null; revision: number }[];
}

/** A revision or a comment that lacks a file, or has one too many. */
export const halfOf = (name: string): string => `half of ${name}`;

function isWhole({ previews }: CommentInKitsu): boolean {
  const there = [...previews].sort((a, b) => a.position - b.position);
  const names = there.map((one) => `${one.original_name}.png ${one.status}`);
  const isOne = new Set(there.map(({ revision }) => revision)).size === 1;
  return isOne && names.join() === PUBLISHED_FILES.map((name) => `${name} ready`).join();
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
      if (mine(one) && one.text?.startsWith(PUBLISHED_WORDS)) {
        const name = messageKey('publish', task, one.text);
        count(isWhole(one) ? name : halfOf(name));
      } else if (mine(one) && one.text?.startsWith(ATTACHED_WORDS)) {
        const name = messageKey('attach', task, one.text);
        const own = one.attachment_files.filter((file) => file.reply_id === null);
        const there = own.map((file) => file.name).sort();
        count(there.join() === ATTACHED_FILES.join() ? name : halfOf(name));
      } else if (mine(one) && one.text) count(messageKey('comment', task, one.text));
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
