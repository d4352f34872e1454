import { app, powerMonitor, session } from 'electron';
import { join } from 'node:path';
import { updateHold } from '../app/update-hold.ts';
import { readJsonFile, writeFileAtomic } from '../platform/atomic-file.ts';
import { isDeepLink } from '../shared/deep-link.ts';
import { readKept } from '../updates/kept-failure.ts';
import { readRelease, type Release } from '../updates/release.ts';
import { createUpdates, type Updates } from '../updates/updates.ts';
import type { Updater } from '../updates/updater.ts';
import type { Core } from './core.ts';
import type { Start } from './start.ts';

/** The session that electron-updater makes for itself, by its name. */
const SESSION = 'electron-updater';

/** Starts this app again once it has ended; a link that it was started for is not opened twice. */
function relaunch(executable: string | null): void {
  const args = process.argv.slice(1).filter((word) => !isDeepLink(word));
  app.relaunch(executable === null ? { args } : { args, execPath: executable });
}

/** What fetches and installs, with the system's certificates and proxy as everything else. */
async function openUpdater(
  feed: string,
  release: Release,
  core: Core,
  { log, paths }: Start,
): Promise<Updater> {
  const { createUpdater, isUpdatable } = await import('../updates/updater.ts');
  if (!isUpdatable(release.kind)) throw new Error(`A ${release.kind} is not updated by itself.`);
  session.fromPartition(SESSION, { cache: false }).setCertificateVerifyProc(core.verify);
  return createUpdater({
    kind: release.kind,
    feed,
    keys: release.keys,
    version: app.getVersion(),
    folder: join(paths.folder, 'updates'),
    resources: process.resourcesPath,
    whenReady: () => app.whenReady(),
    relaunch,
    quit: () => app.quit(),
    log,
  });
}

/** Newer versions of the app. Loaded after the first frame, or when Settings asks. */
export function openUpdates(core: Core, start: Start, changed: () => void): Updates {
  const { settings, companion } = core;
  const { log, paths } = start;
  const policy = settings.policy();
  const release = readRelease({
    packaged: app.isPackaged,
    platform: process.platform,
    resources: process.resourcesPath,
    executable: app.getPath('exe'),
    policyFile: policy.file,
  });
  const failed = join(paths.folder, 'updates', 'failed.json');
  const updates = createUpdates({
    release,
    policyFeed: policy.feed,
    mode: () => settings.get().updates,
    open: (feed) => openUpdater(feed, release, core, start),
    hold: () => updateHold(companion.workspace()),
    later(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    kept: {
      read: () => readKept(readJsonFile(failed)),
      write: (failure) => writeFileAtomic(failed, `${JSON.stringify(failure)}\n`),
    },
    onChange: changed,
    onNews: ({ version, ready }) =>
      companion.notices.tell({
        message: `Kitsu Companion ${version} is ${ready ? 'ready to be installed' : 'there'}.`,
        action: 'Settings, Updates has it.',
      }),
    quit: () => app.quit(),
    log: (message) => log.info(message),
  });
  powerMonitor.on('shutdown', updates.shuttingDown);
  settings.onChange(updates.modeChanged);
  return updates;
}
