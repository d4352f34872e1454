import { failure, success, type Result } from '../shared/result.ts';
import type { QuickDo, QuickDone, ShortcutState } from '../shared/quick/types.ts';
import { UNDO_MS } from '../shared/timer.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { taskDayMinutes } from '../time/day/task-days.ts';
import { logEntry, undoEntry } from '../quick-log/execute.ts';
import { interpretQuickLine } from '../quick-log/interpret.ts';
import type { TaskIndexCache } from '../quick-log/task-index-cache.ts';
import type { Workspace } from '../app/workspace.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

export interface QuickDeps {
  quick: {
    tasks: TaskIndexCache;
    /** Hides the quick log's window. */
    close(): void;
    shortcut(): ShortcutState;
  };
  now(): Date;
}

/** Undoes one action, for the account that was signed in then. */
interface Undo {
  id: number;
  /** Epoch ms. */
  until: number;
  workspace: Workspace;
  run(): Result<string>;
}

/** Logging, starting and stopping in one line. */
export function quickHandlers(
  { quick, now }: QuickDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `quick.${string}`>> {
  let last: Undo | null = null;
  let nextId = 1;
  const keep = (workspace: Workspace, run: () => Result<string>): QuickDone['undo'] => {
    last = { id: nextId++, until: now().getTime() + UNDO_MS, workspace, run };
    return { id: last.id, until: last.until };
  };

  function log(workspace: Workspace, shown: Extract<QuickDo, { kind: 'log' }>): Result<QuickDone> {
    const { replica, sync } = workspace;
    // The timer may have moved the total since it was shown: what is undone is what is there now.
    const before = taskDayMinutes(replica, shown.taskId, shown.day);
    const logged = { ...shown, before, after: before + shown.minutes };
    const done = logEntry(replica, sync.studio(), shown, moment());
    if (!done.ok) return done;
    const undo = keep(workspace, () => undoEntry(replica, sync.studio(), logged, moment()));
    return success({ message: done.value, undo });
  }

  function start(workspace: Workspace, taskId: string): Result<QuickDone> {
    const { timer } = workspace;
    const done = timer.start(taskId, { status: true });
    if (!done.ok) return done;
    const { running } = timer.view();
    const note = done.value === null ? '' : `. ${done.value}`;
    const undo = timer.view().undo && keep(workspace, () => undoTimer(workspace));
    return success({ message: `Started ${running?.title ?? 'the timer'}${note}`, undo });
  }

  function stop(workspace: Workspace): Result<QuickDone> {
    const { timer } = workspace;
    const { running } = timer.view();
    const done = timer.stop();
    if (!done.ok) return done;
    if (!running) return failure('rule', 'No timer runs: there is nothing to stop.');
    const undo = keep(workspace, () => undoTimer(workspace));
    return success({ message: `Stopped ${running.title}`, undo });
  }

  function undoTimer({ timer }: Workspace): Result<string> {
    const done = timer.undo();
    if (!done.ok) return done;
    const { running } = timer.view();
    return success(running ? `${running.title} runs again` : 'Taken back: no timer runs');
  }

  return {
    'quick.read': ({ line }) =>
      inWorkspace(({ replica, sync, timer }) => {
        const { today } = moment();
        const index = quick.tasks.of(replica);
        const studio = sync.studio();
        const reading = interpretQuickLine(
          { replica, studio, today, index, timer: timer.view() },
          line,
        );
        // Returns what is stored here; a day that was not read for a while is refreshed in the
        // background.
        if (reading.kind === 'log' && reading.day !== null) sync.readDay(reading.day);
        return success(reading);
      }),
    'quick.do': (shown) =>
      inWorkspace((workspace): Result<QuickDone> => {
        switch (shown.kind) {
          case 'log':
            return log(workspace, shown);
          case 'start':
            return start(workspace, shown.taskId);
          case 'stop':
            return stop(workspace);
        }
      }),
    'quick.undo': ({ id }) =>
      inWorkspace((workspace) => {
        if (last?.id !== id || last.workspace !== workspace || now().getTime() > last.until) {
          return failure('rule', 'It is too late to take this back.', 'Change it in the day.');
        }
        const undone = last.run();
        if (!undone.ok) return undone;
        last = null;
        return success({ message: undone.value, undo: null });
      }),
    'quick.close': () => {
      quick.close();
      return success(null);
    },
    'quick.shortcut': () => success(quick.shortcut()),
  };
}
