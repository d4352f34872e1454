import type { TaskRefusal } from '../../../../electron/shared/many.ts';
import { formatMinutes, type Minutes } from '../../../../electron/shared/minutes.ts';
import { failureText } from '../../../../electron/shared/result.ts';

/** `1 task`, `3 tasks`. */
export const tasksText = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);

/** What is selected: `3 tasks`, or where a search or a filter hides some `3 selected, 1 not shown`. */
export const pickedText = (count: number, hidden: number): string =>
  hidden === 0 ? tasksText(count) : `${count} selected, ${hidden} not shown`;

/** `30 min each, 1 h 30 in all`; for one task its minutes alone. */
export const eachText = (minutes: Minutes, count: number): string =>
  count === 1
    ? formatMinutes(minutes)
    : `${formatMinutes(minutes)} each, ${formatMinutes(minutes * count)} in all`;

/** Tasks with one reason stand together: `Not on SH010 · Layout, SH020 · Layout: the day is locked.` */
export function refusalTexts(refused: readonly TaskRefusal[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { title, refusal } of refused) {
    const reason = failureText(refusal);
    byReason.set(reason, [...(byReason.get(reason) ?? []), title]);
  }
  return [...byReason].map(([reason, titles]) => `Not on ${titles.join(', ')}: ${reason}`);
}
