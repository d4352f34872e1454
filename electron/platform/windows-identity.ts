import type { App } from 'electron';

/** `appId` in electron-builder.yml: the installer gives it to the shortcut that it makes. */
const APP_ID = 'org.kitsu-companion.app';

/**
 * Names the packaged app for Windows as its shortcut is named. Windows shows the notifications of a program that it
 * finds by this name alone, and keeps the windows of one name together in the taskbar. Call it before the app is ready.
 */
export function nameForWindows(
  app: Pick<App, 'isPackaged' | 'setAppUserModelId'>,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'win32' && app.isPackaged) app.setAppUserModelId(APP_ID);
}
