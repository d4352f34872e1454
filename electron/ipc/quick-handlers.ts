import { failure, success, type Result } from '../shared/result.ts';
import type { QuickDo, QuickDone, ShortcutState } from '../shared/quick/types.ts';
import { UNDO_MS } from '../shared/timer.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import { logEntry } from '../quick-log/execute.ts';
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
    /** The line it was opened with, given once. */
    offered(): string | null;
  };
  now(): Date;
}

/** Logging, starting and stopping in one line. */
export function quickHandlers(
  { quick, now }: QuickDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `quick.${string}`>> {
  const offer = (undo: number | null): QuickDone['undo'] =>
    undo === null ? null : { id: undo, until: now().getTime() + UNDO_MS };
  const timerUndo = ({ timer }: Workspace): QuickDone['undo'] => {
    const { undo } = timer.view();
    return undo && { id: undo.id, until: undo.until };
  };

  function log(workspace: Workspace, shown: Extract<QuickDo, { kind: 'log' }>): Result<QuickDone> {
    const { replica, sync, undoLog } = workspace;
    const { value: done, undo } = undoableTotals(replica, undoLog, 'quick-log', [shown], () =>
      logEntry(replica, sync.studio(), shown, moment()),
    );
    if (!done.ok) return done;
    return success({ message: done.value, undo: offer(undo) });
  }

  function start(workspace: Workspace, taskId: string): Result<QuickDone> {
    const { timer } = workspace;
    const done = timer.start(taskId, { status: true });
    if (!done.ok) return done;
    const { running } = timer.view();
    const note = done.value === null ? '' : `. ${done.value}`;
    const message = `Started ${running?.title ?? 'the timer'}${note}`;
    return success({ message, undo: timerUndo(workspace) });
  }

  function stop(workspace: Workspace): Result<QuickDone> {
    const { timer } = workspace;
    const { running } = timer.view();
    const done = timer.stop();
    if (!done.ok) return done;
    if (!running) return failure('rule', 'No timer runs: there is nothing to stop.');
    const message = [`Stopped ${running.title}`, done.value].filter(Boolean).join('. ');
    return success({ message, undo: timerUndo(workspace) });
  }

  return {
    'quick.read': ({ line }) =>
      inWorkspace(({ replica, sync, timer }) => {
        const { today } = moment();
        const studio = sync.studio();
        const index = quick.tasks.of(replica, studio);
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
    'quick.close': () => {
      quick.close();
      return success(null);
    },
    'quick.offered': () => success(quick.offered()),
    'quick.shortcut': () => success(quick.shortcut()),
  };
}
