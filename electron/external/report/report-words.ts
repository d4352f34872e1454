import { REPORTS, type ReportKind } from '../../production/report/how-counted.ts';
import { success, type Result } from '../../shared/result.ts';
import { notUnderstood, readOptions, signInOf, type SignInWish } from '../setup/option-words.ts';

/** What `report` is asked for. */
export interface ReportWish {
  kind: ReportKind;
  production: string;
  json: boolean;
  /** The file that the figures are written to as a table; `null` if none is given. */
  csv: string | null;
  /** Weekdays without work, 1 Monday to 7 Sunday; `null` where that is not said. */
  weekend: number[] | null;
  signIn: SignInWish | null;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Which report these words are about, also where the rest of them is not understood. */
export const kindIn = (words: readonly string[]): ReportKind | null =>
  REPORTS.find((kind) => words.some((word) => word.toLowerCase() === kind)) ?? null;

/** Reads the words after `report`. Refused with code `bad-input` where they mean nothing. */
export function readReportWords(words: readonly string[]): Result<ReportWish> {
  const valued = ['--production', '--csv', '--weekend'];
  const read = readOptions('report', words, { valued, flags: ['--json'] });
  if (!read.ok) return read;
  const { values, flags, rest } = read.value;
  const [asked, ...more] = rest;
  const kind = REPORTS.find((known) => known === asked?.toLowerCase());
  if (kind === undefined || more.length > 0)
    return notUnderstood(`Which report, of ${REPORTS.join(', ')}?`);
  const production = values.get('--production');
  if (production === undefined)
    return notUnderstood('Which production? For example: --production Film');
  const weekend = weekendOf(values.get('--weekend'));
  if (!weekend.ok) return weekend;
  const signIn = signInOf(read.value);
  if (!signIn.ok) return signIn;
  return success({
    ...{ kind, production, json: flags.has('--json'), csv: values.get('--csv') ?? null },
    ...{ weekend: weekend.value, signIn: signIn.value },
  });
}

/** `fri,sat`, or `none` where every day is worked. */
function weekendOf(text: string | undefined): Result<number[] | null> {
  if (text === undefined) return success(null);
  if (text.toLowerCase() === 'none') return success([]);
  const days = text
    .toLowerCase()
    .split(',')
    .map((day) => DAYS.indexOf(day.trim().slice(0, 3)) + 1);
  return days.includes(0)
    ? notUnderstood('--weekend is days such as fri,sat, or none.')
    : success([...new Set(days)]);
}
