import type { Workspace } from '../app/workspace.ts';
import { myDaysOff } from '../outbox/kinds/my-days-off.ts';
import type { MyDays } from '../production/my-outlook.ts';
import { expectedMinutes, workingDayLength, type WorkPlan } from '../rules/work-plan.ts';
import type { Day } from '../shared/day.ts';
import { dayTotal } from '../time/day/task-days.ts';

/**
 * The artist's days as "will I make it" counts them: their week, days off, what is left of today, and
 * how their done tasks went.
 */
export function myDays(
  { replica, sync }: Pick<Workspace, 'replica' | 'sync'>,
  plan: WorkPlan,
  today: Day,
): MyDays {
  const studio = sync.studio();
  const daysOff = myDaysOff(replica);
  const left = expectedMinutes(today, studio, plan, daysOff) - dayTotal(replica, today);
  return {
    today,
    leftToday: Math.max(0, left),
    dayLength: workingDayLength(studio, plan),
    workingDays: plan.workingDays,
    daysOff,
    record: replica.tasks.doneTotals(),
  };
}
