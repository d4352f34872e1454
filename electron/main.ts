import './main/first.ts';
import { app, dialog, Menu, protocol } from 'electron';
import { openEntrance } from './main/entrance.ts';
import { holdForThisComputer } from './main/hold-profile.ts';
import { openApp } from './main/open-app.ts';
import { declareSchemes } from './platform/app-protocol.ts';
import { ownAppImage } from './platform/app-image.ts';
import { runAndExit } from './platform/cli-client.ts';
import { parseCommand } from './platform/cli-words.ts';
import { ownArguments, parseCommandLine, type CommandLine } from './platform/command-line.ts';
import { electronTrouble } from './platform/electron-support.ts';
import { createLog } from './platform/log.ts';
import { prepareProfile, profileFolder, useProfile, type ProfilePaths } from './platform/paths.ts';
import { closeProfile } from './platform/private-files.ts';
import { limitRendererHeap } from './platform/renderer-heap-limit.ts';
import { studioPolicy } from './platform/studio-policy.ts';
import { pinNavigation } from './security/navigation.ts';
import { refusedSwitches } from './security/switches.ts';
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

const refused = refusedSwitches(
  app,
  process.env,
  () => studioPolicy(app, asked, ownAppImage(process.env, app.getPath('exe'))).allowDebugging,
);

// Started as a command: it asks the running app, and starts nothing of its own; but for the quick log, which a start
// brings too.
if (refused !== null) {
  // Before there is a window that a debugger could read, and so without a dialog.
  print([refused.message, refused.action].join('\n'));
  app.exit(1);
} else if (words.kind !== 'none' && words.kind !== 'quick') runAndExit(app, words, process);
else {
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
  limitRendererHeap(app);
  declareSchemes(protocol);
  const log = createLog(paths.logs, { console: true });
  const trouble = electronTrouble(process.versions.electron ?? '');
  if (trouble !== null) log.warn(trouble);
  pinNavigation(app, log);
  closeWebRtc(app);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(shortcutMenu({ platform: process.platform, packaged: app.isPackaged })),
  );
  // Closing every window leaves the app in the tray; only an explicit quit ends it.
  app.on('window-all-closed', () => undefined);
  void app
    .whenReady()
    .then(async () => {
      const start = { commandLine, paths, log };
      const profile = await holdForThisComputer(start, print);
      // Another computer keeps it: nothing was opened here, so nothing has to be closed.
      if (!profile) return app.exit(commandLine.hidden ? 1 : 0);
      return openApp(start, entrance, profile);
    })
    .catch((error: unknown) => {
      log.error('The app cannot start', error);
      return endWithNotice({ app, dialog, interactive, print }, cannotStart(error));
    });
}
