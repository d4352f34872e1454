import { shortDay, weekNumber, weekOf, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import { monthName, monthOf } from '../../../electron/shared/month.ts';
import type { RecordPeriod, WeekAhead } from '../../../electron/shared/my-schedule.ts';
import type { ShortOutlook } from '../../../electron/shared/task-facts.ts';
import { outlookText } from '../../parts/outlook-text.ts';

const tasks = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);

const onDay = (day: Day, today: Day): string => (day === today ? 'today' : shortDay(day, today));

/** The short answer on a row: `Yes: done by Thu 3 Dec`, `Not at this pace: done by Mon 7 Dec`. */
export function answerText(outlook: ShortOutlook, today: Day): string {
  const { finish, left } = outlook;
  if (outlook.level === 'unknown') return left === null ? 'No estimate' : 'Cannot be said';
  const answer = outlookText(outlook);
  if (finish === null) return answer;
  return finish === today
    ? `${answer}: done today`
    : `${answer}: done by ${shortDay(finish, today)}`;
}

/** Whether all that is due in a week would be done: its answer in a word. */
export function weekAnswer(week: WeekAhead): string {
  if (week.taskIds.length === 0) return 'Nothing is due';
  if (week.late.length > 0) return 'Not at this pace';
  return week.unestimated === week.taskIds.length ? 'Cannot be said' : 'Yes';
}

/** What a week takes and what it has: one sentence each, without full stops. */
export function weekSentences(week: WeekAhead, today: Day): string[] {
  const { free, left, daysOff, taskIds, late, unestimated, finish } = week;
  const off = daysOff === 0 ? '' : `, with ${daysOff === 1 ? '1 day off' : `${daysOff} days off`}`;
  const rest = week.first < today ? ' from today on' : '';
  const has = `${hours(free)} of working time${rest}${off}`;
  if (taskIds.length === 0) return [has];
  const known = unestimated < taskIds.length;
  const due = `${tasks(taskIds.length)} due${known ? `: ${hours(left)} left` : ''}`;
  const without = unestimated > 0 ? `, ${unestimated} without an estimate` : '';
  const last =
    finish === null
      ? ''
      : `the last would be done ${finish === today ? 'today' : `by ${onDay(finish, today)}`}`;
  const risk = late.length > 0 ? `${late.length} late or not in time` : '';
  const end = [risk, last].filter((words) => words !== '').join(', ');
  return [`${due}${without}`, has, ...(end === '' ? [] : [end[0]?.toUpperCase() + end.slice(1)])];
}

/** `18 h of 40 h`: left of what is due, beside the working time. */
export const loadText = ({ left, free }: WeekAhead): string => `${hours(left)} of ${hours(free)}`;

/** Whole hours from ten on: a week is not told by the minute. */
const hours = (minutes: Minutes): string =>
  minutes >= 600 ? `${Math.round(minutes / 60)} h` : minutes === 0 ? '0 h' : formatMinutes(minutes);

/** `Week 48`, `Week 53, 2025`: an ISO week belongs to the year of its Thursday, which is said if it is not this one. */
export function weekTitle({ first }: Pick<RecordPeriod, 'first'>, today: Day): string {
  const year = (weekOf(first)[3] ?? first).slice(0, 4);
  const title = `Week ${weekNumber(first)}`;
  return year === (weekOf(today)[3] ?? today).slice(0, 4) ? title : `${title}, ${year}`;
}

export const monthTitle = ({ first }: RecordPeriod): string => monthName(monthOf(first));

/** `5.0 s`, `1 min 05 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** `24 a day`: frames, on each of the days on which there are some. */
export const quotaText = ({
  frames,
  frameDays,
}: Pick<RecordPeriod, 'frames' | 'frameDays'>): string =>
  `${Math.round((frames * 10) / frameDays) / 10} a day`;

/** How an estimate was kept: `2 h under`, `1 h 30 over`, `as estimated`. */
export function differenceText({
  estimate,
  logged,
}: Pick<RecordPeriod, 'estimate' | 'logged'>): string {
  const over = Math.round(logged - estimate);
  if (over === 0) return 'as estimated';
  return over > 0 ? `${formatMinutes(over)} over` : `${formatMinutes(-over)} under`;
}

export const COUNTED =
  'How it is counted: a task counts on the day on which it was last set to a done status, if it is done now. Weeks are ISO weeks, Monday to Sunday, whole at New Year too. ' +
  'Frames are those from a shot’s first to its last frame, divided among the people of the task; a shot with two done tasks counts for each. A day: divided by the days on which frames were done. Seconds are by the frame rate of the production. ' +
  'Retakes are all that the task ever had. Estimates and logged time are those of the whole task, by everybody on it, and of tasks with an estimate alone.';
