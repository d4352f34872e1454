import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import { join } from 'node:path';
import { createKeychain } from './account/keychain.ts';
import { createSessionManager } from './account/session.ts';
import { AppCore, type AppCoreDeps } from './app/app-core.ts';
import { diagnostics } from './ipc/diagnostics.ts';
import { createHandlers } from './ipc/handlers.ts';
import { openEntryPoints } from './external/entry-points.ts';
import { emit, registerOperations } from './ipc/register.ts';
import { declareSchemes, serveSchemes } from './platform/app-protocol.ts';
import { limitRendererHeap } from './platform/renderer-heap-limit.ts';
import { commandAtStart } from './platform/cli-client.ts';
import { parseCommandLine, type CommandLine } from './platform/command-line.ts';
import { createLog } from './platform/log.ts';
import { isNetworkUp } from './platform/network-status.ts';
import { createNetTransport } from './platform/net-transport.ts';
import { quitGracefully } from './platform/graceful-quit.ts';
import { prepareProfile, profileFolder, useProfile, type ProfilePaths } from './platform/paths.ts';
import { wasOpenedAtLogin } from './platform/autostart.ts';
import { loadSettings } from './platform/load-settings.ts';
import { hasTrayHost } from './platform/tray-host.ts';
import { setUpPresence } from './presence/presence-setup.ts';
import { onDeepLink, registerDeepLinks } from './platform/deep-links.ts';
import { takeSingleInstance } from './platform/single-instance.ts';
import { createHeapTrimmer, ownHeap } from './platform/heap-trim.ts';
import { APP_PAGE, QUICK_LOG_PAGE } from './security/app-address.ts';
import { createExternalLinks, HELP_PAGE } from './security/external-links.ts';
import { pinNavigation } from './security/navigation.ts';
import { denyPermissions } from './security/permissions.ts';
import { refuseForeignRequests } from './security/requests.ts';
import { TrustedSenders } from './security/senders.ts';
import { mayEnableSandbox } from './security/web-preferences.ts';
import { cannotStart, endWithNotice } from './windows/fatal-notice.ts';
import { smokeTest } from './windows/smoke-test.ts';
import { singleWindow } from './windows/single-window.ts';
import { ViewStateStore } from './windows/view-state-store.ts';
import { watchEvening } from './windows/evening-watch.ts';
import { setUpIdleNotice } from './windows/idle-notice-setup.ts';
import { createMainWindow } from './windows/main-window.ts';
import { createQuickLog } from './windows/quick-log.ts';
import { fileDialogs } from './windows/file-dialogs.ts';
import { shortcutMenu } from './windows/shortcut-menu.ts';
import { trayActions } from './windows/tray-actions.ts';
import { createTray } from './windows/tray.ts';
import { windowBackground } from './windows/window-background.ts';

const FOCUS_REFRESH_MS = 30_000;

const asked = parseCommandLine(process.argv);
const folder = profileFolder({
  asked: asked.profile,
  cwd: process.cwd(),
  appData: app.getPath('appData'),
});
const interactive = !asked.hidden && asked.smoke === null;
const print = (line: string): void => void process.stderr.write(`${line}\n`);

// As a command it asks the app that runs, and starts nothing of its own.
if (!commandAtStart(app, process, print)) {
  const prepared = prepareProfile(folder);
  if (prepared.ok) {
    useProfile(app, prepared.value);
    run(asked, prepared.value);
  } else void endWithNotice({ app, dialog, interactive, print }, prepared);
}

function run(commandLine: CommandLine, paths: ProfilePaths): void {
  let show = (): void => undefined;
  /** The latest link that came in before anybody could take it. */
  let early = commandLine.link;
  let openLink = (link: string): void => void (early = link);
  const second = ({ link }: Pick<CommandLine, 'link'>): void => {
    if (link !== null) openLink(link);
    show();
  };
  if (!takeSingleInstance(app, commandLine, second)) return app.quit();
  onDeepLink(app, (link) => second({ link }));
  if (mayEnableSandbox({ uid: process.getuid?.(), argv: process.argv })) app.enableSandbox();
  limitRendererHeap(app);
  declareSchemes(protocol);
  const log = createLog(paths.logs, { console: true });
  pinNavigation(app, log);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(shortcutMenu({ platform: process.platform, packaged: app.isPackaged })),
  );
  // Closing every window leaves the app in the tray; quitting is said, never inferred.
  app.on('window-all-closed', () => undefined);

  const open = async (): Promise<void> => {
    const userAgent = `kitsu-companion/${app.getVersion()}`;
    const out = join(app.getAppPath(), 'out');
    const icons = join(out, 'electron', 'icons');
    const { settings, autostart } = loadSettings(app, commandLine, paths, log);
    const trust = new TrustedSenders();
    const viewState = new ViewStateStore();
    const links = createExternalLinks({ shell, log });
    const transport = createNetTransport({ net, session, userAgent });
    const sessions = createSessionManager({
      profile: paths.folder,
      transport,
      userAgent,
      keychain: createKeychain(),
      now: () => new Date(),
      log,
      ...(commandLine.server === null ? {} : { server: commandLine.server }),
    });
    const memory = createHeapTrimmer(ownHeap);
    const tell: AppCoreDeps['emit'] = (name, payload) => {
      if (name === 'todo') quickLog.tasksChanged();
      for (const window of BrowserWindow.getAllWindows()) emit(window, name, payload);
      memory.touch();
    };
    const companion = new AppCore({
      profile: paths.folder,
      userAgent,
      transport,
      sessions,
      // Most artists never open it.
      practice: () => import('./practice/practice-studio.ts'),
      now: () => new Date(),
      monotonic: () => performance.now(),
      settings: () => settings.get(),
      random: Math.random,
      networkUp: () => isNetworkUp(net),
      emit: tell,
      onTray: () => {
        tray?.update(companion.todayStatus());
        presence.update();
        tellOfGaps();
      },
      log: (message) => log.info(message),
    });
    const presence = setUpPresence({
      powerMonitor,
      workspace: () => companion.workspace(),
      settings: () => settings.get(),
      log: (message) => log.info(message),
    });
    const tellOfGaps = setUpIdleNotice({
      ...{ BrowserWindow, Notification },
      workspace: () => companion.workspace(),
      open: () => show(),
    });
    watchEvening({ Notification, BrowserWindow, companion, settings, open: () => show() });
    settings.onChange(() => companion.settingsChanged());
    const quit = (): void => app.quit();
    const frame = {
      ...{ BrowserWindow, app, trust, screen, log },
      preload: join(out, 'electron', 'preload.cjs'),
      icon: join(icons, 'icon.png'),
    };
    const background = (): string =>
      windowBackground(settings.get(), nativeTheme.shouldUseDarkColors);
    const quickLog = createQuickLog({
      ...{ ...frame, page: QUICK_LOG_PAGE, background, settings, globalShortcut },
      onShortcut: (state) => {
        for (const window of BrowserWindow.getAllWindows()) emit(window, 'shortcut', state);
      },
    });
    const outside = openEntryPoints({
      profile: paths.folder,
      companion,
      tasks: quickLog.deps.tasks,
      log,
      monotonic: () => performance.now(),
      arrived: () => tell('link', null),
    });
    registerOperations(
      createHandlers({
        companion,
        sessions,
        settings,
        viewState,
        links: outside.links,
        autostart,
        copyDiagnostics: () =>
          clipboard.writeText(diagnostics({ app, paths, companion, sessions, settings })),
        presence: () => presence.view(),
        quick: quickLog.deps,
        version: app.getVersion(),
        started: () => started,
        now: () => new Date(),
        openPage: (url, sites) => links.openExternal(url, sites),
        ...fileDialogs({ dialog, BrowserWindow, folder: app.getPath('documents') }),
        helpPage: HELP_PAGE,
        showInFolder: (file) => shell.showItemInFolder(file),
        log: (message) => log.info(message),
        quit,
      }),
      trust,
      { log, now: () => performance.now() },
    );

    denyPermissions(session.defaultSession);
    refuseForeignRequests(session.defaultSession, { packaged: app.isPackaged, log });
    serveSchemes(protocol, {
      rendererFolder: join(out, 'renderer'),
      findMedia: async (id, size) => (await companion.workspace()?.pictures.get(size, id)) ?? null,
    });
    const tray = createTray(
      {
        Tray,
        Menu,
        nativeImage,
        platform: process.platform,
        icons,
        log,
        monotonic: () => performance.now(),
        act: trayActions({
          timer: () => companion.workspace()?.timer ?? null,
          say: (notice) => {
            companion.tell(notice);
            show();
          },
          open: () => show(),
          quickLog: () => quickLog.show(),
          quit,
        }),
      },
      companion.todayStatus(),
    );

    // The artist's data is opened from disk before the page asks for it; the network comes behind.
    const started = companion.start(commandLine.practice);
    const main = singleWindow(
      () => {
        const window = createMainWindow({
          ...frame,
          page: APP_PAGE,
          background: background(),
          hidden: commandLine.smoke !== null,
          hasTray: () => hasTrayHost(process.platform).then((shown) => shown && tray !== null),
          say: (notice) => companion.tell(notice),
          canClose: () => companion.workspace() !== null && !viewState.holdsTyping(),
          file: paths.window,
        });
        window.on('focus', () => companion.workspace()?.sync.refreshIfOlderThan(FOCUS_REFRESH_MS));
        return window;
      },
      () => {
        companion.windowIsGone();
        memory.touch();
      },
    );
    show = () => main.show();
    powerMonitor.on('resume', () => companion.workspace()?.wake());
    powerMonitor.on('unlock-screen', () =>
      companion.workspace()?.sync.refreshIfOlderThan(FOCUS_REFRESH_MS),
    );
    app.on('activate', () => show());
    if (!commandLine.hidden && !wasOpenedAtLogin(app, process.platform)) show();

    quitGracefully(app, () => {
      // While the bus is still there; Electron 22 may crash when it takes the icon away itself.
      tray?.destroy();
      presence.stop();
      outside.close();
      return companion.stop();
    });
    const outcome = await started;
    if (!outcome.ok) log.error(outcome.message);
    openLink = (link) => outside.links.open(link);
    if (early !== null) openLink(early);
    if (commandLine.smoke === null) registerDeepLinks(app);
    if (commandLine.smoke !== null) {
      await smokeTest(commandLine.smoke, {
        workspace: companion.workspace(),
        window: main.current(),
        signedIn: sessions.session().kind === 'signed-in',
        version: app.getVersion(),
      });
      quit();
    }
  };
  void app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      log.error('The app cannot start', error);
      return endWithNotice({ app, dialog, interactive, print }, cannotStart(error));
    });
}
