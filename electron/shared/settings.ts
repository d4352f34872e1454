import type { Day } from './day.ts';
import type { FrameNumbers } from './frame-time.ts';
import type { Minutes } from './minutes.ts';
import { USUAL_PROGRAMS } from './programs.ts';
import type { Failure } from './result.ts';
import type { UpdateMode } from './updates.ts';

/** How a task's day is rounded before it is sent; the data here is never rounded. */
export interface Rounding {
  /** Minutes; 0 for no rounding. */
  step: 0 | 5 | 15 | 30;
  way: 'up' | 'nearest';
}

export const UNDO_SEND_SECONDS = [0, 5, 10, 20] as const;
export type UndoSend = (typeof UNDO_SEND_SECONDS)[number];

/** What the artist, or the studio for them, has chosen on this computer. */
export interface Settings {
  theme: 'dark' | 'light' | 'system';
  /** Starts at login, in the tray. The system's own list says whether it really does. */
  startAtLogin: boolean;
  /** ISO weekdays, 1 Monday to 7 Sunday, ascending. */
  workingDays: number[];
  /** The hours of a full day; `null` for the studio's own. */
  hoursADay: Minutes | null;
  /** `HH:MM` in the artist's zone; the day must end after it begins. */
  dayStart: string;
  /** When the evening's card appears. */
  dayEnd: string;
  rounding: Rounding;
  /** What becomes of a task's day that rounds to nothing. */
  leftoverTime: 'drop' | 'longest-task' | 'one-step';
  idle: {
    /** Minutes without input after which the timer asks; 0 for never. */
    minutes: Minutes;
    /** Programs whose work counts as the artist's, without input at the keyboard (see programs.ts). */
    programs: string[];
  };
  /** Electron's spelling, `CommandOrControl+Alt+L`; `null` for none. */
  quickLogShortcut: string | null;
  reminders: { evening: boolean; week: boolean };
  /** What of Kitsu's news the desktop tells. `outsideHours`: not in the working hours alone. */
  notices: { news: boolean; outsideHours: boolean };
  /** What the desktop tells has neither names nor texts of the studio in it. */
  privateNotices: boolean;
  /** The time zone that a calendar day follows. */
  dayBoundary: 'computer' | 'kitsu';
  /** `HH:MM` in that zone, on the half hour up to 11:00: work before belongs to the day before. */
  dayBeginsAt: string;
  /** What the app does about newer versions of itself. */
  updates: UpdateMode;
  /** Pixels of the list beside a task; `null` for as wide as a narrow window. */
  listWidth: number | null;
  /** Seconds in which a comment can be undone before it leaves; 0: it leaves at once. */
  undoSend: UndoSend;
  /** Gigabytes that movies and pictures from Kitsu may take on this disk. */
  mediaSpace: number;
  /** How the frames of a movie are numbered where they are shown. */
  frameNumbers: FrameNumbers;
  /** The main window stays above other programs' windows. */
  keepAbove: boolean;
}

export type SettingName = keyof Settings;

/** A zone in a form that people recognise: its IANA name, its present offset (`UTC+1`), its day. */
export interface ZoneView {
  name: string;
  offset: string;
  today: Day;
}

/** All that the settings room shows. */
export interface SettingsView {
  /** The effective ones; `startAtLogin` is what the system's own list says. */
  settings: Settings;
  /** Locked by the studio: the artist cannot change them. */
  locked: SettingName[];
  /** The studio's file, and what in it could not be used. */
  policy: { file: string; problems: string[] } | null;
  /** Why starting at login cannot be switched here; `null` if it can. */
  cannotStartAtLogin: Failure | null;
  zones: { computer: ZoneView; kitsu: ZoneView | null };
  /** The studio's hours a day. */
  studioHours: Minutes;
  /** False where the system has no notices: on Linux without libnotify. */
  showsNotices: boolean;
  /** `Electron 45.4.1, Chromium 156.0.8078.108`, and what is wrong with it, if anything is known. */
  runsOn: { words: string; trouble: string | null };
}

export const ROUNDING_STEPS = [0, 5, 15, 30] as const satisfies Rounding['step'][];

export const MEDIA_SPACES = [1, 2, 5, 10, 20, 50, 100] as const;

/** The longest idle time that can be chosen before the timer asks. */
export const LONGEST_IDLE_MINUTES: Minutes = 240;
export const MOST_PROGRAMS = 200;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'dark',
  startAtLogin: false,
  workingDays: [1, 2, 3, 4, 5],
  hoursADay: null,
  dayStart: '09:00',
  dayEnd: '18:00',
  rounding: { step: 0, way: 'nearest' },
  leftoverTime: 'drop',
  idle: { minutes: 5, programs: [...USUAL_PROGRAMS] },
  quickLogShortcut: 'CommandOrControl+Alt+L',
  reminders: { evening: true, week: true },
  notices: { news: true, outsideHours: false },
  privateNotices: false,
  dayBoundary: 'computer',
  dayBeginsAt: '00:00',
  updates: 'notify',
  listWidth: null,
  undoSend: 10,
  mediaSpace: 2,
  frameNumbers: 'zero',
  keepAbove: false,
};

/**
 * The settings as they come on a system (Node's name of it). On Windows Ctrl+Alt is AltGr, and there L
 * is a letter on Polish, Czech, Hungarian, Romanian and other keyboards; on a function key it types none.
 */
export const defaultSettings = (platform: string): Settings =>
  platform === 'win32'
    ? { ...DEFAULT_SETTINGS, quickLogShortcut: 'CommandOrControl+Shift+F12' }
    : DEFAULT_SETTINGS;

/** The bounds of a list beside a task, in pixels; a window leaves the task at least as much. */
export const LIST_WIDTH = { usual: 440, least: 320, most: 1200 } as const;

/** `HH:MM`, 00:00 to 23:59. */
export const isClockTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

const MODIFIER = 'CommandOrControl|Command|Control|Alt|Shift|Super';
const KEY = String.raw`[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Enter|Home|End|PageUp|PageDown|Insert|Delete|Up|Down|Left|Right|[,./;'\[\]\\=\x60-]`;
const SHORTCUT = new RegExp(`^(?:(?:${MODIFIER})\\+)+(?:${KEY})$`);

/** Select all, copy, paste, cut, undo, redo and save of every program, with Shift too. */
const OF_EVERY_PROGRAM = /^(?:CommandOrControl|Command|Control)\+(?:Shift\+)?[ACVXZYS]$/;

/**
 * True for a shortcut in Electron's spelling: modifiers, each once and one of them not Shift, then a key. Not one that
 * every program has for itself: over any program it would take that away.
 */
export function isShortcut(text: string): boolean {
  if (!SHORTCUT.test(text) || OF_EVERY_PROGRAM.test(text)) return false;
  const modifiers = text.slice(0, text.lastIndexOf('+')).split('+');
  return new Set(modifiers).size === modifiers.length && modifiers.some((name) => name !== 'Shift');
}
