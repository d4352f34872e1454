import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { daysOfMonth, type Month } from '../../shared/month.ts';
import type { SheetMonth, SheetShare } from '../../shared/sheet.ts';
import type { Task } from '../../shared/task.ts';
import type { WorkPlan } from '../../rules/work-plan.ts';
import type { TaskDay } from '../day/task-days.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { sheetDays } from './sheet-days.ts';

const NAMELESS = 'No longer on this computer';

/** A month: its days, and what their minutes were spent on. */
export function sheetMonth(
  replica: Replica,
  studio: StudioConfig,
  plan: WorkPlan,
  month: Month,
  today: Day,
): SheetMonth {
  const { days, lanes, readAt } = sheetDays(replica, studio, plan, daysOfMonth(month), today);
  const all = [...lanes.values()].flat();
  return {
    today,
    days,
    total: days.reduce((sum, { total }) => sum + total, 0),
    expected: days.reduce((sum, { expected }) => sum + expected, 0),
    productions: shares(replica, all, (task) => ({ name: task.projectName, color: null })),
    taskTypes: shares(replica, all, (task) => ({
      name: task.taskTypeName,
      color: task.taskTypeColor,
    })),
    readAt,
  };
}

function shares(
  replica: Replica,
  lanes: readonly TaskDay[],
  shareOf: (task: Task) => Omit<SheetShare, 'minutes'>,
): SheetShare[] {
  const found = new Map<string, SheetShare>();
  for (const lane of lanes) {
    const task = replica.tasks.get(lane.taskId)?.task;
    const share = task ? shareOf(task) : { name: NAMELESS, color: null };
    const known = found.get(share.name) ?? { ...share, minutes: 0 };
    found.set(share.name, { ...known, minutes: known.minutes + lane.minutes });
  }
  return [...found.values()]
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes || (a.name < b.name ? -1 : 1));
}
