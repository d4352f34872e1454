import { formatMinutes, parseMinutes, type Minutes } from '../../electron/shared/minutes.ts';
import type { SaveState } from '../../electron/shared/views.ts';

/** `1h30`, `7h`, `45m`: `1 h 30` without spaces for a narrow column; empty for 0. */
export const narrowMinutes = (minutes: Minutes): string =>
  minutes === 0 ? '' : formatMinutes(minutes).replace('min', 'm').replaceAll(' ', '');

/** What a typed total would take from what is logged: `Takes 1 h 30 away`; `null` if nothing. */
export function takesAway(typed: string, logged: Minutes, dayLength?: Minutes): string | null {
  const read = parseMinutes(typed, dayLength);
  if (!read.ok || read.value >= Math.round(logged)) return null;
  return `Takes ${formatMinutes(logged - read.value)} away`;
}

/** Where a value is, in words; empty if there is nothing to say. */
export function saveStateText(mark: SaveState): string {
  switch (mark) {
    case 'none':
      return '';
    case 'here':
      return 'Saved here, not yet in Kitsu';
    case 'kitsu':
      return 'In Kitsu';
    case 'parked':
      return 'Kitsu refused this; it is safe here';
    case 'conflict':
      return 'Changed in Kitsu meanwhile';
    case 'changed':
      return 'Kitsu no longer shows the time you saved';
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something waits: `just now`, `12 min`, `3 h`, `2 days`; empty where it is not known. */
export function waitText(since: string | null, now: Date): string {
  const ms = since === null ? NaN : now.getTime() - Date.parse(since);
  if (Number.isNaN(ms)) return '';
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  const days = Math.floor(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}
