import { timeBlock } from '../outbox/kinds/time-block.ts';
import { interpretQuickLine, type QuickContext } from '../quick-log/interpret.ts';
import type { CommandAnswer } from '../shared/command.ts';
import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import { blockText } from '../shared/result.ts';
import { taskTitle, type Task } from '../shared/task.ts';
import { taskDayMinutes } from '../time/day/task-days.ts';
import { addTime, startTask, unclear, type CommandDesk, type Refusal } from './command-work.ts';
import { tasksOfFile, wordsFor, type FileTasks } from './work-file.ts';

/**
 * Starts the task that a file is the work on, or with a time logs on it. Where the file does not say
 * which, nothing is guessed and nothing done: the quick log asks, with a line that brings up those it
 * could be.
 */
export function fileCommand(
  desk: CommandDesk,
  { file, time }: { file: string; time: string | null },
  quickLog: (line: string) => void,
): CommandAnswer {
  const { reading } = desk;
  const logged = time === null ? null : timeIn(reading, time);
  if (logged !== null && 'ok' in logged) return logged;
  const found = tasksOfFile(file, tasksOf(reading));
  const task = meantTask(reading, found);
  if (task) {
    const asked = { taskId: task.id, title: taskTitle(task) };
    return logged === null ? startTask(desk, asked) : logOn(desk, task.id, logged);
  }
  const name = file.split(/[/\\]+/).pop() ?? file;
  if (found.tasks.length === 0) return unclear(`None of your tasks is named in “${name}”.`);
  const offer = offerOf(reading, logged === null ? 'start' : logged.line, found);
  quickLog(offer.line);
  return unclear(
    `“${name}” does not say which task, so nothing was done. The quick log asks.`,
    offer.lines,
  );
}

const tasksOf = ({ replica }: QuickContext): Task[] => [
  ...replica.tasks.list('todo'),
  ...replica.tasks.list('done'),
];

/** Of several, the one that runs: the artist is at it. */
function meantTask({ timer }: QuickContext, { tasks, clear }: FileTasks<Task>): Task | undefined {
  if (!clear) return undefined;
  return tasks.length === 1 ? tasks[0] : tasks.find(({ id }) => id === timer.running?.taskId);
}

/** How long, on which day, and the line that says so. */
interface Time {
  line: string;
  minutes: Minutes;
  day: Day;
}

/** The time in a line that names no task. A bare number is minutes. */
function timeIn(desk: QuickContext, typed: string): Time | Refusal {
  const line = /^\d+$/.test(typed.trim()) ? `${typed.trim()}m` : typed;
  const reading = interpretQuickLine(desk, line);
  if (reading.kind !== 'log' || reading.named)
    return unclear('With --file only a time and a day stand in the line: 30m yesterday');
  if (reading.minutes === null || reading.problem !== null)
    return unclear(blockText(reading.problem) ?? 'How long? For example: 30m');
  return { line, minutes: reading.minutes, day: reading.day ?? desk.today };
}

function logOn(desk: CommandDesk, taskId: string, { minutes, day }: Time): CommandAnswer {
  const { replica, studio, today } = desk.reading;
  const blocked = timeBlock(replica, studio, { taskId, day }, today);
  if (blocked) return blocked;
  return addTime(desk, { taskId, day, minutes, before: taskDayMinutes(replica, taskId, day) });
}

/** Tasks that a line must bring up; the quick log shows a few more. */
const OFFERED = 3;

/** A line that brings up these tasks: in quotes where a name in it would be read as something else. */
function offerOf(
  desk: QuickContext,
  begin: string,
  found: FileTasks<Task>,
): { line: string; lines: string[] } {
  const words = wordsFor(found);
  const read = (line: string) => ({ line, candidates: interpretQuickLine(desk, line).candidates });
  const plain = read(`${begin} ${words}`);
  const brings = found.tasks
    .slice(0, OFFERED)
    .every(({ id }) => plain.candidates.some(({ taskId }) => taskId === id));
  const { line, candidates } = brings ? plain : read(`${begin} "${words}"`);
  return { line, lines: candidates.map((one) => one.line) };
}
