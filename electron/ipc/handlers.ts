import { startKind } from '../outbox/kinds/start.ts';
import { z } from 'zod';
import type { SessionManager } from '../account/session.ts';
import type { AppCore } from '../app/app-core.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { SignInStep } from '../shared/session.ts';
import type { Task } from '../shared/task.ts';
import { DEFAULT_FILTER, NO_SYNC, type TodoFilter } from '../shared/views.ts';
import { NO_TIMER } from '../shared/timer.ts';
import type { CommentDraft, CommentResult } from '../shared/thread.ts';
import type { Workspace } from '../app/workspace.ts';
import { setDay, start } from '../time/day/commands.ts';
import { comment, reply } from '../tasks/comment-commands.ts';
import { removeFile, saveDraft } from '../tasks/comment-draft.ts';
import { attach } from '../tasks/comment-files.ts';
import { dayView } from '../time/day/day-view.ts';
import { thread } from '../tasks/thread.ts';
import { undoComment } from '../tasks/undo-comment.ts';
import { undoStart } from '../time/day/undo-day.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import { firstPage, FIRST_SCREEN } from '../tasks/todo-list.ts';
import { dayHandlers } from './day-handlers.ts';
import { eveningHandlers } from './evening-handlers.ts';
import { exportHandlers, type ExportDeps } from './export-handlers.ts';
import { withWorkspaceOf, SIGNED_OUT } from '../app/with-workspace.ts';
import { outboxHandlers } from './outbox-handlers.ts';
import { externalHandlers, type OutsideDeps } from './external-handlers.ts';
import { presenceHandlers, type PresenceHandlerDeps } from './presence-handlers.ts';
import { quickHandlers, type QuickDeps } from './quick-handlers.ts';
import type { Handlers } from './register.ts';
import { settingsHandlers, type SettingsDeps } from './settings-handlers.ts';
import { sheetHandlers } from './sheet-handlers.ts';
import { timerHandlers } from './timer-handlers.ts';
import { undoHandlers } from './undo-handlers.ts';

export interface HandlerDeps
  extends
    Pick<ExportDeps, 'askWhereToSave' | 'showInFolder' | 'log'>,
    SettingsDeps,
    Omit<OutsideDeps, 'account'>,
    PresenceHandlerDeps,
    QuickDeps {
  companion: AppCore;
  sessions: SessionManager;
  version: string;
  /** Resolves when it is known who is signed in and their data is open. */
  started(): Promise<unknown>;
  now(): Date;
  /** Opens a page in the artist's browser, if it is on one of these sites. False if it did not open. */
  openPage(url: string, sites: string[]): Promise<boolean>;
  /** Asks the artist for files; returns their paths, none if they cancelled. */
  chooseFiles(): Promise<string[]>;
  helpPage: string;
  quit(): void;
}

const FILTER = 'filter';
const filterSchema: z.ZodType<TodoFilter> = z.object({
  search: z.string(),
  projectId: z.string().nullable(),
  taskTypeId: z.string().nullable(),
  statusId: z.string().nullable(),
  sort: z.enum(['due', 'priority', 'name', 'status', 'production']),
});

const NO_BROWSER: Failure = failure(
  'unexpected',
  'The browser could not be opened.',
  'Open the page in your browser yourself.',
);

/** The implementation of each operation of the contract. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const { companion, sessions, settings, now } = deps;

  const inWorkspace = withWorkspaceOf(companion);
  const viewOf = ({ replica, sync }: Workspace, day: string) =>
    dayView(replica, sync.studio(), day, companion.today(), companion.ownDay());
  /** Where two-factor sign-in is set up: the one page that may be opened while signed out. */
  let setUpPage: string | null = null;
  const moment = () => ({ today: companion.today(), at: now().toISOString() });

  const me = (): string | null => sessions.identity()?.person.id ?? null;
  const account = (): string | null => sessions.identity()?.key ?? null;
  const threadOf = ({ replica, sync }: Workspace, taskId: string) =>
    thread(replica, sync.studio(), taskId, me());
  function afterComment(
    { replica, undoLog }: Workspace,
    taskId: string,
    written: Omit<CommentDraft, 'files'>,
    done: Result<CommentResult>,
  ): Result<CommentResult> {
    if (!done.ok || done.value.kind !== 'saved') return done;
    undoLog.add(undoComment(replica, taskId, written));
    return done;
  }

  /** A sign-in is complete when the account's data is open. */
  async function thenAttach(step: Promise<Result<SignInStep>>): Promise<Result<SignInStep>> {
    const result = await step;
    setUpPage = result.ok && result.value.kind === 'two-factor-setup' ? result.value.url : null;
    if (!result.ok || result.value.kind !== 'signed-in') return result;
    const attached = await companion.attach();
    return attached.ok ? result : attached;
  }

  return {
    'app.boot': async () => {
      await deps.started();
      companion.windowIsUp();
      const workspace = companion.workspace();
      const day = workspace ? viewOf(workspace, companion.today()) : null;
      const todayIds = (day?.entries ?? []).map(({ taskId }) => taskId);
      return success({
        session: sessions.session(),
        settings: settings.get(),
        filter: workspace?.replica.keyValue.get(FILTER, filterSchema) ?? DEFAULT_FILTER,
        sync: workspace?.sync.status() ?? NO_SYNC,
        version: deps.version,
        todo: workspace ? firstPage(workspace.replica, workspace.sync.studio(), todayIds) : null,
        day,
        viewState: deps.viewState.of(account()),
        timer: workspace?.timer.view() ?? NO_TIMER,
      });
    },
    'app.openKitsu': async ({ taskId }) => {
      const site = sessions.identity()?.site ?? setUpPage;
      if (!site) return SIGNED_OUT;
      const task = taskId ? companion.workspace()?.replica.tasks.get(taskId)?.task : undefined;
      const page = task ? taskPage(site, task) : site;
      return (await deps.openPage(page, [site])) ? success(null) : NO_BROWSER;
    },
    'app.openHelp': async () =>
      (await deps.openPage(deps.helpPage, [])) ? success(null) : NO_BROWSER,
    'app.quit': () => {
      deps.quit();
      return success(null);
    },
    ...settingsHandlers(deps, companion, now),
    'session.discover': (args) => sessions.discover(args),
    'session.signIn': (args) => thenAttach(sessions.signIn(args)),
    'session.sendEmailCode': (args) => sessions.sendEmailCode(args),
    'session.setNewPassword': (args) => thenAttach(sessions.setNewPassword(args)),
    'session.signInWithBrowser': (args) =>
      thenAttach(
        sessions.signInWithBrowser(args, async (url) => {
          if (!(await deps.openPage(url, [url]))) throw new Error(NO_BROWSER.message);
        }),
      ),
    'session.cancel': () => {
      sessions.cancel();
      return success(null);
    },
    'session.signOut': ({ evenUnsent }) => companion.signOut(evenUnsent),
    'practice.open': () => companion.enterPractice(),
    'practice.startOver': () => companion.startPracticeOver(),
    'todo.list': () => inWorkspace(({ todo, sync }) => success(todo.list(sync.studio()))),
    'todo.changes': ({ since }) =>
      inWorkspace(({ todo, sync }) => success(todo.changes(sync.studio(), since))),
    'todo.saveFirst': (first) =>
      inWorkspace(({ replica }) => {
        replica.change(() => replica.keyValue.set(FIRST_SCREEN, first));
        return success(null);
      }),
    'todo.saveFilter': (filter) =>
      inWorkspace(({ replica }) => {
        replica.change(() => replica.keyValue.set(FILTER, filter));
        return success(null);
      }),
    'task.start': ({ taskId }) =>
      inWorkspace(({ replica, sync, undoLog }) => {
        const before = replica.outbox.find(startKind, taskId, '');
        const done = start(replica, sync.studio(), taskId, moment());
        if (!done.ok) return done;
        const isNew = before === null && replica.outbox.find(startKind, taskId, '') !== null;
        return success({ undo: isNew ? undoLog.add(undoStart(replica, taskId)) : null });
      }),
    'task.comments': ({ taskId, opened }) =>
      inWorkspace((workspace) => {
        if (opened) workspace.sync.openTask(taskId);
        return success(threadOf(workspace, taskId));
      }),
    'comment.add': (args) =>
      inWorkspace((workspace) => {
        const { replica, sync } = workspace;
        const done = comment(replica, sync.studio(), args, moment());
        return afterComment(
          workspace,
          args.taskId,
          { text: args.text, statusId: args.statusId, replyTo: null },
          done,
        );
      }),
    'comment.reply': (args) =>
      inWorkspace((workspace) => {
        const { replica, sync } = workspace;
        const done = reply(replica, sync.studio(), args, { ...moment(), me: me() });
        const written = { text: args.text, statusId: null, replyTo: args.commentId };
        return afterComment(workspace, args.taskId, written, done);
      }),
    'comment.attach': async ({ taskId }) => {
      const chosen = await deps.chooseFiles();
      return inWorkspace((workspace) => {
        const done = attach(workspace.replica, taskId, chosen);
        return done.ok ? success(threadOf(workspace, taskId)) : done;
      });
    },
    'comment.detach': ({ taskId, fileId }) =>
      inWorkspace((workspace) => {
        removeFile(workspace.replica, taskId, fileId);
        return success(threadOf(workspace, taskId));
      }),
    'comment.saveDraft': ({ taskId, ...draft }) =>
      inWorkspace(({ replica }) => saveDraft(replica, taskId, draft)),
    'time.day': ({ day }) =>
      inWorkspace((workspace) => {
        const wanted = day ?? companion.today();
        workspace.sync.readDay(wanted);
        return success(viewOf(workspace, wanted));
      }),
    'time.setDay': (args) =>
      inWorkspace((workspace) => {
        const { replica, sync, undoLog } = workspace;
        const { value, undo } = undoableTotals(replica, undoLog, 'today', [args], () =>
          setDay(replica, sync.studio(), args, moment()),
        );
        if (!value.ok) return value;
        return success({ ...viewOf(workspace, args.day), undo });
      }),
    ...dayHandlers(inWorkspace, moment, viewOf),
    ...sheetHandlers(inWorkspace, moment, () => settings.get()),
    ...eveningHandlers(inWorkspace, moment, () => settings.get()),
    ...timerHandlers(inWorkspace, () => companion.today()),
    ...presenceHandlers(deps),
    ...exportHandlers({
      ...deps,
      workspace: () => companion.workspace(),
      today: () => companion.today(),
    }),
    ...outboxHandlers(companion, now),
    ...undoHandlers(inWorkspace, moment),
    ...externalHandlers({ ...deps, account }),
    ...quickHandlers(deps, inWorkspace, moment),
  };
}

/** Kitsu's own page of a task, whose address contains `assets` or `shots`. */
const taskPage = (site: string, task: Task): string =>
  `${site}/productions/${task.projectId}/${task.forEntity.toLowerCase()}s/tasks/${task.id}`;
