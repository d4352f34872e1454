import type { WithWorkspace } from '../app/with-workspace.ts';
import type { WorkPlan } from '../rules/work-plan.ts';
import type { Day } from '../shared/day.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

interface Deps {
  me(): string | null;
  plan(): WorkPlan;
  today(): Day;
  dayOf(at: number): Day;
}

/** The artist's schedule and record. What reckons them is loaded with the room. */
export const myScheduleHandlers = (
  { me, plan, today, dayOf }: Deps,
  inWorkspace: WithWorkspace,
): Pick<Handlers, Extract<keyof Handlers, `mine.${string}`>> => ({
  'mine.schedule': () =>
    inWorkspace(async (workspace) => {
      const { mySchedule } = await import('./my-schedule.ts');
      return success(mySchedule(workspace, me() ?? '', plan(), today()));
    }),
  'mine.record': () =>
    inWorkspace(async (workspace) => {
      const { myRecordHere } = await import('./my-schedule.ts');
      return success(myRecordHere(workspace, me() ?? '', { today: today(), dayOf }));
    }),
});
