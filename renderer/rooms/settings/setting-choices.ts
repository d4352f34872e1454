import type { Minutes } from '../../../electron/shared/minutes.ts';
import { DAY_BEGINS } from '../../../electron/shared/work-day.ts';
import {
  MEDIA_SPACES,
  ROUNDING_STEPS,
  UNDO_SEND_SECONDS,
  type Rounding,
  type Settings,
} from '../../../electron/shared/settings.ts';

type Labelled<Value extends string> = readonly { value: Value; label: string }[];

export const ROUNDING_CHOICES = ROUNDING_STEPS.map((step) => ({
  step,
  value: String(step),
  label: step === 0 ? 'To the minute' : `${step} min`,
}));

export const WAYS: Labelled<Rounding['way']> = [
  { value: 'nearest', label: 'To the nearest' },
  { value: 'up', label: 'Up' },
];

export const LEFTOVERS: Labelled<Settings['leftoverTime']> = [
  { value: 'drop', label: 'Drop it' },
  { value: 'longest-task', label: 'Add it to the day’s longest task' },
  { value: 'one-step', label: 'Log at least one step' },
];

export const UNDO_SEND_CHOICES = UNDO_SEND_SECONDS.map((seconds) => ({
  seconds,
  value: String(seconds),
  label: seconds === 0 ? 'Send at once' : `${seconds} s`,
}));

export const THEMES: Labelled<Settings['theme']> = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'system', label: 'As the desktop' },
];

export const UPDATE_CHOICES: Labelled<Settings['updates']> = [
  { value: 'off', label: 'Do not look for newer versions' },
  { value: 'notify', label: 'Say when there is one' },
  { value: 'automatic', label: 'Load it, and install it when I quit' },
];

/** `4:00` */
export const clockLabel = (clock: string): string => clock.replace(/^0/, '');

export const DAY_BEGIN_CHOICES = DAY_BEGINS.map((value) => ({
  value,
  label:
    value === '00:00' ? 'A new day begins at midnight' : `A new day begins at ${clockLabel(value)}`,
}));

const USUAL_MINUTES: readonly Minutes[] = [2, 3, 5, 10, 15, 20, 30, 45, 60];

/** The choices of the idle threshold, with the present one among the usual ones. */
export const idleChoices = (now: Minutes): { value: string; label: string; chosen: boolean }[] =>
  [...new Set([0, ...USUAL_MINUTES, now])]
    .sort((a, b) => a - b)
    .map((minutes) => ({
      value: String(minutes),
      label: minutes === 0 ? 'Never ask' : `Ask after ${minutes} min`,
      chosen: minutes === now,
    }));

/** The choices of the space for movies and pictures, with the present one among the usual ones. */
export const spaceChoices = (now: number): { value: string; label: string }[] =>
  [...new Set([...MEDIA_SPACES, now])]
    .sort((a, b) => a - b)
    .map((gigabytes) => ({ value: String(gigabytes), label: `Keep up to ${gigabytes} GB` }));

/** How the frames of a movie are counted. */
export const FRAME_NUMBER_CHOICES = [
  { value: 'zero', label: 'From 0' },
  { value: 'one', label: 'From 1' },
  { value: 'shot', label: 'As the shot', detail: 'such as from 1001' },
] as const;
