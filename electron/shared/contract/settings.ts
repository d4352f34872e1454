import { z } from 'zod';
import { operation, noArgs } from './define.ts';
import { FRAME_NUMBERS } from '../frame-time.ts';
import { MINUTES_A_DAY } from '../minutes.ts';
import { DAY_BEGINS } from '../work-day.ts';
import {
  isClockTime,
  isShortcut,
  LIST_WIDTH,
  LONGEST_IDLE_MINUTES,
  MOST_PROGRAMS,
  UNDO_SEND_SECONDS,
  type Settings,
  type SettingsView,
} from '../settings.ts';
import { UPDATE_MODES } from '../updates.ts';

const clockTime = z.string().refine(isClockTime, 'Not a time of day');
const ascending = (days: number[]): boolean => days.every((day, at) => day > (days[at - 1] ?? 0));

/** Each setting by itself: validates the window's changes, the artist's file and the studio's. */
export const settingFields = {
  theme: z.enum(['dark', 'light', 'system']),
  startAtLogin: z.boolean(),
  workingDays: z.array(z.int().min(1).max(7)).max(7).refine(ascending, 'Not ascending'),
  hoursADay: z.int().min(1).max(MINUTES_A_DAY).nullable(),
  dayStart: clockTime,
  dayEnd: clockTime,
  rounding: z.strictObject({
    step: z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(30)]),
    way: z.enum(['up', 'nearest']),
  }),
  leftoverTime: z.enum(['drop', 'longest-task', 'one-step']),
  idle: z.strictObject({
    minutes: z.int().min(0).max(LONGEST_IDLE_MINUTES),
    programs: z.array(z.string().trim().min(1).max(100)).max(MOST_PROGRAMS),
  }),
  quickLogShortcut: z.string().max(60).refine(isShortcut, 'Not a shortcut').nullable(),
  reminders: z.strictObject({ evening: z.boolean(), week: z.boolean() }),
  notices: z.strictObject({ news: z.boolean(), outsideHours: z.boolean() }),
  privateNotices: z.boolean(),
  dayBoundary: z.enum(['computer', 'kitsu']),
  dayBeginsAt: z.enum(DAY_BEGINS),
  updates: z.enum(UPDATE_MODES),
  listWidth: z.int().min(LIST_WIDTH.least).max(LIST_WIDTH.most).nullable(),
  undoSend: z.literal(UNDO_SEND_SECONDS),
  frameNumbers: z.enum(FRAME_NUMBERS),
  mediaSpace: z.int().min(1).max(1000),
  keepAbove: z.boolean(),
} satisfies { [Name in keyof Settings]: z.ZodType<Settings[Name]> };

/** What the window may change at once: any settings, each of them whole. */
export const settingsChange = z.strictObject(settingFields).partial();

export const settingsOperations = {
  'settings.get': operation<SettingsView>()(() => noArgs),
  /** Changes some settings, durable when it returns. If one is locked all are refused with `rule`. */
  'settings.save': operation<SettingsView>()(() => settingsChange),
  /** Copies what support needs first to the clipboard: versions and paths, no secrets. */
  'settings.copyDiagnostics': operation<null>()(() => noArgs),
};
