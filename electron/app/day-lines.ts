import { formatMinutes } from '../shared/minutes.ts';
import { labelOf } from '../shared/plain-text.ts';
import type { TodayStatus } from '../shared/views.ts';

/** The day in two to three lines: what runs, today's total, what waits. */
export function dayLines(state: TodayStatus): string[] {
  return [...(state.running ? [runningLine(state.running)] : []), ...dayFacts(state)];
}

/** Today's total, and the waiting changes if there are any. */
export function dayFacts(state: TodayStatus): string[] {
  const waiting = waitingLine(state);
  const day = state.signedIn ? dayLine(state) : 'Not signed in';
  return waiting === null ? [day] : [day, waiting];
}

const runningLine = ({ title, minutes }: NonNullable<TodayStatus['running']>): string =>
  `${labelOf(title)}: ${minutes === 0 ? 'just started' : formatMinutes(minutes)}`;

/** `Today: 5 h 42 of 8 h`. */
const dayLine = (state: TodayStatus): string =>
  `Today: ${formatMinutes(state.total)} of ${formatMinutes(state.target)}`;

/** `3 changes waiting`, `3 changes waiting, 1 needs your decision`; `null` when all is in Kitsu. */
const waitingLine = ({ waiting, needsYou }: TodayStatus): string | null => {
  if (waiting <= 0) return null;
  const wait = waiting === 1 ? '1 change waiting' : `${waiting} changes waiting`;
  if (needsYou <= 0) return wait;
  if (waiting === 1) return '1 change needs your decision';
  return `${wait}, ${needsYou === 1 ? '1 needs' : `${needsYou} need`} your decision`;
};
