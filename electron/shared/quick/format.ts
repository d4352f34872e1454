import type { Day } from '../day.ts';
import { formatMinutes } from '../minutes.ts';
import { isDateWord } from './day-words.ts';
import { dayPhrase } from './parse-day.ts';
import { parseQuickLine, type QuickLine } from './parse-line.ts';
import { nameWords, type KnownNames } from './tokenize.ts';

/**
 * The line with a task's own title in it (`SQ010 / SH030 · Animation`); its time and day stay. It
 * parses back to the same; a title that would not is put in quotation marks.
 */
export function formatQuickLine(
  line: QuickLine,
  title: string,
  today: Day,
  names: KnownNames,
): string {
  const around = (name: string): string => {
    if (line.kind === 'start') return `start ${name}`;
    const log = line.kind === 'log' ? line : { minutes: null, day: today };
    const time = log.minutes === null ? [] : [formatMinutes(log.minutes)];
    const day = log.day === null || log.day === today ? [] : [dayPhrase(log.day, today)];
    return [...time, name, ...day].join(' ');
  };
  const written = around(title);
  const words = nameWords(title);
  const readsAsName = (known: KnownNames): boolean => {
    const read = parseQuickLine(written, today, known);
    const sameWords = read.words.map(({ text }) => text).join(' ') === words.join(' ');
    const isLine = line.kind === 'start' || line.kind === 'log';
    return sameWords && (!isLine || agree(read, line, today));
  };
  // A name that could be a day would be asked about.
  const couldBeDay = words.some(isDateWord) || !readsAsName({ ...names, has: () => false });
  const same = readsAsName(names) && !couldBeDay;
  return around(same ? title : `"${title.replace(/["“”«»]/g, ' ')}"`);
}

/** Whether a line with a title has the same time and day as the line without it. */
function agree(read: QuickLine, line: QuickLine, today: Day): boolean {
  if (line.kind !== 'log') return read.kind === line.kind && read.problem === null;
  if (read.kind !== 'log' || read.minutes !== line.minutes) return false;
  // A line without a time has a problem of its own.
  const isClear = line.minutes === null || read.problem === null;
  return isClear && read.day === (line.day ?? today);
}
