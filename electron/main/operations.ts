import { app, BrowserWindow, clipboard, dialog, Notification, shell } from 'electron';
import type { DeepLinkPrompts } from '../external/deep-link-prompts.ts';
import { diagnostics } from '../ipc/diagnostics.ts';
import { answerBy } from '../ipc/answering.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { emit, type Answering } from '../ipc/register.ts';
import type { NoticeAsk } from '../shared/notifications.ts';
import { byArtistsMask } from '../platform/private-files.ts';
import { isFolderHere } from '../platform/studio-folder.ts';
import { systemLocale } from '../platform/system-locale.ts';
import type { PresenceWatch } from '../presence/presence-watch.ts';
import { createExternalLinks, HELP_PAGE } from '../security/external-links.ts';
import { pageToPdf, paperSize } from '../windows/print-page.ts';
import { fileDialogs } from '../windows/file-dialogs.ts';
import { askToOpen } from '../windows/link-dialog.ts';
import type { Mini } from '../windows/mini.ts';
import type { QuickLog } from '../windows/quick-log.ts';
import type { Updates } from '../updates/updates.ts';
import type { ViewStateStore } from '../windows/view-state-store.ts';
import { clock } from './clock.ts';
import type { Core } from './core.ts';
import { whyNotAbove } from './frame.ts';
import type { FirstWindow } from './first-window.ts';
import type { Start } from './start.ts';

/** What the operations act on beside the core. */
export interface OperationsDesk {
  start: Start;
  viewState: ViewStateStore;
  keepFirstScreen: FirstWindow['keepScreen'];
  links: DeepLinkPrompts;
  presence: PresenceWatch;
  quickLog: QuickLog;
  updates(): Promise<Updates>;
  mini: Mini;
  news: { asked(): NoticeAsk | null };
  /** Over when it is known who is signed in and their data is open. */
  started(): Promise<unknown>;
  /** The window has drawn what it starts with. */
  drawn(): void;
  /** Covers the whole screen with the main window, or not any more. */
  fullScreen(on: boolean): void;
  freeMemory(): Promise<void>;
  quit(): void;
}

/** What answers the windows. */
export function openOperations({ autostart, ...core }: Core, desk: OperationsDesk): Answering {
  const { log, paths } = desk.start;
  const links = createExternalLinks({ shell, log });
  const handlers = createHandlers({
    ...core,
    ...fileDialogs({ dialog, BrowserWindow, folder: app.getPath('documents') }),
    autostart,
    viewState: desk.viewState,
    keepFirstScreen: desk.keepFirstScreen,
    links: desk.links,
    copyText: (text) => clipboard.writeText(text),
    copyDiagnostics: () => clipboard.writeText(diagnostics({ app, paths, ...core })),
    presence: () => desk.presence.view(),
    quick: desk.quickLog.deps,
    updates: desk.updates,
    mini: desk.mini.deps,
    noticeAsked: desk.news.asked,
    cannotKeepAbove: whyNotAbove,
    showsNotices: () => Notification.isSupported(),
    version: app.getVersion(),
    started: desk.started,
    drawn: desk.drawn,
    now: clock.now,
    openPage: (url, sites) => byArtistsMask(() => links.openExternal(url, sites)),
    helpPage: HELP_PAGE,
    locale: () => systemLocale(app, process.env),
    toPdf: (html) => {
      const size = paperSize(systemLocale(app, process.env));
      return pageToPdf({ BrowserWindow }, html, { size, landscape: true });
    },
    isFolderHere,
    onSaving: (progress) => {
      for (const window of BrowserWindow.getAllWindows()) emit(window, 'saving', progress);
    },
    askToOpen: (address) => askToOpen(dialog, BrowserWindow.getFocusedWindow(), address),
    openFile: (file) => byArtistsMask(() => shell.openPath(file)),
    fullScreen: desk.fullScreen,
    freeMemory: desk.freeMemory,
    showInFolder: (file) => void byArtistsMask(() => shell.showItemInFolder(file)),
    log: (message) => log.info(message),
    quit: desk.quit,
  });
  return answerBy(handlers, log);
}
