import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import { taskById } from '../tasks/task-by-id.ts';
import { checkList, doneList, listCounts } from '../tasks/task-lists.ts';
import type { Handlers } from './register.ts';

type TaskListHandlers = Pick<Handlers, Extract<keyof Handlers, `lists.${string}`> | 'task.row'>;

/** The lists beside the to-do list, and tasks that are in none. */
export const taskListHandlers = (inWorkspace: WithWorkspace): TaskListHandlers => ({
  'lists.counts': () =>
    inWorkspace(({ replica, sync }) => success(listCounts(replica, sync.studio()))),
  'lists.done': ({ most }) =>
    inWorkspace(({ replica, sync }) => success(doneList(replica, sync.studio(), most))),
  'lists.check': () =>
    inWorkspace(({ replica, sync }) => success(checkList(replica, sync.studio()))),
  'task.row': ({ taskId }) =>
    inWorkspace(({ replica, sync }) => taskById(replica, sync.studio, taskId, sync.readTask)),
});
