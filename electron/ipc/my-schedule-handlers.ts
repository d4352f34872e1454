import type { WithWorkspace } from '../app/with-workspace.ts';
import { yieldToEventLoop } from '../platform/yield.ts';
import type { WorkPlan } from '../rules/work-plan.ts';
import type { Day } from '../shared/day.ts';
import { inTurns } from '../shared/in-turns.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

interface Deps {
  me(): string | null;
  plan(): WorkPlan;
  today(): Day;
  dayOf(at: number): Day;
  /** Milliseconds of a clock. */
  clock(): number;
}

/** Half a frame: a key that comes meanwhile is answered within it. */
const TURN_MS = 8;

/** The artist's schedule and record. What reckons them is loaded with the room. */
export const myScheduleHandlers = (
  { me, plan, today, dayOf, clock }: Deps,
  inWorkspace: WithWorkspace,
): Pick<Handlers, Extract<keyof Handlers, `mine.${string}`>> => ({
  'mine.schedule': () =>
    inWorkspace(async (workspace) => {
      const { mySchedule } = await import('./my-schedule.ts');
      const steps = mySchedule(workspace, me() ?? '', plan(), today());
      return success(await inTurns(steps, { ms: TURN_MS, now: clock, yieldTo: yieldToEventLoop }));
    }),
  'mine.record': () =>
    inWorkspace(async (workspace) => {
      const { myRecordHere } = await import('./my-schedule.ts');
      return success(myRecordHere(workspace, me() ?? '', { today: today(), dayOf }));
    }),
});
