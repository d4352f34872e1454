import './main/first.ts';
import { app, dialog, Menu, protocol } from 'electron';
import { openEntrance } from './main/entrance.ts';
import { openFirstWindow } from './main/first-window.ts';
import { holdForThisComputer } from './main/hold-profile.ts';
import { loadApp } from './main/load-app.ts';
import type { Start } from './main/start.ts';
import { logUncaught } from './main/uncaught.ts';
import { writeLog } from './main/write-log.ts';
import { declareSchemes } from './platform/app-protocol.ts';
import { ownAppImage } from './platform/app-image.ts';
import { wasOpenedAtLogin } from './platform/autostart.ts';
import { parseCommand } from './platform/cli-words.ts';
import { ownArguments, parseCommandLine, type CommandLine } from './platform/command-line.ts';
import { createEarlyLog } from './platform/early-log.ts';
import { electronTrouble } from './platform/electron-support.ts';
import { prepareProfile, profileFolder, useProfile, type ProfilePaths } from './platform/paths.ts';
import type { Policy } from './platform/policy.ts';
import { closeProfile } from './platform/private-files.ts';
import { spareMemory } from './platform/memory-switches.ts';
import { nameForWindows } from './platform/windows-identity.ts';
import { pinNavigation } from './security/navigation.ts';
import { openingSwitches, refusedSwitches } from './security/switches.ts';
import { closeWebRtc } from './security/webrtc.ts';
import { mayEnableSandbox } from './security/web-preferences.ts';
import { severalLines } from './shared/plain-text.ts';
import { cannotStart, endWithNotice } from './windows/fatal-notice.ts';
import { shortcutMenu } from './windows/shortcut-menu.ts';

const words = parseCommand(ownArguments(process.argv, app));
const quick = words.kind === 'quick' ? words.line : null;
const asked: CommandLine = { ...parseCommandLine(process.argv), quick };
const folder = profileFolder({
  asked: asked.profile,
  cwd: process.cwd(),
  appData: app.getPath('appData'),
});
const interactive = !asked.hidden && asked.smoke === null;
const print = (line: string): void => void process.stderr.write(`${severalLines(line)}\n`);

const opening = openingSwitches(app, process.env);
if (opening.length === 0) begin();
else void beginIfAllowed();

async function readPolicy(): Promise<Policy> {
  const { studioPolicy } = await import('./platform/studio-policy.ts');
  return studioPolicy(app, asked, ownAppImage(process.env, app.getPath('exe')));
}

/** The studio's policy is read only where a switch asks for it, or a report. */
async function beginIfAllowed(): Promise<void> {
  const refused = refusedSwitches(opening, (await readPolicy()).allowDebugging);
  if (refused === null) return begin();
  // Before there is a window that a debugger could read, and so without a dialog.
  print([refused.message, refused.action].join('\n'));
  app.exit(1);
}

function begin(): void {
  // Started as a command: it asks the running app, and starts nothing of its own; but for the quick log, which a start
  // brings too.
  if (words.kind === 'setup' || words.kind === 'report') {
    const here = words;
    void Promise.all([import('./main/setup-command.ts'), readPolicy()])
      .then(([{ runSetupHere }, policy]) =>
        runSetupHere(here, { version: app.getVersion(), policy }, process),
      )
      .then((code) => app.exit(code));
    return;
  }
  if (words.kind !== 'none' && words.kind !== 'quick') {
    const command = words;
    void import('./platform/cli-client.ts').then(({ runAndExit }) =>
      runAndExit(app, command, process),
    );
    return;
  }
  const prepared = prepareProfile(folder);
  if (prepared.ok) {
    closeProfile(folder);
    useProfile(app, prepared.value);
    run(asked, prepared.value);
  } else void endWithNotice({ app, dialog, interactive, print }, prepared);
}

/** What has to be said before Electron is ready; then the app itself. */
function run(commandLine: CommandLine, paths: ProfilePaths): void {
  const entrance = openEntrance(commandLine);
  if (!entrance) return app.quit();
  if (mayEnableSandbox({ uid: process.getuid?.(), argv: process.argv })) app.enableSandbox();
  nameForWindows(app);
  spareMemory(app);
  declareSchemes(protocol);
  const log = createEarlyLog();
  logUncaught(process, log);
  const trouble = electronTrouble(process.versions.electron ?? '');
  if (trouble !== null) log.warn(trouble);
  pinNavigation(app, log);
  closeWebRtc(app);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(shortcutMenu({ platform: process.platform, packaged: app.isPackaged })),
  );
  // Closing every window leaves the app in the tray; only an explicit quit ends it.
  app.on('window-all-closed', () => undefined);
  const start: Start = { commandLine, paths, log };
  void app
    .whenReady()
    .then(async () => {
      const profile = await holdForThisComputer(start, print);
      // Another computer keeps it: nothing was opened here, so nothing has to be closed.
      if (!profile) {
        await writeLog(start);
        return app.exit(commandLine.hidden ? 1 : 0);
      }
      const first = openFirstWindow(start);
      const open = (): void => first.main.show();
      entrance.onShow(open);
      const isHidden = commandLine.hidden || wasOpenedAtLogin(app, process.platform);
      if (commandLine.quick === null && !isHidden) open();
      await first.reading();
      const { openApp } = await loadApp();
      return openApp({ start, entrance, profile, first, isHidden });
    })
    .catch(async (error: unknown) => {
      log.error('The app cannot start', error);
      // What it cannot be written by may be what is broken.
      await writeLog(start).catch(() => undefined);
      return endWithNotice({ app, dialog, interactive, print }, cannotStart(error));
    });
}
