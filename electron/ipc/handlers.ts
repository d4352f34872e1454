import type { SessionManager } from '../account/session.ts';
import type { AppCore } from '../app/app-core.ts';
import { withWorkspaceOf, type WithWorkspace } from '../app/with-workspace.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Day } from '../shared/day.ts';
import type { FirstScreen, ScreenOwner } from '../shared/first-screen.ts';
import type { DayView } from '../shared/views.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { dayView } from '../time/day/day-view.ts';
import { accountHandlers } from './account-handlers.ts';
import { appHandlers, type AppHandlerDeps } from './app-handlers.ts';
import { commentHandlers, type CommentHandlerDeps } from './comment-handlers.ts';
import { conversationHandlers } from './conversation-handlers.ts';
import { dayHandlers } from './day-handlers.ts';
import { eveningHandlers } from './evening-handlers.ts';
import { exportHandlers, type ExportDeps } from './export-handlers.ts';
import { externalHandlers, type OutsideDeps } from './external-handlers.ts';
import { lateHandlers } from './late-handlers.ts';
import { manyHandlers } from './many-handlers.ts';
import { mediaHandlers, type MediaHandlerDeps } from './media-handlers.ts';
import { miniHandlers, type MiniDeps } from './mini-handlers.ts';
import { notificationHandlers, type NotificationDeps } from './notification-handlers.ts';
import { outboxHandlers } from './outbox-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { presenceHandlers, type PresenceHandlerDeps } from './presence-handlers.ts';
import { quickHandlers, type QuickDeps } from './quick-handlers.ts';
import type { Handlers } from './register.ts';
import { searchHandlers } from './search-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';
import type { SetupHandlerDeps } from './setup-handlers.ts';
import { settingsHandlers, type SettingsDeps } from './settings-handlers.ts';
import { taskFactsHandlers, type TaskFactsDeps } from './task-facts-handlers.ts';
import { taskListHandlers } from './task-list-handlers.ts';
import { timerHandlers } from './timer-handlers.ts';
import { todoHandlers } from './todo-handlers.ts';
import type { TrackingHandlerDeps } from './tracking-handlers.ts';
import { undoHandlers } from './undo-handlers.ts';
import { updateHandlers, type UpdateHandlerDeps } from './update-handlers.ts';
import { viewHandlers } from './view-handlers.ts';

export interface HandlerDeps
  extends
    Pick<
      AppHandlerDeps,
      'version' | 'started' | 'drawn' | 'openPage' | 'helpPage' | 'copyText' | 'quit'
    >,
    Pick<ExportDeps, 'askWhereToSave' | 'locale' | 'showInFolder' | 'log'>,
    Pick<CommentHandlerDeps, 'chooseFiles'>,
    Pick<MediaHandlerDeps, 'askWhereToKeep' | 'askToOpen' | 'openFile' | 'onSaving'>,
    Pick<TaskFactsDeps, 'isFolderHere'>,
    SetupHandlerDeps,
    TrackingHandlerDeps,
    SettingsDeps,
    Omit<OutsideDeps, 'account' | 'keepFirstScreen'>,
    PresenceHandlerDeps,
    UpdateHandlerDeps,
    MiniDeps,
    Omit<NotificationDeps, 'sessions'>,
    QuickDeps {
  companion: AppCore;
  sessions: SessionManager;
  /** In that account's folder. */
  keepFirstScreen(folder: string, owner: ScreenOwner, screen: FirstScreen): boolean;
  now(): Date;
}

/** The implementation of each operation of the contract, of all subjects. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { companion, sessions, settings, viewState, openPage, now } = deps;
  const inWorkspace = withWorkspaceOf(companion);
  const today = (): Day => companion.today();
  const holdMs = (): number => settings.get().undoSend * 1000;
  const moment = (): ActionTime => ({ today: today(), at: now().toISOString() });
  const viewOf = ({ replica, sync }: Workspace, day: Day): DayView =>
    dayView(replica, sync.studio(), day, today(), companion.ownDay());
  const account = (): string | null => sessions.identity()?.key ?? null;
  const me = (): string | null => sessions.identity()?.person.id ?? null;
  let setUpPage: string | null = null;

  return {
    ...appHandlers({
      companion,
      sessions,
      settings,
      lastPlace: () => viewState.of(account()),
      viewOf,
      setUpPage: () => setUpPage,
      version: deps.version,
      started: deps.started,
      drawn: deps.drawn,
      openPage,
      helpPage: deps.helpPage,
      copyText: deps.copyText,
      quit: deps.quit,
    }),
    ...sessionHandlers({
      sessions,
      companion,
      openPage,
      onSetUpPage: (url) => (setUpPage = url),
    }),
    ...accountHandlers(deps),
    ...settingsHandlers(deps, companion, now),
    ...updateHandlers(deps),
    ...todoHandlers(inWorkspace, moment),
    ...taskListHandlers(inWorkspace),
    ...searchHandlers(inWorkspace),
    ...viewHandlers(inWorkspace, moment),
    ...commentHandlers({ chooseFiles: deps.chooseFiles, me, holdMs }, inWorkspace, moment),
    ...conversationHandlers({ openPage: deps.openPage, me, holdMs }, inWorkspace, moment),
    ...taskFactsHandlers(deps, inWorkspace, moment, () => companion.ownDay()),
    ...manyHandlers(inWorkspace, moment),
    ...notificationHandlers(deps, inWorkspace, moment),
    ...planHandlers(inWorkspace),
    ...mediaHandlers({
      ...deps,
      workspace: () => companion.workspace(),
      whyClosed: () => companion.whyClosed(),
    }),
    ...dayHandlers(inWorkspace, moment, viewOf),
    ...eveningHandlers(inWorkspace, moment, () => settings.get()),
    ...timerHandlers(inWorkspace, today),
    ...presenceHandlers(deps),
    ...miniHandlers(deps, companion),
    ...exportHandlers({
      workspace: () => companion.workspace(),
      whyClosed: () => companion.whyClosed(),
      today,
      locale: deps.locale,
      askWhereToSave: deps.askWhereToSave,
      showInFolder: deps.showInFolder,
      log: deps.log,
    }),
    ...outboxHandlers(companion, now),
    ...undoHandlers(inWorkspace, moment),
    ...externalHandlers({
      viewState,
      keepFirstScreen(personId, screen) {
        const folder = companion.workspace()?.folder;
        const key = account();
        if (folder === undefined || key === null || me() !== personId) return false;
        return deps.keepFirstScreen(folder, { key, personId }, screen);
      },
      links: deps.links,
      fullScreen: deps.fullScreen,
      freeMemory: deps.freeMemory,
      account,
    }),
    ...quickHandlers(deps, inWorkspace, moment),
    ...lateSubjects(deps, { inWorkspace, moment, today, me }),
  };
}

interface Shared {
  inWorkspace: WithWorkspace;
  moment(): ActionTime;
  today(): Day;
  me(): string | null;
}

/** What no start asks for, and many an artist never. */
function lateSubjects(deps: HandlerDeps, { inWorkspace, moment, today, me }: Shared) {
  const { companion, sessions, settings } = deps;
  return {
    ...lateHandlers('annotations', async () =>
      (await import('./annotation-handlers.ts')).annotationHandlers(inWorkspace, moment, me),
    ),
    ...lateHandlers('publish', async () =>
      (await import('./publish-handlers.ts')).publishHandlers(inWorkspace, moment),
    ),
    ...lateHandlers('sheet', async () =>
      (await import('./sheet-handlers.ts')).sheetHandlers(inWorkspace, moment, () =>
        settings.get(),
      ),
    ),
    ...lateHandlers('mine', async () =>
      (await import('./my-schedule-handlers.ts')).myScheduleHandlers(
        {
          ...{ me, today, plan: () => companion.ownDay(), dayOf: (at) => companion.dayOf(at) },
          clock: () => deps.now().getTime(),
        },
        inWorkspace,
      ),
    ),
    ...lateHandlers('productions', async () =>
      (await import('./production-handlers.ts')).productionHandlers(inWorkspace, moment),
    ),
    ...lateHandlers('setup', async () =>
      (await import('./setup-handlers.ts')).setupHandlers(deps, inWorkspace),
    ),
    ...lateHandlers('making', async () =>
      (await import('./making-handlers.ts')).makingHandlers(inWorkspace),
    ),
    ...lateHandlers('playlists', async () =>
      (await import('./playlist-handlers.ts')).playlistHandlers(inWorkspace, moment),
    ),
    ...lateHandlers('schedule', async () =>
      (await import('./schedule-handlers.ts')).scheduleHandlers(inWorkspace, moment),
    ),
    ...lateHandlers('tracking', async () =>
      (await import('./tracking-handlers.ts')).trackingHandlers(
        { ...deps, today, by: () => sessions.identity()?.person.name ?? '' },
        inWorkspace,
        moment,
      ),
    ),
  };
}
