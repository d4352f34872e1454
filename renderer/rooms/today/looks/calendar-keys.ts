import type { Day } from '../../../../electron/shared/day.ts';
import type { MoveKey } from '../../../lib/ui/virtual/windowing.ts';
import type { CalendarWeek } from '../../../parts/calendar-layout.ts';
import { isAcrossKey, type AcrossKey } from './board-columns.ts';

/** The due days in sight with their tasks, as keys go through them: what is not drawn is left out. */
export function dueDays(
  weeks: readonly CalendarWeek[],
  lanes: number,
): { day: Day; ids: string[] }[] {
  const days = new Map<Day, { id: string; lane: number }[]>();
  for (const { bars } of weeks) {
    for (const { entry, due, lane, goesOn } of bars) {
      if (goesOn || lane >= lanes) continue;
      days.set(due, [...(days.get(due) ?? []), { id: entry.task.id, lane }]);
    }
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, found]) => ({
      day,
      ids: found.sort((a, b) => a.lane - b.lane).map(({ id }) => id),
    }));
}

/**
 * The task that a key leads to: up and down through the tasks by due day, left and right to the day
 * before or after that has one. `null` where there is none.
 */
export function dueTaskAfterKey(
  days: readonly { ids: string[] }[],
  taskId: string | null,
  key: MoveKey | AcrossKey,
): string | null {
  const all = days.flatMap(({ ids }) => ids);
  const day = days.findIndex(({ ids }) => taskId !== null && ids.includes(taskId));
  if (day === -1 || taskId === null) return all[0] ?? null;
  if (isAcrossKey(key)) {
    const own = days[day]?.ids.indexOf(taskId) ?? 0;
    const beside = days[day + (key === 'ArrowRight' ? 1 : -1)]?.ids;
    return beside ? (beside[Math.min(own, beside.length - 1)] ?? taskId) : taskId;
  }
  if (key === 'Home' || key === 'End') return (key === 'Home' ? all[0] : all.at(-1)) ?? null;
  const at = all.indexOf(taskId) + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);
  return all[Math.min(Math.max(0, at), all.length - 1)] ?? null;
}
