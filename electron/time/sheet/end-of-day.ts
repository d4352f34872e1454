import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import { isoWeekday, shiftDay, weekOf, type Day } from '../../shared/day.ts';
import type { EveningView, Proposal, ProposalReason } from '../../shared/evening.ts';
import type { DayTime } from '../../shared/production.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Refused, SheetDay } from '../../shared/sheet.ts';
import { taskTitle } from '../../shared/task.ts';
import { minutesInto, workDayIn } from '../../shared/work-day.ts';
import { setMany, type ActionTime } from '../day/commands.ts';
import { gapsOf } from '../timer/idle-gaps.ts';
import { sheetDays } from './sheet-days.ts';
import { taskDayMinutes, taskDaysBetween } from '../day/task-days.ts';
import { isStarted, type StudioConfig } from '../../rules/studio-rules.ts';
import { taskTimeBlock } from '../../outbox/kinds/time-block.ts';

/** The day whose card was answered, and the day on which the system notice was shown. */
const ANSWERED = 'evening-answered';
const TOLD = 'evening-told';
/** How far back a task counts as a recent one. */
const LATELY_DAYS = 7;
/** Nobody would read more in the evening. */
const MOST_TASKS = 3;

type Plan = Pick<Settings, 'workingDays' | 'hoursADay' | 'dayBeginsAt' | 'dayEnd' | 'reminders'>;

export interface EveningMoment {
  today: Day;
  /** `HH:MM` in the artist's zone. */
  clock: string;
}

/**
 * The evening's card: `null` before the artist's finish time, on days off and days without work, if
 * nothing is missing, and once it was answered.
 */
export function eveningView(
  replica: Replica,
  studio: StudioConfig,
  plan: Plan,
  { today, clock }: EveningMoment,
): EveningView | null {
  // After midnight it is still evening, until the next day begins.
  const { dayBeginsAt, dayEnd } = plan;
  const isEvening = minutesInto(clock, dayBeginsAt) >= minutesInto(dayEnd, dayBeginsAt);
  if (!isEvening || replica.keyValue.get(ANSWERED, z.string()) === today) return null;
  const week = sheetDays(replica, studio, plan, weekOf(today), today).days.filter(
    ({ day, locked }) => day <= today && locked === null,
  );
  if (!week.some(({ day, expected }) => day === today && expected > 0)) return null;
  const isLast = isoWeekday(today) === Math.max(...plan.workingDays);
  const asked = (day: Day): boolean =>
    day === today ? plan.reminders.evening : isLast && plan.reminders.week;
  const days = week.filter(({ day, total, expected }) => asked(day) && total < expected);
  if (days.length === 0) return null;
  return {
    today,
    days: days.map(({ day, total, expected }) => ({ day, total, expected })),
    proposals: days.flatMap((day) => proposalsOf(replica, studio, day, dayBeginsAt)),
  };
}

/** The tasks that what is missing of a day may have gone to, and why. How much is not known here. */
function proposalsOf(
  replica: Replica,
  studio: StudioConfig,
  { day, total, expected }: Pick<SheetDay, 'day' | 'total' | 'expected'>,
  dayBeginsAt: string,
): Proposal[] {
  return likelyTasks(replica, studio, day, dayBeginsAt)
    .slice(0, MOST_TASKS)
    .map(({ taskId, title, reason }) => ({
      taskId,
      title,
      day,
      reason,
      asBefore: reason.kind === 'earlier' ? Math.min(reason.minutes, expected - total) : null,
    }));
}

type Likely = Pick<Proposal, 'taskId' | 'title' | 'reason'>;

/** Tasks that accept time: those of the day itself, then of the days before, then the started ones. */
function likelyTasks(
  replica: Replica,
  studio: StudioConfig,
  day: Day,
  dayBeginsAt: string,
): Likely[] {
  const reasons = new Map<string, ProposalReason>();
  const found = [
    ...awayOn(replica, day, dayBeginsAt),
    ...workedOn(replica, day),
    ...replica.tasks
      .list('todo')
      .filter((task) => isStarted(task, studio))
      .map(({ id }) => ({ taskId: id, reason: { kind: 'started' as const } })),
  ];
  for (const { taskId, reason } of found) if (!reasons.has(taskId)) reasons.set(taskId, reason);
  return [...reasons].flatMap(([taskId, reason]) => {
    const known = replica.tasks.get(taskId);
    if (!known || known.task.isDone) return [];
    const blocked = taskTimeBlock(replica, studio, taskId);
    return blocked === null ? [{ taskId, title: taskTitle(known.task), reason }] : [];
  });
}

interface Worked {
  taskId: string;
  reason: ProposalReason;
}

/** Tasks on which the timer ran that day while the artist was away, which is not answered yet. */
function awayOn(replica: Replica, day: Day, dayBeginsAt: string): Worked[] {
  return gapsOf(replica)
    .filter(({ from }) => workDayIn(null, from, dayBeginsAt) === day)
    .map(({ taskId, from, to }) => ({
      taskId,
      reason: { kind: 'away', minutes: Math.round((to - from) / 60_000) },
    }));
}

/** Tasks with time on the day or lately, the last day first, the longest first within a day. */
function workedOn(replica: Replica, day: Day): Worked[] {
  const lanes = taskDaysBetween(replica, replica.outbox.all(), shiftDay(day, -LATELY_DAYS), day);
  return Array.from({ length: LATELY_DAYS + 1 }, (_, back) => shiftDay(day, -back)).flatMap((on) =>
    [...(lanes.get(on) ?? [])]
      .filter(({ minutes }) => minutes > 0)
      .sort((a, b) => b.minutes - a.minutes)
      .map(({ taskId, minutes, running }): Worked => {
        if (on !== day) return { taskId, reason: { kind: 'earlier', day: on, minutes } };
        const timed = Math.min(minutes, replica.segments.counted(taskId, on) + running);
        return { taskId, reason: { kind: 'that-day', minutes, timed } };
      }),
  );
}

/** Adds minutes to totals, in one go; dismisses the card for today unless all of it was refused. */
export function acceptEvening(
  replica: Replica,
  studio: StudioConfig,
  add: readonly DayTime[],
  moment: ActionTime,
): { before: DayTime[]; refused: Refused[] } {
  const before = add.map(({ taskId, day }) => ({
    taskId,
    day,
    minutes: taskDayMinutes(replica, taskId, day),
  }));
  const totals = add.map((one, index) => ({
    ...one,
    minutes: one.minutes + (before[index]?.minutes ?? 0),
  }));
  const refused = setMany(replica, studio, totals, moment);
  if (refused.length < add.length) dismissEvening(replica, moment.today);
  const isRefused = (one: DayTime): boolean =>
    refused.some(({ taskId, day }) => taskId === one.taskId && day === one.day);
  return { before: before.filter((one) => !isRefused(one)), refused };
}

/** Dismisses the card for today, also after a restart. */
export const dismissEvening = (replica: Replica, today: Day): void =>
  replica.change(() => void replica.keyValue.set(ANSWERED, today));

/** True on the first call of a day, also over restarts: the system notice is shown once. */
export function claimNotice(replica: Replica, today: Day): boolean {
  if (replica.keyValue.get(TOLD, z.string()) === today) return false;
  replica.change(() => void replica.keyValue.set(TOLD, today));
  return true;
}
