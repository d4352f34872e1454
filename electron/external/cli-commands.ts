import type { CommandAnswer, CommandRequest } from '../shared/command.ts';
import type { QuickCandidate, QuickReading } from '../shared/quick/types.ts';
import { failureText, success } from '../shared/result.ts';

import type { AppCore } from '../app/app-core.ts';
import type { Workspace } from '../app/workspace.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { nearQuestion } from '../shared/quick/near-question.ts';
import { interpretQuickLine } from '../quick-log/interpret.ts';
import type { TaskIndexCache } from '../quick-log/task-index-cache.ts';
import { dayLines } from '../app/day-lines.ts';
import { withWorkspaceOf } from '../app/with-workspace.ts';
import { addTime, startTask, unclear, type CommandDesk, type Refusal } from './command-work.ts';
import { fileCommand } from './file-commands.ts';

export interface CliCommandDeps {
  companion: Pick<AppCore, 'workspace' | 'whyClosed' | 'todayStatus'>;
  tasks: TaskIndexCache;
  moment(): ActionTime;
  /** Brings the quick log to the front, with that line in it if it is not empty. */
  quickLog(line: string): void;
}

/**
 * Executes the command by the same rules as the window. Nothing is guessed: a line that could mean
 * several tasks changes nothing, and the answer has one line for each of them.
 */
export function cliCommands(deps: CliCommandDeps): (asked: CommandRequest) => CommandAnswer {
  const { companion } = deps;
  const inWorkspace = withWorkspaceOf(companion);

  function deskOf(workspace: Workspace): CommandDesk {
    const { replica, sync, timer } = workspace;
    const studio = sync.studio();
    const moment = deps.moment();
    const index = deps.tasks.of(replica, studio);
    const reading = { replica, studio, today: moment.today, index, timer: timer.view() };
    return { workspace, reading, moment };
  }

  function log(desk: CommandDesk, line: string): CommandAnswer {
    const reading = interpretQuickLine(desk.reading, line);
    if (reading.kind !== 'log')
      return unclear('That line logs nothing. For example: 1h30 sh030 anim');
    const task = oneTask(reading, line);
    if ('ok' in task) return task;
    if (reading.minutes === null) return unclear('How long? For example: 1h30 sh030 anim');
    const { taskId, minutes: before } = task;
    const day = reading.day ?? desk.moment.today;
    return addTime(desk, { taskId, day, minutes: reading.minutes, before });
  }

  function start(desk: CommandDesk, words: string): CommandAnswer {
    const line = `start ${words}`;
    const reading = interpretQuickLine(desk.reading, line);
    if (reading.kind !== 'start') return unclear('Which task? For example: start sh030 anim');
    const task = oneTask(reading, line);
    return 'ok' in task ? task : startTask(desk, task);
  }

  function stop({ timer }: Workspace): CommandAnswer {
    const { running } = timer.view();
    const done = timer.stop();
    if (!done.ok) return done;
    if (!running) return { ok: true, text: 'No timer runs.' };
    return { ok: true, text: [`Stopped ${running.title}`, done.value].filter(Boolean).join('. ') };
  }

  return (asked) => {
    if (asked.verb === 'status') {
      const status = companion.todayStatus();
      return { ok: true, text: dayLines(status).join('\n'), status };
    }
    if (asked.verb === 'quick') {
      deps.quickLog(asked.line);
      return { ok: true, text: 'The quick log is open.' };
    }
    const answered = inWorkspace((workspace) => {
      if (asked.verb === 'stop') return success(stop(workspace));
      const desk = deskOf(workspace);
      const { file, line = '' } = asked;
      if (file !== undefined) {
        const time = asked.verb === 'log' ? line : null;
        return success(fileCommand(desk, { file, time }, deps.quickLog));
      }
      return success(asked.verb === 'log' ? log(desk, line) : start(desk, line));
    });
    if (answered.ok) return answered.value;
    return answered.code === 'signed-out'
      ? { ...answered, action: 'Open the app and sign in.' }
      : answered;
  };
}

/** The one task that a line means, or why there is none. */
function oneTask(reading: QuickReading, line: string): QuickCandidate | Refusal {
  if (reading.problem !== null) return unclear(failureText(reading.problem));
  const { candidates, near } = reading;
  if (near.length > 0)
    return unclear(
      failureText(nearQuestion(near)),
      candidates.map((one) => one.line),
    );
  // A candidate's own line means that task, even if other names contain its words.
  const exact = candidates.filter((one) => one.line === line.trim());
  const meant = exact.length === 1 ? exact : candidates;
  const [first] = meant;
  if (!first || !reading.named) return unclear('Which task? Give a part of its name.');
  if (meant.length > 1) {
    return unclear(
      'That could be more than one task, so nothing was done. Which one?',
      meant.map((one) => one.line),
    );
  }
  return first.blocked ?? first;
}
