import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  net,
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
import { Companion } from './companion.ts';
import { createHandlers } from './ipc/handlers.ts';
import { emit, registerOperations } from './ipc/register.ts';
import { declareSchemes, serveSchemes } from './platform/app-protocol.ts';
import { leanPages } from './platform/lean-pages.ts';
import { parseCommandLine, type CommandLine } from './platform/command-line.ts';
import { createLog } from './platform/log.ts';
import { isNetworkUp } from './platform/network-hint.ts';
import { createNetTransport } from './platform/net-transport.ts';
import { quitOrderly } from './platform/orderly-quit.ts';
import { prepareProfile, profileFolder, useProfile, type ProfilePaths } from './platform/paths.ts';
import { createSettings } from './platform/settings.ts';
import { hasTrayHost } from './platform/tray-host.ts';
import { takeSingleInstance } from './platform/single-instance.ts';
import { writeSmokeReport } from './platform/smoke.ts';
import { startPracticeStudio } from './practice/practice-studio.ts';
import { APP_PAGE } from './security/app-address.ts';
import { createExternalLinks, HELP_PAGE } from './security/external-links.ts';
import { pinNavigation } from './security/navigation.ts';
import { denyPermissions } from './security/permissions.ts';
import { refuseForeignRequests } from './security/requests.ts';
import { TrustedSenders } from './security/senders.ts';
import { mayEnableSandbox } from './security/web-preferences.ts';
import { endWithNotice } from './windows/fatal-notice.ts';
import { drawnRows } from './windows/drawn-rows.ts';
import { createMainWindow, showWindow } from './windows/main-window.ts';
import { askWhereToSave } from './windows/save-dialog.ts';
import { shortcutMenu } from './windows/shortcut-menu.ts';
import { failure } from './shared/result.ts';
import { createTray } from './windows/tray.ts';
import { windowBackground } from './windows/window-background.ts';

const FOCUS_REFRESH_MS = 30_000;

const asked = parseCommandLine(process.argv);
const folder = profileFolder({
  asked: asked.profile,
  cwd: process.cwd(),
  appData: app.getPath('appData'),
});
const prepared = prepareProfile(folder);
const interactive = !asked.hidden && asked.smoke === null;
const print = (line: string): void => void process.stderr.write(`${line}\n`);

if (!prepared.ok) {
  void endWithNotice({ app, dialog, interactive, print }, prepared);
} else {
  useProfile(app, prepared.value);
  run(asked, prepared.value);
}

function run(commandLine: CommandLine, paths: ProfilePaths): void {
  let show = (): void => undefined;
  if (!takeSingleInstance(app, commandLine, () => show())) return app.quit();
  if (mayEnableSandbox({ uid: process.getuid?.(), argv: process.argv })) app.enableSandbox();
  leanPages(app);
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
    const settings = createSettings(paths.folder);
    const trust = new TrustedSenders();
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
    const companion = new Companion({
      profile: paths.folder,
      userAgent,
      transport,
      sessions,
      startPractice: (practiceFolder) => startPracticeStudio({ folder: practiceFolder }),
      now: () => new Date(),
      random: Math.random,
      networkUp: () => isNetworkUp(net),
      emit: (name, payload) => {
        for (const window of BrowserWindow.getAllWindows()) emit(window, name, payload);
      },
      onTray: () => tray?.update(companion.dayFacts()),
      log: (message) => log.info(message),
    });
    const quit = (): void => app.quit();
    registerOperations(
      createHandlers({
        companion,
        sessions,
        settings,
        version: app.getVersion(),
        started: () => started,
        now: () => new Date(),
        openPage: (url, sites) => links.openExternal(url, sites),
        chooseFiles: async () => {
          const properties = ['openFile' as const, 'multiSelections' as const];
          const title = 'Attach files to the comment';
          const chosen = await dialog.showOpenDialog({ title, properties });
          return chosen.canceled ? [] : chosen.filePaths;
        },
        helpPage: HELP_PAGE,
        askWhereToSave: (name) =>
          askWhereToSave(
            {
              dialog,
              window: () => BrowserWindow.getFocusedWindow(),
              folder: app.getPath('documents'),
              join,
            },
            name,
          ),
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
        open: () => show(),
        quit,
      },
      companion.dayFacts(),
    );

    // The artist's data is opened from disk before the page asks for it; the network comes behind.
    const started = companion.start(commandLine.practice);
    let window: BrowserWindow | null = null;
    show = () => {
      if (!window || window.isDestroyed()) {
        window = createMainWindow({
          BrowserWindow,
          app,
          trust,
          page: APP_PAGE,
          preload: join(out, 'electron', 'preload.cjs'),
          icon: join(icons, 'icon.png'),
          background: windowBackground(settings.get(), nativeTheme.shouldUseDarkColors),
          hidden: commandLine.smoke !== null,
          hasTray: () => hasTrayHost(process.platform).then((shown) => shown && tray !== null),
          file: paths.window,
          screen,
          log,
        });
        window.on('focus', () => companion.workspace()?.sync.refreshIfOlderThan(FOCUS_REFRESH_MS));
      } else showWindow(window);
    };
    powerMonitor.on('resume', () => companion.workspace()?.wake());
    powerMonitor.on('unlock-screen', () =>
      companion.workspace()?.sync.refreshIfOlderThan(FOCUS_REFRESH_MS),
    );
    app.on('activate', () => show());
    if (!commandLine.hidden) show();

    quitOrderly(app, () => {
      // While the bus is still there; Electron 22 may crash when it takes the icon away itself.
      tray?.destroy();
      return companion.stop();
    });
    const outcome = await started;
    if (!outcome.ok) log.error(outcome.message);
    if (commandLine.smoke !== null) {
      const workspace = companion.workspace();
      await workspace?.sync.syncNow();
      const tasks = workspace?.replica.tasks.list('todo').length ?? 0;
      const drawn = window ? await drawnRows(window) : 0;
      const signedIn = sessions.session().kind === 'signed-in';
      const ok = signedIn && tasks > 0 && drawn > 0;
      writeSmokeReport(commandLine.smoke, {
        ok,
        signedIn,
        tasks,
        drawn,
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

const cannotStart = (error: unknown) =>
  failure(
    'unexpected',
    `Something went wrong at the start: ${error instanceof Error ? error.message : String(error)}`,
    'Your data is safe on this computer. Try again; if it happens again, tell whoever looks after the app.',
  );
