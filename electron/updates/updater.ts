import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AppImageUpdater,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  RpmUpdater,
  type AppUpdater,
} from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import { success, type Result } from '../shared/result.ts';
import { installPackage } from './install-package.ts';
import type { PackageKind } from './release.ts';
import { SignedFeed, type SignedList } from './signed-feed.ts';

export interface UpdaterDeps {
  kind: PackageKind;
  /** The address of the folder with newer versions. */
  feed: string;
  keys: readonly string[];
  /** The running version. */
  version: string;
  /** The app's folder for what is loaded. */
  folder: string;
  resources: string;
  whenReady(): Promise<void>;
  /** Starts the app again when this process is gone; `executable`: another file than now. */
  relaunch(executable: string | null): void;
  quit(): void;
  log: { info(message: string): void; warn(message: string): void };
}

/** What fetches and installs newer versions. Loaded when it is first needed. */
export interface Updater {
  /** The newer version that this computer is offered; `null` if there is none. */
  ask(): Promise<string | null>;
  /** Loads what `ask` has found, and checks it; it is not loaded twice. `onPercent`: 0 to 100. */
  load(onPercent: (percent: number) => void): Promise<void>;
  /** Installs what was loaded. The last thing that the app does: its data is closed. */
  install(restart: boolean): Promise<Result<null>>;
}

/** The classes of electron-updater that find and load the package of a kind. */
const CLASSES = {
  deb: DebUpdater,
  rpm: RpmUpdater,
  AppImage: AppImageUpdater,
  nsis: NsisUpdater,
  mac: MacUpdater,
} as const;

export type UpdatableKind = keyof typeof CLASSES;

export const isUpdatable = (kind: PackageKind): kind is UpdatableKind => kind in CLASSES;

export function createUpdater(deps: UpdaterDeps & { kind: UpdatableKind }): Updater {
  const { folder, log } = deps;
  mkdirSync(folder, { recursive: true });
  let signed: SignedList | null = null;
  let loaded: string | null = null;
  const updater = new CLASSES[deps.kind](undefined, adapter(deps));
  // A given adapter leaves it without a way to the network.
  Object.assign(updater, { httpExecutor: new ElectronHttpExecutor() });
  updater.logger = { ...log, error: (message: unknown) => log.warn(String(message)) };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.setFeedURL({
    provider: 'custom',
    updateProvider: feedFor(deps, (list) => (signed = list)),
  });
  // The file may be given another name; the old one is gone then.
  let image: string | null = process.env['APPIMAGE'] ?? null;
  updater.on('appimage-filename-updated', (path) => (image = path));
  return {
    async ask() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async load(onPercent) {
      const progress = ({ percent }: { percent: number }): void => onPercent(Math.floor(percent));
      updater.on('download-progress', progress);
      try {
        [loaded = null] = await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', progress);
      }
    },
    async install(restart) {
      if (deps.kind === 'deb' || deps.kind === 'rpm') {
        const done = await installPackage(deps.resources, kept(folder, signed, loaded));
        // Also where it was refused: whoever asked for it wants to go on working.
        if (restart) deps.relaunch(null);
        return done;
      }
      installHere(updater, deps.kind, restart);
      if (deps.kind === 'AppImage' && restart) deps.relaunch(image);
      return success(null);
    },
  };
}

/** Windows, macOS and an AppImage: electron-updater knows the way. */
function installHere(updater: AppUpdater, kind: UpdatableKind, restart: boolean): void {
  // It starts an AppImage itself while this app still runs, and that one would end at once.
  if (updater instanceof AppImageUpdater || updater instanceof NsisUpdater)
    updater.install(true, kind === 'nsis' && restart);
  else updater.quitAndInstall(true, restart);
}

/** What the program that installs as root wants, as files. */
function kept(
  folder: string,
  signed: SignedList | null,
  file: string | null,
): { list: string; signature: string; file: string } {
  if (signed === null || file === null) throw new Error('No update was loaded.');
  const [list, signature] = [join(folder, 'list.yml'), join(folder, 'list.yml.sig')];
  writeFileSync(list, signed.list);
  writeFileSync(signature, signed.signature);
  return { list, signature, file };
}

/** The class that electron-updater makes its provider of. */
function feedFor(deps: UpdaterDeps, onList: (signed: SignedList) => void) {
  return class extends SignedFeed {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super({ url: deps.feed, keys: deps.keys, onList }, runtime);
    }
  };
}

/** The app as electron-updater wants it: all that it keeps goes into the profile. */
function adapter({ version, folder, whenReady, quit, relaunch }: UpdaterDeps): AppAdapter {
  const config = join(folder, 'app-update.yml');
  writeFileSync(config, 'updaterCacheDirName: loaded\n');
  return {
    version,
    name: 'Kitsu Companion',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady,
    relaunch: () => relaunch(null),
    quit,
    onQuit: () => undefined,
  };
}
