import type { BrowserWindow } from 'electron';
import type { Companion } from '../companion.ts';
import { eveningOf } from '../ipc/evening-handlers.ts';
import { isFullScreen } from '../platform/fullscreen.ts';
import type { Settings } from '../shared/settings.ts';
import { mayTell } from '../time/evening.ts';
import { createEveningNotice } from './evening-notice.ts';
import { isBeforeArtist } from './main-window.ts';
import { createNotify, type NotificationParts } from './notifications.ts';

const CHECK_MS = 60_000;

export interface EveningWatchParts extends NotificationParts {
  BrowserWindow: { getAllWindows(): BrowserWindow[] };
  companion: Pick<Companion, 'workspace' | 'today'>;
  settings: { get(): Settings };
  open(): void;
}

/** Looks every minute whether the evening's notice is due: with or without a window, and after a sleep. */
export function watchEvening(parts: EveningWatchParts): void {
  const { companion, settings } = parts;
  const tell = createEveningNotice({
    view: () => {
      const workspace = companion.workspace();
      return workspace && eveningOf(workspace, settings.get(), companion.today(), new Date());
    },
    mayTell: () => {
      const workspace = companion.workspace();
      return workspace !== null && mayTell(workspace.replica, companion.today());
    },
    isWindowThere: () => parts.BrowserWindow.getAllWindows().some(isBeforeArtist),
    isFullScreen: () => isFullScreen(process.platform),
    notify: createNotify(parts),
    open: parts.open,
  });
  setInterval(() => void tell(), CHECK_MS);
}
