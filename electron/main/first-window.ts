import { app, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { openChannels, type Answering } from '../ipc/register.ts';
import { serveSchemes } from '../platform/app-protocol.ts';
import { readJsonFile } from '../platform/atomic-file.ts';
import type { MediaSources } from '../platform/media-files.ts';
import { hasTrayIcon } from '../platform/tray-host.ts';
import { APP_PAGE } from '../security/app-address.ts';
import { denyPermissions } from '../security/permissions.ts';
import { refuseForeignRequests } from '../security/requests.ts';
import { TrustedSenders } from '../security/senders.ts';
import { leadNowhere } from '../security/webrtc.ts';
import type { FirstScreen, ScreenOwner } from '../shared/first-screen.ts';
import { createAlarm } from '../shared/concurrency.ts';
import { firstScreenPage } from '../windows/first-screen/page.ts';
import { keepFirstScreen, keptFirstScreen } from '../windows/first-screen/kept.ts';
import { createMainWindow, type MainWindowParts } from '../windows/main-window.ts';
import { singleWindow, type SingleWindow } from '../windows/single-window.ts';
import { themeIn, windowBackground } from '../windows/window-background.ts';
import { clock } from './clock.ts';
import { frameOf, outFolder } from './frame.ts';
import type { Start } from './start.ts';

/** What a page and its window ask of the app behind it. */
export interface AppBehind extends Pick<MainWindowParts, 'canClose' | 'say'> {
  answering: Answering;
  media: MediaSources;
  /** A window's first colour, as the artist's theme has it. */
  background(): string;
  /** A window was made. */
  made(window: BrowserWindow): void;
  /** It was destroyed, and its page with it. */
  gone(): void;
}

/**
 * How long the rest of the app waits until the page has come to its script: Chromium needs this thread for each step on the
 * way there, and once there its process has work of its own.
 */
const PAGE_WAIT_MS = 300;

/** The main window, which is there before the rest of the app is loaded. */
export interface FirstWindow {
  main: SingleWindow;
  trust: TrustedSenders;
  /** The page reads its script now, or no window is on its way, or PAGE_WAIT_MS are over. */
  reading(): Promise<void>;
  /** Keeps the day as this page shows it, in its account's folder. False where it was not kept. */
  keepScreen(folder: string, owner: ScreenOwner, screen: FirstScreen): boolean;
  /** The rest of the app is there: what has waited for it goes on. Once. */
  connect(behind: AppBehind): void;
}

/**
 * Guards the session of the pages, serves their files and opens their channels, so that a window can be made at once:
 * its process starts and reads the page while the rest of the app is loaded. Of the artist's data nothing is read but the
 * first screen that was kept for this.
 */
export function openFirstWindow({ commandLine, paths, log }: Start): FirstWindow {
  const trust = new TrustedSenders();
  let behind: AppBehind | null = null;
  let connected = (_behind: AppBehind): void => undefined;
  const loaded = new Promise<AppBehind>((resolve) => (connected = resolve));
  let reads = (): void => undefined;
  const reading = new Promise<void>((resolve) => (reads = resolve));
  /** A first screen is drawn before anything else is done. */
  const served = (url: string): void => {
    if (url !== APP_PAGE && !screen.isShown()) setImmediate(reads);
  };
  guardPages(log);
  const screen = firstScreenPage((page) =>
    // With another server the day is not what is opened.
    commandLine.server === null
      ? keptFirstScreen(paths.folder, page, { practice: commandLine.practice, now: clock.now() })
      : null,
  );
  serveSchemes(protocol, {
    instead: screen.answer,
    onServed: served,
    rendererFolder: join(outFolder(), 'renderer'),
    findPicture: async (id, kind) => (await loaded).media.findPicture(id, kind),
    openFile: async (item) => (await loaded).media.openFile(item),
  });
  const answering = loaded.then((rest) => rest.answering);
  openChannels(trust, { log, now: clock.monotonic, answering });

  const firstColour = (): string =>
    windowBackground(
      { theme: themeIn(readJsonFile(join(paths.folder, 'settings.json'))) },
      nativeTheme.shouldUseDarkColors,
    );
  const main = singleWindow(
    () => {
      const window = createMainWindow({
        ...frameOf(log, trust),
        page: APP_PAGE,
        background: behind?.background() ?? firstColour(),
        hidden: commandLine.smoke !== null,
        hasTray: () => hasTrayIcon(process.platform, process.pid),
        say: (notice) => void loaded.then((rest) => rest.say(notice)),
        canClose: () => behind?.canClose() ?? false,
        file: paths.window,
      });
      window.once('ready-to-show', reads);
      behind?.made(window);
      return window;
    },
    () => void loaded.then((rest) => rest.gone()),
  );
  return {
    main,
    trust,
    async reading() {
      if (main.current() === null) return;
      const late = createAlarm();
      late.set(PAGE_WAIT_MS, reads);
      await reading;
      late.clear();
    },
    keepScreen: (folder, owner, shown) =>
      keepFirstScreen(folder, { ...owner, page: screen.mark() }, shown),
    connect(next) {
      behind = next;
      connected(next);
      const window = main.current();
      if (!window) return;
      window.setBackgroundColor(next.background());
      next.made(window);
    },
  };
}

/** The pages' session: no permissions, no foreign requests, no way around the proxy. */
function guardPages(log: Start['log']): void {
  denyPermissions(session.defaultSession);
  void leadNowhere(session.defaultSession);
  refuseForeignRequests(session.defaultSession, { packaged: app.isPackaged, log });
}
