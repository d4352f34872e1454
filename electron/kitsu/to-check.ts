import { z } from 'zod';
import { success } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';
import type { KitsuAnswer } from './answer-types.ts';
import { parseJson } from './error-mapping.ts';
import { instant, maybeText } from './field-readers.ts';
import type { Http } from './http.ts';
import { splitJsonArray, type ListEntry } from './json-array-splitter.ts';
import { readTaskItem } from './task-item.ts';
import { yieldToEventLoop } from '../platform/yield.ts';

/** A task whose review is asked for. */
export interface TaskToCheck extends Task {
  /** When that was last (ISO instant); `null` if Kitsu does not say. */
  waitingSince: string | null;
  /** The preview file of its own last revision, not of its shot or asset. */
  lastPreviewFileId: string | null;
}

const dates = z.looseObject({
  end_date: z.string().nullish().catch(null),
  last_preview_file_id: z.string().nullish().catch(null),
});

/** Roles that Kitsu has a list for; to anybody else it answers with an empty one. */
const REVIEWS = new Set(['admin', 'manager', 'supervisor']);
export const mayReview = (role: string): boolean => REVIEWS.has(role);

/**
 * `end_date` is when the review was last asked for, for as long as it waits; without one the last comment
 * has asked.
 */
export function readTaskToCheck(raw: unknown): TaskToCheck | null {
  const task = readTaskItem(raw, false);
  const more = dates.safeParse(raw);
  if (!task || !more.success) return null;
  const at = more.data.end_date ?? task.lastComment?.date;
  return {
    ...task,
    waitingSince: at ? instant(at) : null,
    lastPreviewFileId: maybeText(more.data.last_preview_file_id),
  };
}

/** Number of tasks that are parsed in one go. */
const AT_ONCE = 150;
const entries = z.custom<ListEntry[]>((value) => Array.isArray(value));

/**
 * Tasks that wait for feedback, for supervisors (of their departments, or of all if they have none) and
 * above; Kitsu shows an artist none. Asked for without a page it is the whole list, in no order.
 * Guide: "Reading User Workloads". Route: `GET /data/user/tasks-to-check`.
 */
export async function allTasksRequiringFeedback(
  http: Http,
  signal?: AbortSignal,
): Promise<KitsuAnswer<{ tasks: TaskToCheck[]; leftOut: number }>> {
  const answer = await http.request({
    method: 'GET',
    path: '/data/user/tasks-to-check',
    schema: entries,
    parse: async (body) => (await splitJsonArray(body)) ?? undefined,
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  const tasks: TaskToCheck[] = [];
  for (const [at, entry] of answer.value.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await yieldToEventLoop();
    const task = readTaskToCheck(parseJson(entry.bytes()));
    if (task) tasks.push(task);
  }
  return success({ tasks, leftOut: answer.value.length - tasks.length });
}
