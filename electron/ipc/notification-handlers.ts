import type { SessionManager } from '../account/session.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Workspace } from '../app/workspace.ts';
import { drawnWith } from '../notifications/drawn-comment.ts';
import { notificationsView } from '../notifications/entries.ts';
import { allUnread, mark, type Marking } from '../notifications/marking.ts';
import { changedSince, radarContext } from '../notifications/radar.ts';
import type { NoticeAsk } from '../shared/notifications.ts';
import type { ChangedTask } from '../shared/radar.ts';
import { success } from '../shared/result.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

export interface NotificationDeps {
  sessions: Pick<SessionManager, 'identity'>;
  /** What a click on a notice asked for; once. */
  noticeAsked(): NoticeAsk | null;
}

/** Kitsu's inbox and the changes of the artist's tasks. */
export function notificationHandlers(
  { sessions, noticeAsked }: NotificationDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `notifications.${string}`> | 'task.changes'> {
  const me = (): string => sessions.identity()?.person.id ?? '';
  const view = ({ replica, sync }: Workspace) => notificationsView(replica, sync.studio(), me());

  function marked({ replica, undoLog }: Workspace, marking: Marking) {
    const step = mark(replica, marking, moment().at);
    return success({ undo: step && undoLog.add(step) });
  }

  return {
    'notifications.list': () => inWorkspace((workspace) => success(view(workspace))),
    'notifications.mark': (marking) => inWorkspace((workspace) => marked(workspace, marking)),
    'notifications.markAll': () =>
      inWorkspace((workspace) => marked(workspace, allUnread(view(workspace).entries))),
    'notifications.asked': () => inWorkspace(() => success(noticeAsked())),
    'notifications.drawing': (wanted) =>
      inWorkspace(({ replica, sync }) => success(drawnWith(replica, sync.studio(), wanted))),
    'task.changes': ({ taskId }) =>
      inWorkspace(({ replica, sync }) => {
        const changed = changedSince(replica, taskId, radarContext(sync.studio(), me()));
        const told = replica.inbox.all().filter((item) => item.taskId === taskId);
        const isNews =
          replica.radar.of(taskId) !== null ||
          replica.reviewNews.unseen().some((one) => one.taskId === taskId);
        const taskIds = isNews ? [taskId] : [];
        mark(replica, { ids: told.map(({ id }) => id), taskIds, read: true }, moment().at);
        if (!changed) return success(null);
        const { at, changes } = changed;
        return success<ChangedTask>({ taskId, at, changes });
      }),
  };
}
