import { join } from 'node:path';
import type { App } from 'electron';
import { failureText } from '../shared/result.ts';
import { ownAppImage } from './app-image.ts';
import { createAutostart, type Autostart } from './autostart.ts';
import { followPolicy } from './autostart-policy.ts';
import type { CommandLine } from './command-line.ts';
import type { Log } from './log.ts';
import type { ProfilePaths } from './paths.ts';
import { createSettings, type KeptSettings } from './settings.ts';
import { studioPolicy } from './studio-policy.ts';

/** Reads the settings of the studio and the artist, and logs what could not be used. */
export function loadSettings(
  app: App,
  commandLine: CommandLine,
  paths: ProfilePaths,
  log: Pick<Log, 'info' | 'warn'>,
): { settings: KeptSettings; autostart: Autostart } {
  const appImage = ownAppImage(process.env, app.getPath('exe'));
  const policy = studioPolicy(app, commandLine, appImage);
  if (policy.file !== null) log.info(`The studio's policy: ${policy.file}`);
  for (const problem of policy.problems) log.warn(`The studio's policy: ${problem}`);
  const settings = createSettings(paths.folder, policy);
  const autostart = createAutostart(app, {
    platform: process.platform,
    packaged: app.isPackaged,
    executable: appImage ?? app.getPath('exe'),
    profile: commandLine.profile === null ? null : paths.folder,
    config: process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config'),
  });
  const trouble = followPolicy(autostart, settings);
  if (trouble !== null)
    log.warn(`The studio's policy on starting at login: ${failureText(trouble)}`);
  return { settings, autostart };
}
