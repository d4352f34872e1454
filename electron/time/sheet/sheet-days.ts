import { isUnfinished } from '../../shared/unfinished.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import type { SheetDay } from '../../shared/sheet.ts';
import { dayOffOn } from '../../rules/my-days-off.ts';
import { expectedMinutes, type WorkPlan } from '../../rules/work-plan.ts';
import {
  taskDaysBetween,
  saveStateOf,
  totalOf,
  worstSaveState,
  type TaskDay,
} from '../day/task-days.ts';
import { dayLock, type StudioConfig } from '../../rules/studio-rules.ts';
import { myDaysOff } from '../../outbox/kinds/my-days-off.ts';

/** Some days of a timesheet, and the task days they consist of. */
export interface DaysWithLanes {
  days: SheetDay[];
  lanes: Map<Day, TaskDay[]>;
  /** When Kitsu was last asked about the day that was read longest ago; `null` if one never was. */
  readAt: string | null;
}

/** These days, in order, over all tasks. `days` has no gaps. */
export function sheetDays(
  replica: Replica,
  studio: StudioConfig,
  plan: WorkPlan,
  days: readonly Day[],
  today: Day,
): DaysWithLanes {
  const lanes = taskDaysBetween(
    replica,
    replica.outbox.all(),
    days[0] ?? today,
    days.at(-1) ?? today,
  );
  const daysOff = myDaysOff(replica);
  const past = days.filter((day) => day <= today);
  const read = past.map((day) => replica.times.readAt(day));
  return {
    lanes,
    readAt: read.includes(null) ? null : (read.sort()[0] ?? null),
    days: days.map((day): SheetDay => {
      const those = lanes.get(day) ?? [];
      const total = totalOf(those);
      const expected = expectedMinutes(day, studio, plan, daysOff);
      const dayOff = dayOffOn(daysOff, day);
      return {
        day,
        total,
        expected,
        mark: worstSaveState(those.map(saveStateOf)),
        isMissing: isUnfinished({
          day,
          today,
          total,
          expected,
          isRead: replica.times.readAt(day) !== null,
        }),
        locked: dayLock(day, today, studio, dayOff !== null),
        dayOff,
      };
    }),
  };
}
