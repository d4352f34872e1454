import type { BrowserWindow } from 'electron';
import type { Timer } from '../time/timer/timer.ts';
import { createIdleNotice } from './idle-notice.ts';
import { isVisible } from './main-window.ts';
import { createNotify, type NotificationParts } from './notifications.ts';

export interface IdleNoticeSetupDeps extends NotificationParts {
  BrowserWindow: { getAllWindows(): BrowserWindow[] };
  workspace(): { timer: Timer } | null;
  open(): void;
}

/** The idle notice, wired to this desktop. */
export const setUpIdleNotice = ({
  BrowserWindow,
  workspace,
  open,
  ...parts
}: IdleNoticeSetupDeps): (() => void) =>
  createIdleNotice({
    gaps: () => workspace()?.timer.view().gaps ?? [],
    isWindowVisible: () => BrowserWindow.getAllWindows().some(isVisible),
    notify: createNotify(parts),
    open,
  });
