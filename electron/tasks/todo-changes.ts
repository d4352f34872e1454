import type { Replica } from '../replica/replica.ts';
import type { TodoChanges, TodoList } from '../shared/views.ts';
import { dayLength } from '../rules/work-plan.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { pendingStatuses, type PendingStatuses } from '../outbox/kinds/pending-status.ts';
import { taskRow } from '../outbox/kinds/task-row.ts';
import { lastRead, todoList } from './todo-list.ts';

/** With more changed tasks than this the whole list is sent. */
const MOST_CHANGED = 500;

/** The to-do list for a window that stores it, and its changes since. */
export interface TodoFeed {
  /** The whole list, with the cursor for `changes`. */
  list(studio: StudioConfig): TodoList;
  /** What changed since the answer with this cursor; the whole list if that is no longer known. */
  changes(studio: StudioConfig, since: number): TodoChanges;
}

/** What the last answer was made from. A second window that asks costs the first a whole list. */
interface Told {
  mark: number;
  revision: number;
  studio: StudioConfig;
  /** Tasks whose shown status came from the outbox. */
  waiting: string[];
}

const idsOf = ({ starts, statuses }: PendingStatuses): string[] => [
  ...new Set([...starts, ...statuses.keys()]),
];

export function createTodoFeed(replica: Replica): TodoFeed {
  let told: Told | null = null;
  let marks = 0;

  function tell(studio: StudioConfig, waiting: PendingStatuses): number {
    marks += 1;
    const revision = replica.tasks.revision();
    told = { mark: marks, revision, studio, waiting: idsOf(waiting) };
    return marks;
  }

  function list(studio: StudioConfig): TodoList {
    const waiting = pendingStatuses(replica.outbox.all());
    return { ...todoList(replica, studio), cursor: tell(studio, waiting) };
  }

  return {
    list,
    changes(studio, since) {
      // Every row says what the studio allows on its task, and who commented last.
      if (told?.mark !== since || told.studio !== studio)
        return { kind: 'whole', list: list(studio) };
      const waiting = pendingStatuses(replica.outbox.all());
      const changed = replica.tasks.changedSince(told.revision);
      const ids = new Set([...changed, ...told.waiting, ...idsOf(waiting)]);
      if (ids.size > MOST_CHANGED) return { kind: 'whole', list: list(studio) };
      const mark = tell(studio, waiting);
      const found = [...ids].map((id) => ({ id, ...replica.tasks.get(id) }));
      const rows = found.flatMap(({ list: at, task }) =>
        at === 'todo' && task ? [taskRow(task, true, waiting, studio)] : [],
      );
      const gone = found.flatMap(({ id, list: at }) => (at === 'todo' ? [] : [id]));
      return {
        kind: 'changes',
        rows,
        gone,
        ...lastRead(replica),
        dayLength: dayLength(studio),
        cursor: mark,
      };
    },
  };
}
