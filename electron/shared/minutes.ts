import { failure, success, type Failure, type Result } from './result.ts';

/** A duration is whole minutes everywhere: Kitsu's own unit for time spent and estimates. */
export type Minutes = number;

export const MINUTES_A_DAY = 24 * 60;

/** Kitsu stores floats; two numbers that are shown alike are equal. */
export const sameMinutes = (a: Minutes, b: Minutes): boolean => Math.abs(a - b) < 0.01;

/** The hint for a duration that cannot be parsed. */
export const DURATION_EXAMPLE = 'Type it like 1h30, 1:30, 1.5 or 90m.';

const NUMBER = String.raw`(\d+(?:[.,]\d*)?|[.,]\d+)`;
/** The units of time in English, French, German and Spanish. */
const HOUR_UNIT = '(?:h|hrs?|hours?|heures?|std|stunden?|horas?)';
const MINUTE_UNIT = '(?:m|mn|mins?|minutes?|minuten|minutos?)';
const DAY_UNIT = '(?:d|days?|j|jours?|tage?|d[ií]as?)';
const HOUR_UNIT_AT_END = new RegExp(String.raw`\s*${HOUR_UNIT}$`);
const CLOCK = new RegExp(String.raw`^(\d*):([0-5]\d)(?::([0-5]\d))?\s*${HOUR_UNIT}?$`);
const DAYS = new RegExp(String.raw`^(\d+)\s*${DAY_UNIT}(?![a-zí])\s*(.*)$`);
/** A working day where the studio's own length is not known. */
export const USUAL_DAY: Minutes = 8 * 60;
const HOURS_AND_MINUTES = new RegExp(
  String.raw`^(\d+)\s*${HOUR_UNIT}\s*([0-5]?\d)\s*${MINUTE_UNIT}?$`,
);
const HOURS = new RegExp(String.raw`^${NUMBER}\s*${HOUR_UNIT}?$`);
const MINUTES = new RegExp(String.raw`^${NUMBER}\s*${MINUTE_UNIT}$`);

/** More bare hours than this on one task are more likely minutes. */
const MOST_BARE_HOURS = 12;

const decimal = (text: string): number => Number(text.replace(',', '.'));

/**
 * Reads a duration as people type it: `1h30`, `1:30`, `1.5`, `90m`, `1,5 h`. A bare number is
 * hours. What is shown can be typed back, so `1 d 5 h 30` is read too: `dayLength` is the minutes
 * of a working day. Empty is zero. Anything else, and more than 24 h, is refused with an example;
 * what could mean two durations is asked about (`durationQuestion`).
 */
export function parseMinutes(typed: string, dayLength: Minutes = USUAL_DAY): Result<Minutes> {
  const text = typed.trim().toLowerCase().replace(/ /g, ' ');
  if (text === '' || text === '-' || text === '–') return success(0);
  const question = durationQuestion(text, dayLength);
  if (question !== null) return question;
  const minutes = readDays(text, dayLength) ?? readMinutes(text);
  if (minutes === null)
    return failure('bad-input', `“${typed.trim()}” is not a duration.`, DURATION_EXAMPLE);
  if (minutes > MINUTES_A_DAY) {
    const areMinutes = /^\d+$/.test(text);
    const hint = areMinutes ? `For ${text} minutes type ${text}m.` : DURATION_EXAMPLE;
    return failure('bad-input', 'A day has 24 h.', hint);
  }
  return success(minutes);
}

/**
 * What the artist is asked of text that could be two durations; `null` where it is only one. `15` is
 * rarely hours, `7.30` is half past seven in Finland, Norway, Italy or Germany, `15:00` may be a time
 * of day, and `2 d` rarely went into one day.
 */
export function durationQuestion(text: string, dayLength: Minutes = USUAL_DAY): Failure | null {
  if (/^\d{2}$/.test(text) && Number(text) > MOST_BARE_HOURS && Number(text) <= 24) {
    return failure('ambiguous', `Is “${text}” hours or minutes?`, `Type ${text}h or ${text}m.`);
  }
  const days = DAYS.exec(text);
  if (days) return daysQuestion(text, days, dayLength);
  return lateClockQuestion(text) ?? dottedQuestion(text);
}

/** `15:00` is rarely fifteen hours of one task: it may be when the work ended. */
function lateClockQuestion(text: string): Failure | null {
  const [, hours = '', rest = ''] = /^(\d{2}):([0-5]\d)$/.exec(text) ?? [];
  if (hours === '' || Number(hours) <= MOST_BARE_HOURS || Number(hours) >= 24) return null;
  const minutes = Number(hours) * 60 + Number(rest);
  return failure(
    'ambiguous',
    `Is “${text}” a duration or a time of day?`,
    `For ${formatMinutes(minutes)} type ${asTyped(minutes)}.`,
  );
}

function dottedQuestion(text: string): Failure | null {
  const bare = text.replace(HOUR_UNIT_AT_END, '');
  const dotted = LIKE_A_CLOCK.exec(bare);
  if (!dotted || Number(dotted[1]) >= 24 || Number(dotted[2]) === 0) return null;
  const [, hours = '', rest = ''] = dotted;
  const asClock = Number(hours) * 60 + Number(rest);
  const asDecimal = Math.round(decimal(bare) * 60);
  // With a comma or a unit, whole quarters such as `1,25` and `1.5 h` are decimal for everybody.
  if ((bare !== text || bare.includes(',')) && asDecimal % 15 === 0) return null;
  return failure(
    'ambiguous',
    `Is “${text}” ${formatMinutes(asClock)} or ${formatMinutes(asDecimal)}?`,
    `Type ${hours}:${rest} or ${asTyped(asDecimal)}.`,
  );
}

const asTyped = (minutes: Minutes): string => formatMinutes(minutes).replace(/ /g, '');

function daysQuestion(
  text: string,
  [, days = '', rest = '']: RegExpExecArray,
  dayLength: Minutes,
): Failure | null {
  const minutes = readDays(text, dayLength);
  if (minutes === null || minutes > MINUTES_A_DAY) return null;
  if (Number(days) > 1) {
    const question = `Is “${text}” ${formatMinutes(minutes)} on one day?`;
    return failure('ambiguous', question, `Then type ${asTyped(minutes)}.`);
  }
  return durationQuestion(rest);
}

/** `7.30` and `7,30`, a clock to some and a decimal number to others; `7.5` and `7.75` are decimal. */
export const LIKE_A_CLOCK = /^(\d{1,2})[.,]([0-5]\d)$/;

/**
 * The minutes of whole working days and what follows them, `1 d 5 h 30`; `null` where `text`, in lower
 * case, is no such duration.
 */
export function readDays(text: string, dayLength: Minutes): Minutes | null {
  const [, days, rest = ''] = DAYS.exec(text) ?? [];
  if (days === undefined) return null;
  const more = rest === '' ? 0 : readMinutes(rest);
  return more === null ? null : Number(days) * dayLength + more;
}

/**
 * The minutes of a duration that is written in lower case and as one of these; days are left out
 * (`readDays`), since a quick line says `2d` of a task. A running clock (`0:00:45`) counts to the nearest minute.
 * `null` for anything else. More than a day is not refused here.
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
