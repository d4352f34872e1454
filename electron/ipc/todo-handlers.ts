import { startKind } from '../outbox/kinds/start.ts';
import { success } from '../shared/result.ts';
import { boardStatuses } from '../tasks/board-statuses.ts';
import { keepFilter } from '../tasks/todo-filter.ts';
import { FIRST_SCREEN, rowsThatLeft } from '../tasks/todo-list.ts';
import { start, type ActionTime } from '../time/day/commands.ts';
import { undoStart } from '../time/day/undo-day.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

type TodoHandlers = Pick<Handlers, Extract<keyof Handlers, `todo.${string}`> | 'task.start'>;

/** The to-do list, and the start of one of its tasks. */
export function todoHandlers(inWorkspace: WithWorkspace, moment: () => ActionTime): TodoHandlers {
  return {
    'todo.list': () => inWorkspace(({ todo, sync }) => success(todo.list(sync.studio()))),
    'todo.changes': ({ since }) =>
      inWorkspace(({ todo, sync }) => success(todo.changes(sync.studio(), since))),
    'todo.left': ({ ids }) =>
      inWorkspace(({ replica, sync }) => success(rowsThatLeft(replica, sync.studio(), ids))),
    'todo.saveFirst': (first) =>
      inWorkspace(({ replica }) => {
        replica.change(() => replica.keyValue.set(FIRST_SCREEN, first));
        return success(null);
      }),
    'todo.saveFilter': (filter) =>
      inWorkspace(({ replica }) => {
        keepFilter(replica, filter);
        return success(null);
      }),
    'todo.statuses': () =>
      inWorkspace(({ replica, sync }) => success(boardStatuses(replica, sync.studio()))),
    'task.start': ({ taskId }) =>
      inWorkspace(({ replica, sync, undoLog }) => {
        const before = replica.outbox.find(startKind, taskId, '');
        const done = start(replica, sync.studio(), taskId, moment());
        if (!done.ok) return done;
        const isNew = before === null && replica.outbox.find(startKind, taskId, '') !== null;
        return success({ undo: isNew ? undoLog.add(undoStart(replica, taskId)) : null });
      }),
  };
}
