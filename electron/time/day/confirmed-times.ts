import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { failure, type Result } from '../../shared/result.ts';
import { runningMinutesOf } from '../timer/running-minutes.ts';
import { setDay, type ActionTime } from './commands.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';

/** Sends what was read back once more, over what Kitsu holds now. Refused as any logging may be. */
export function resend(
  replica: Replica,
  studio: StudioConfig,
  { taskId, day }: { taskId: string; day: Day },
  moment: ActionTime,
): Result<null> {
  const receipt = replica.confirmedTimes.of(taskId, day);
  if (!receipt) return failure('not-found', 'This is settled already.');
  // What the timer runs meanwhile was never in Kitsu: it stays on top.
  const minutes = Math.round(receipt.minutes) + runningMinutesOf(replica, taskId, day);
  return setDay(replica, studio, { taskId, day, minutes }, moment);
}
