import { app, BrowserWindow, screen } from 'electron';
import { join } from 'node:path';
import { cannotKeepAbove, windowSystem, type WindowSystem } from '../platform/window-system.ts';
import type { TrustedSenders } from '../security/senders.ts';
import type { Start } from './start.ts';

/** Where the compiled app lies. */
export const outFolder = (): string => join(app.getAppPath(), 'out');

/** What draws the windows of this app here. */
export const system = (): WindowSystem =>
  windowSystem(process.platform, app.commandLine, process.env);

export const iconFolder = (): string => join(outFolder(), 'electron', 'icons');

/** What every window is made with. */
export const frameOf = (log: Start['log'], trust: TrustedSenders) => ({
  BrowserWindow,
  app,
  trust,
  screen,
  system: system(),
  log,
  preload: join(outFolder(), 'electron', 'preload.cjs'),
  icon: join(iconFolder(), 'window.png'),
});

/** Why no window can be kept above others on this desktop; `null` if one can. */
export const whyNotAbove = () => cannotKeepAbove(system(), process.env);
