/** A duration is whole minutes everywhere: Kitsu's own unit for time spent and estimates. */
export type Minutes = number;

export const MINUTES_A_DAY = 24 * 60;

/** Kitsu stores floats; two numbers that are shown alike are equal. */
export const sameMinutes = (a: Minutes, b: Minutes): boolean => Math.abs(a - b) < 0.01;

/** The hint for a duration that cannot be parsed. */
export const DURATION_EXAMPLE = 'Type it like 1h30, 1:30, 1.5 or 90m.';

export type ParsedMinutes = { ok: true; minutes: Minutes } | { ok: false; message: string };

const NUMBER = String.raw`(\d+(?:[.,]\d*)?|[.,]\d+)`;
const CLOCK = /^(\d*):([0-5]\d)(?::([0-5]\d))?$/;
const DAYS = /^(\d+)\s*(?:d|day|days|j|jours?)\s*(.*)$/;
/** The length of a working day if the studio's own is unknown. */
const USUAL_DAY: Minutes = 8 * 60;
const HOURS_AND_MINUTES = new RegExp(
  String.raw`^(\d+)\s*(?:h|hr|hrs|hours?|heures?)\s*([0-5]?\d)\s*(?:m|mn|min|mins|minutes?)?$`,
);
const HOURS = new RegExp(String.raw`^${NUMBER}\s*(?:h|hr|hrs|hours?|heures?)?$`);
const MINUTES = new RegExp(String.raw`^${NUMBER}\s*(?:m|mn|min|mins|minutes?)$`);

const decimal = (text: string): number => Number(text.replace(',', '.'));

/**
 * Parses a duration as people type it: `1h30`, `1:30`, `1.5`, `90m`, `1,5 h`. A bare number is hours.
 * Shown values can be typed back, so `1 d 5 h 30` works too: `dayLength` is the minutes of a working
 * day. Empty is zero. Anything else, and more than 24 h, is refused with an example.
 */
export function parseMinutes(typed: string, dayLength: Minutes = USUAL_DAY): ParsedMinutes {
  const text = typed.trim().toLowerCase().replace(/ /g, ' ');
  if (text === '' || text === '-' || text === '–') return { ok: true, minutes: 0 };
  const days = DAYS.exec(text);
  const minutes = days ? readDays(days, dayLength) : readMinutes(text);
  if (minutes === null)
    return { ok: false, message: `“${typed.trim()}” is not a duration. ${DURATION_EXAMPLE}` };
  if (minutes > MINUTES_A_DAY) {
    const hint = /^\d+$/.test(text) ? ` For ${text} minutes type ${text}m.` : '';
    return { ok: false, message: `A day has 24 h.${hint || ` ${DURATION_EXAMPLE}`}` };
  }
  return { ok: true, minutes };
}

/** Whole working days and what follows them; `null` if it is no duration. */
function readDays([, days = '', rest = '']: RegExpExecArray, dayLength: Minutes): Minutes | null {
  const more = rest === '' ? 0 : readMinutes(rest);
  return more === null ? null : Number(days) * dayLength + more;
}

/**
 * The minutes of a duration in one of these forms, in lower case; days are left out, because `2d` in a
 * quick line belongs to a task. A running clock (`0:00:45`) is rounded to the nearest minute. `null`
 * for anything else. More than a day is not refused here.
 */
export function readMinutes(text: string): Minutes | null {
  const clock = CLOCK.exec(text);
  if (clock)
    return Number(clock[1] || 0) * 60 + Number(clock[2]) + Math.round(Number(clock[3] ?? 0) / 60);
  const both = HOURS_AND_MINUTES.exec(text);
  if (both) return Number(both[1]) * 60 + Number(both[2]);
  const minutes = MINUTES.exec(text);
  if (minutes) return Math.round(decimal(minutes[1] ?? ''));
  const hours = HOURS.exec(text);
  if (hours) return Math.round(decimal(hours[1] ?? '') * 60);
  return null;
}

/** `1 h 30`, `2 h`, `45 min`, `0 min`: `parseMinutes` reads it back as the same number. */
export function formatMinutes(minutes: Minutes): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/**
 * Estimates and totals as studios write them: days of the organisation's hours, then hours.
 * `dayLength` is the minutes of a working day (Kitsu's `hours_by_day`).
 */
export function formatWorkload(minutes: Minutes, dayLength: Minutes): string {
  const whole = Math.round(minutes);
  if (dayLength <= 0 || whole < dayLength) return formatMinutes(whole);
  const days = Math.floor(whole / dayLength);
  const rest = Math.round(whole - days * dayLength);
  return rest === 0 ? `${days} d` : `${days} d ${formatMinutes(rest)}`;
}

/** The next quarter of an hour up (`direction` 1) or down (-1), within one day. */
export function stepMinutes(minutes: Minutes, direction: 1 | -1): Minutes {
  const quarter = direction === 1 ? Math.floor(minutes / 15) + 1 : Math.ceil(minutes / 15) - 1;
  return Math.min(MINUTES_A_DAY, Math.max(0, quarter * 15));
}
