import type { SessionManager } from '../account/session.ts';
import type { AppCore } from '../app/app-core.ts';
import type { Workspace } from '../app/workspace.ts';
import type { KeptSettings } from '../platform/settings.ts';
import type { Day } from '../shared/day.ts';
import { failure, success, type Failure } from '../shared/result.ts';
import { NO_TIMER } from '../shared/timer.ts';
import type { ViewState } from '../shared/view-state.ts';
import { DEFAULT_FILTER } from '../shared/todo-filter.ts';
import { NO_SYNC, type DayView } from '../shared/views.ts';
import { openingFilter } from '../tasks/opening-filter.ts';
import { NO_PLAN } from '../shared/plan.ts';
import { planOf } from '../tasks/todo-plan.ts';
import { firstPage } from '../tasks/todo-list.ts';
import type { Handlers } from './register.ts';
import { taskPage } from './task-page.ts';

/** Opens a page in the artist's browser, if it is on one of these sites. False if it did not open. */
export type OpenPage = (url: string, sites: string[]) => Promise<boolean>;

export interface AppHandlerDeps {
  companion: Pick<AppCore, 'workspace' | 'whyClosed' | 'newer' | 'attach' | 'today' | 'notices'>;
  sessions: Pick<SessionManager, 'identity' | 'session'>;
  settings: Pick<KeptSettings, 'get'>;
  /** Where the artist was in the window that they closed. */
  lastPlace(): ViewState | null;
  viewOf(workspace: Workspace, day: Day): DayView;
  /** Where two-factor sign-in is set up: the one page that may be opened while signed out. */
  setUpPage(): string | null;
  version: string;
  /** Resolves when it is known who is signed in and their data is open. */
  started(): Promise<unknown>;
  /** The window has drawn what it starts with. */
  drawn(): void;
  openPage: OpenPage;
  helpPage: string;
  copyText(text: string): void | Promise<void>;
  quit(): void;
}

export const NO_BROWSER: Failure = failure(
  'unexpected',
  'The browser could not be opened.',
  'Open the page in your browser yourself.',
);

/** The app as a whole: what a window starts with, pages in the browser, and the end. */
export function appHandlers(
  deps: AppHandlerDeps,
): Pick<Handlers, Extract<keyof Handlers, `app.${string}`>> {
  const { companion, sessions } = deps;
  return {
    'app.boot': async () => {
      await deps.started();
      companion.notices.windowIsUp();
      const newer = companion.newer();
      if (newer && !companion.workspace()) return newer;
      if (sessions.identity() && !companion.workspace()) {
        // Tried anew each time: whatever held the data may be gone.
        const opened = await companion.attach();
        if (!opened.ok) return opened;
      }
      const workspace = companion.workspace();
      const place = deps.lastPlace();
      const day = workspace ? deps.viewOf(workspace, companion.today()) : null;
      const filter = workspace ? openingFilter(workspace.replica, place === null) : DEFAULT_FILTER;
      const todayIds = (day?.entries ?? []).map(({ taskId }) => taskId);
      return success({
        session: sessions.session(),
        settings: deps.settings.get(),
        filter,
        sync: workspace?.sync.status() ?? NO_SYNC,
        version: deps.version,
        todo: workspace ? firstPage(workspace.replica, workspace.sync.studio(), todayIds) : null,
        day,
        viewState: place,
        timer: workspace?.timer.view() ?? NO_TIMER,
        plan: workspace ? planOf(workspace.replica) : NO_PLAN,
      });
    },
    'app.drawn': () => {
      deps.drawn();
      return success(null);
    },
    'app.openKitsu': async ({ taskId }) => {
      const site = sessions.identity()?.site ?? deps.setUpPage();
      if (!site) return companion.whyClosed();
      const task = taskId ? companion.workspace()?.replica.tasks.get(taskId)?.task : undefined;
      const page = task ? taskPage(site, task) : site;
      return (await deps.openPage(page, [site])) ? success(null) : NO_BROWSER;
    },
    'app.openHelp': async () =>
      (await deps.openPage(deps.helpPage, [])) ? success(null) : NO_BROWSER,
    'app.copy': async ({ text }) => {
      await deps.copyText(text);
      return success(null);
    },
    'app.quit': () => {
      deps.quit();
      return success(null);
    },
  };
}
