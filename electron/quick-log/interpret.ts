import type { Replica } from '../replica/replica.ts';
import { shiftDay, type Day } from '../shared/day.ts';
import type { QuickCandidate, QuickReading } from '../shared/quick/types.ts';
import { START } from '../shared/quick/classify.ts';
import { isAboutDays, isDateWord } from '../shared/quick/day-words.ts';
import { dayPhrase } from '../shared/quick/parse-day.ts';
import { parseQuickLine, type QuickLine, type QuickSpan } from '../shared/quick/parse-line.ts';
import { isNear, wordsOfName } from '../shared/quick/name-words.ts';
import { failure, type Failure } from '../shared/result.ts';
import { nameWords, tokenize, type KnownNames } from '../shared/quick/tokenize.ts';
import { formatQuickLine } from '../shared/quick/format.ts';
import { taskTitle, type Task } from '../shared/task.ts';
import type { TimerView } from '../shared/timer.ts';
import { taskDayMinutes, taskDaysBetween } from '../time/day/task-days.ts';
import type { TaskIndex } from './task-index.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { dayLength } from '../rules/work-plan.ts';
import { timeBlock } from '../outbox/kinds/time-block.ts';

const MOST_CANDIDATES = 6;
const DAYS_LATELY = 28;

/** What a line is read against. */
export interface QuickContext {
  replica: Replica;
  studio: StudioConfig;
  today: Day;
  index: TaskIndex;
  timer: Pick<TimerView, 'running' | 'recent'>;
}

/** Interprets a line, with the tasks it could mean. Changes nothing, takes a few milliseconds. */
export function interpretQuickLine(desk: QuickContext, typed: string): QuickReading {
  const reading = readLine(desk, typed);
  const verb = reading.kind === 'log' && reading.minutes === null ? slippedVerb(desk, typed) : null;
  if (verb === null || reading.near.length + reading.candidates.length > 0) return reading;
  const mended = readLine(desk, `start${typed.slice(verb.to)}`);
  const by = verb.to - 'start'.length;
  const spans = mended.spans.map((span) =>
    span.as === 'verb' ? { ...span, ...verb } : { ...span, from: span.from + by, to: span.to + by },
  );
  return { ...mended, spans, near: [typed.slice(verb.from, verb.to), ...mended.near] };
}

/** The first word, where it is in no name and is `start` with a slip: `strat sh030`. */
function slippedVerb({ index }: QuickContext, typed: string): { from: number; to: number } | null {
  const [first, second] = tokenize(typed);
  if (!first || !second || first.quoted || index.knows(first.text)) return null;
  const { from, to } = first;
  return START.some((verb) => isNear(first.text, verb)) ? { from, to } : null;
}

function readLine(desk: QuickContext, typed: string): QuickReading {
  const lately = latelyWorked(desk);
  const rank = (id: string): number => lately.get(id) ?? lately.size;
  const { line, tasks, doubt } = understand(desk, typed, rank);
  if (line.kind === 'stop') {
    const running = desk.timer.running?.title ?? null;
    const problem =
      running === null ? failure('bad-input', 'No timer runs: there is nothing to stop.') : null;
    return { ...line, running, problem, candidates: [], named: false, near: [] };
  }
  const named = line.words.length > 0;
  const isFound = !named || tasks.length > 0;
  const nearest = isFound ? [] : nearestTasks(line, desk.index, rank);
  const shown = !named ? latest(desk, lately) : isFound ? tasks : nearest;
  const candidates = shown.map((task) => candidateOf(desk, line, task));
  const none = isFound || nearest.length > 0 ? null : noTask(line, desk.index);
  const more = {
    spans: isFound ? line.spans : unreadSpans(line, desk.index),
    // Which one is for the artist to say, of those that were worked on lately.
    problem:
      (isAboutNumber(line, desk.index) ? line.problem : none) ??
      doubt ??
      (line.needsTask ? null : line.problem),
    candidates,
    named,
    near: nearest.length > 0 ? unknownWords(line, desk.index) : [],
  };
  if (line.kind !== 'log') return { kind: line.kind, ...more };
  const { minutes, day } = line;
  return {
    kind: 'log',
    minutes,
    day,
    dayPhrase: dayPhrase(day ?? desk.today, desk.today),
    ...more,
  };
}

const unknownWords = ({ words }: QuickLine, index: TaskIndex): string[] =>
  words.map(({ text }) => text).filter((text) => !index.knows(text));

/** Tasks whose names are a slip away from the words; a word about days never stands for a name. */
function nearestTasks(line: QuickLine, index: TaskIndex, rank: (taskId: string) => number): Task[] {
  const unknown = unknownWords(line, index);
  if (unknown.length === 0 || unknown.some(isAboutDays)) return [];
  const words = line.words.map(({ text }) => text);
  return index.findNear(words, rank, MOST_CANDIDATES);
}

interface Understood {
  line: QuickLine;
  tasks: Task[];
  /** What the artist is asked where a word can be a name and a day. */
  doubt: Failure | null;
}

/**
 * A word that is a name and a day is taken for the name where only that finds a task, and asked
 * about where both do. A word about days, such as `last`, never decides between tasks by itself.
 */
function understand(
  { index, today, studio }: QuickContext,
  typed: string,
  rank: (taskId: string) => number,
): Understood {
  const find = (words: QuickLine['words']): Task[] =>
    index.find(
      words.map(({ text }) => text),
      rank,
      MOST_CANDIDATES,
    );
  const look = (line: QuickLine): Understood => ({ line, tasks: find(line.words), doubt: null });
  const read = (names: KnownNames) => look(parseQuickLine(typed, today, names, dayLength(studio)));
  const asName = read(index);
  if (asName.line.words.length === 0) return asName;
  const asDay = read({ ...index, has: () => false });
  if (asName.tasks.length === 0) return asDay.tasks.length > 0 ? asDay : asName;
  return {
    ...asName,
    doubt:
      otherDay(asName.line, asDay) ??
      dateWord(asName, typed, find) ??
      dayInName(asName, typed, index, find) ??
      numberInName(asName, typed),
  };
}

const nameAndDay = (word: string): Failure =>
  failure(
    'ambiguous',
    `“${word}” is a name and a day.`,
    'Put the name in quotes, or write the day out.',
  );

function otherDay(line: QuickLine, asDay: Understood): Failure | null {
  if (line.kind !== 'log' || asDay.line.kind !== 'log') return null;
  // Without any other word the day names no task: that is no second meaning.
  if (asDay.line.words.length === 0 || asDay.tasks.length === 0) return null;
  if (asDay.line.day === line.day) return null;
  const word = line.words.find(({ from }) => !asDay.line.words.some((one) => one.from === from));
  return word ? nameAndDay(word.text) : null;
}

function dateWord(
  { line, tasks }: Understood,
  typed: string,
  find: (words: QuickLine['words']) => Task[],
): Failure | null {
  const isQuoted = (from: number): boolean => /["“”«]/.test(typed[from] ?? '');
  const word = line.words.find(({ text, from }) => isDateWord(text) && !isQuoted(from));
  if (!word) return null;
  const without = find(line.words.filter((one) => one !== word));
  const decides =
    without.length !== tasks.length || without.some(({ id }, at) => tasks[at]?.id !== id);
  return decides
    ? failure('ambiguous', `“${word.text}” may mean a day.`, 'Put it in quotes if it is a name.')
    : null;
}

/** The day's own word is in the names of tasks that the other words find: `monday market`. */
function dayInName(
  { line, tasks }: Understood,
  typed: string,
  index: TaskIndex,
  find: (words: QuickLine['words']) => Task[],
): Failure | null {
  const days = line.spans.filter(({ as }) => as === 'day');
  const words = days.flatMap(({ from, to }) => nameWords(typed.slice(from, to)));
  if (tasks.length === 0 || words.length === 0 || !words.every((word) => index.has(word)))
    return null;
  const asName = words.map((text) => ({ text, from: 0, to: 0 }));
  return find([...line.words, ...asName]).length > 0 ? nameAndDay(words.join(' ')) : null;
}

/** The hours, without a unit, are also the number in the name of a task that is meant: `10 sh010`. */
function numberInName({ line, tasks }: Understood, typed: string): Failure | null {
  const time = line.spans.find(({ as }) => as === 'time');
  const text = typed.slice(time?.from, time?.to).trim();
  if (!time || !/^\d+$/.test(text)) return null;
  const isIn = (task: Task): boolean =>
    wordsOfName(taskTitle(task)).some(({ number }) => number === text);
  return tasks.some(isIn)
    ? failure('ambiguous', `“${text}” is also the number in a name.`, `Type ${text}h for the time.`)
    : null;
}

/** By task, how lately it was worked on: 0 is the last. */
function latelyWorked({ replica, today, timer }: QuickContext): Map<string, number> {
  const days = taskDaysBetween(replica, replica.outbox.all(), shiftDay(today, -DAYS_LATELY), today);
  const worked = [...days].flatMap(([day, lanes]) =>
    lanes.flatMap(({ taskId, minutes }) => (minutes > 0 ? [{ day, taskId, minutes }] : [])),
  );
  worked.sort((a, b) => (a.day === b.day ? b.minutes - a.minutes : a.day < b.day ? 1 : -1));
  const order = new Set([...timer.recent, ...worked].map(({ taskId }) => taskId));
  return new Map([...order].map((taskId, place) => [taskId, place]));
}

function latest({ index }: QuickContext, lately: ReadonlyMap<string, number>): Task[] {
  const tasks: Task[] = [];
  for (const taskId of lately.keys()) {
    const task = index.task(taskId);
    if (task && tasks.push(task) === MOST_CANDIDATES) break;
  }
  return tasks;
}

function candidateOf(
  { replica, studio, today, index }: QuickContext,
  line: QuickLine,
  task: Task,
): QuickCandidate {
  const title = taskTitle(task);
  const day = line.kind === 'log' ? (line.day ?? today) : today;
  return {
    taskId: task.id,
    title,
    projectName: task.projectName,
    minutes: taskDayMinutes(replica, task.id, day),
    blocked: timeBlock(replica, studio, { taskId: task.id, day }, today),
    line: formatQuickLine(line, title, today, index),
  };
}

/** A number that is in no name was meant as a duration: what is said of it as such helps more. */
const isAboutNumber = ({ words, problem }: QuickLine, index: TaskIndex): boolean =>
  problem !== null && words.some(({ text }) => /^\d+$/.test(text) && !index.knows(text));

function noTask(line: QuickLine, index: TaskIndex): Failure {
  const none = (what: string): Failure => failure('not-found', `None of your tasks has ${what}.`);
  const unknown = line.words.find(({ text }) => !index.knows(text));
  if (unknown) return none(`“${unknown.text}” in its name`);
  const words = line.words.map(({ text }) => `“${text}”`);
  return none(`${words.slice(0, -1).join(', ')} and ${words[words.length - 1]} together`);
}

const unreadSpans = (line: QuickLine, index: TaskIndex): QuickSpan[] =>
  line.spans.map((span) => {
    const words = line.words.filter(({ from, to }) => from === span.from && to === span.to);
    return words.some(({ text }) => !index.knows(text)) ? { ...span, as: 'unread' } : span;
  });
