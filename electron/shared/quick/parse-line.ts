import type { Day } from '../day.ts';
import {
  DURATION_EXAMPLE,
  durationQuestion,
  formatMinutes,
  MINUTES_A_DAY,
  type Minutes,
} from '../minutes.ts';
import { failure, type Failure } from '../result.ts';
import { sameWeekday } from './parse-day.ts';
import { rangeOf, classify, STOP, type DayPart, type Part, type TimePart } from './classify.ts';
import { nameWords, NO_NAMES, tokenize, type KnownNames } from './tokenize.ts';

/** What a piece of the line was understood as; `unread`: not understood. */
export type SpanKind = 'time' | 'day' | 'verb' | 'task' | 'unread';

/** Offsets in the line as typed, end excluded. */
export interface QuickSpan {
  from: number;
  to: number;
  as: SpanKind;
}

/** A folded word to search a task by. */
export interface TaskWord {
  text: string;
  from: number;
  to: number;
}

/**
 * The content of a line, before its task is searched. `problem`: what is missing, ambiguous or wrong,
 * with what to do; a log is complete if it is `null`. A day is never in the future, minutes are 1 to 1440.
 */
export type QuickLine = {
  spans: QuickSpan[];
  words: TaskWord[];
  problem: Failure | null;
  /** Nothing but the task is missing, which is what `problem` says then. */
  needsTask?: boolean;
} & (
  | { kind: 'nothing' }
  | { kind: 'log'; minutes: Minutes | null; day: Day | null }
  | { kind: 'start' }
  | { kind: 'stop' }
);

/**
 * Parses `1h30 sh030 anim yesterday`, `stop`, `start sh010 layout`: the time, the day and the words in
 * any order. A bare number is hours, unless it belongs to a name. `dayLength`: the minutes of `1 d`.
 * Never throws.
 */
export function parseQuickLine(
  line: string,
  today: Day,
  names: KnownNames = NO_NAMES,
  dayLength?: Minutes,
): QuickLine {
  const tokens = tokenize(line);
  if (tokens.length === 0) return { kind: 'nothing', spans: [], words: [], problem: null };
  const [first] = tokens;
  if (tokens.length === 1 && first && !first.quoted && STOP.includes(first.text)) {
    return { kind: 'stop', spans: [{ ...rangeOf(first), as: 'verb' }], words: [], problem: null };
  }
  const parts = classify(tokens, { today, names, ...(dayLength ? { dayLength } : {}) });
  const starts = parts.some(({ as }) => as === 'verb');
  return starts ? startLine(parts) : logLine(parts, today);
}

function startLine(parts: readonly Part[]): QuickLine {
  const said = parts.find(
    (part): part is TimePart | DayPart => part.as === 'time' || part.as === 'day',
  );
  const words = wordsOf(parts.map(numberAsName));
  return {
    kind: 'start',
    spans: spansOf(parts.map(numberAsName)),
    words,
    needsTask: said === undefined && words.length === 0,
    problem:
      said !== undefined
        ? failure('bad-input', `A start is now: leave out “${said.typed}”.`)
        : words.length === 0
          ? WHICH_TASK
          : null,
  };
}

/** The problem of a line that lacks only its task. */
export const WHICH_TASK = failure('bad-input', 'Which task?', 'Type a part of its name.');

function logLine(read: readonly Part[], today: Day): QuickLine {
  const { parts, problem: whichNumber } = chooseTime(read);
  const times = parts.filter((part): part is TimePart => part.as === 'time');
  const days = parts.filter((part): part is DayPart => part.as === 'day');
  const time = timeOf(times);
  const day = dayOf(days, today);
  const words = wordsOf(parts);
  const problem =
    whichNumber ?? (times.length > 0 ? time.problem : null) ?? day.problem ?? time.problem;
  const needsTask = problem === null && words.length === 0 && time.minutes !== null;
  return {
    kind: 'log',
    spans: spansOf(parts),
    words,
    minutes: time.minutes,
    day: day.day,
    problem: needsTask ? WHICH_TASK : problem,
    needsTask,
  };
}

const numberAsName = (part: Part): Part =>
  part.as === 'number' ? { ...part, as: 'words', words: nameWords(part.text) } : part;

const hoursOf = (text: string): number => Number(text.replace(',', '.'));
/** `030` is a name, and so is a number that exceeds a day. */
const mayBeHours = (text: string): boolean =>
  !/^0\d+$/.test(text) && hoursOf(text) <= MINUTES_A_DAY / 60;

/** `5.11` beside a time is more likely the 5th of November than a name. */
const LIKE_A_DATE = /^(?:[1-9]|[0-2]\d|3[01])\.(?:[1-9]|0[1-9]|1[0-2])$/;

/** Takes the only bare number for hours if no time has a unit; all others belong to names. */
function chooseTime(parts: readonly Part[]): { parts: Part[]; problem: Failure | null } {
  const timed = parts.some(({ as }) => as === 'time');
  const bare = parts.flatMap((part) => (part.as === 'number' ? [part] : []));
  const hours = timed ? [] : bare.filter(({ text }) => mayBeHours(text));
  if (hours.length > 1) {
    const list = hours.map(({ typed }) => `“${typed}”`).join(' or ');
    const problem = failure(
      'ambiguous',
      `Which is the time, ${list}?`,
      `Write it like ${hours[0]?.typed}h.`,
    );
    return { parts: parts.map(numberAsName), problem };
  }
  const [time] = hours;
  const dotted = timed ? bare.find(({ text }) => LIKE_A_DATE.test(text)) : undefined;
  const question = time
    ? durationQuestion(time.text)
    : dotted
      ? failure(
          'ambiguous',
          `If “${dotted.typed}” is a day, write ${dotted.typed}. with a dot behind it.`,
          'If it is a name, put it in quotes.',
        )
      : null;
  const tooMany = timed || time ? undefined : bare.find(({ text }) => /^[1-9]\d+$/.test(text));
  return {
    parts: parts.map((part) =>
      part === time
        ? {
            ...rangeOf(time),
            typed: time.typed,
            as: 'time',
            minutes: Math.round(hoursOf(time.text) * 60),
          }
        : numberAsName(part),
    ),
    problem:
      question !== null
        ? question
        : tooMany
          ? failure(
              'bad-input',
              'How long?',
              `If “${tooMany.typed}” are minutes, type ${tooMany.typed}m.`,
            )
          : null,
  };
}

function timeOf(times: readonly TimePart[]): { minutes: Minutes | null; problem: Failure | null } {
  const none = (problem: Failure) => ({ minutes: null, problem });
  const [time, second] = times;
  if (!time) return none(failure('bad-input', 'How long?', DURATION_EXAMPLE));
  const unread = times.find(({ minutes }) => minutes === null);
  if (unread)
    return none(failure('bad-input', `“${unread.typed}” is not a duration.`, DURATION_EXAMPLE));
  if (time.question) return none(time.question);
  if (second)
    return none(
      failure('ambiguous', `Two times, “${time.typed}” and “${second.typed}”: leave one out.`),
    );
  const { minutes } = time;
  if (minutes === null || minutes === 0)
    return none(failure('bad-input', `${formatMinutes(0)} is nothing to log.`));
  return minutes > MINUTES_A_DAY
    ? none(failure('bad-input', 'A day has 24 h.'))
    : { minutes, problem: null };
}

function dayOf(days: readonly DayPart[], today: Day): { day: Day | null; problem: Failure | null } {
  const wrong = days.find(({ problem }) => problem !== null);
  if (wrong) return { day: null, problem: wrong.problem };
  const dates = days.filter(({ isWeekday }) => !isWeekday);
  const day = (dates[0] ?? days[0])?.day ?? today;
  const agrees = (part: DayPart): boolean =>
    part.day !== null &&
    (part.isWeekday && dates.length > 0 ? sameWeekday(part.day, day) : part.day === day);
  const other = days.find((part) => !agrees(part));
  if (!other) return { day, problem: null };
  const list = days.map(({ typed }) => `“${typed}”`).join(' and ');
  return { day: null, problem: failure('ambiguous', `Two days, ${list}: leave one out.`) };
}

const wordsOf = (parts: readonly Part[]): TaskWord[] =>
  parts.flatMap((part) =>
    part.as === 'words' ? part.words.map((text) => ({ text, ...rangeOf(part) })) : [],
  );

const spansOf = (parts: readonly Part[]): QuickSpan[] =>
  parts.flatMap((part): QuickSpan[] => {
    if (part.as === 'words') return [{ ...rangeOf(part), as: 'task' }];
    if (part.as === 'number' || part.as === 'between') return [];
    const failed =
      (part.as === 'time' && part.minutes === null) || (part.as === 'day' && part.day === null);
    return [{ ...rangeOf(part), as: failed ? 'unread' : part.as }];
  });
