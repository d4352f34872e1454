import type { BrowserWindow } from 'electron';
import type { Timer } from '../time/timer.ts';
import { createGapNotice } from './gap-notice.ts';
import { isBeforeArtist } from './main-window.ts';
import { createNotify, type NotificationParts } from './notifications.ts';

export interface GapNoticeOnDeps extends NotificationParts {
  BrowserWindow: { getAllWindows(): BrowserWindow[] };
  workspace(): { timer: Timer } | null;
  open(): void;
}

/** The notice of unanswered time, on this desktop. */
export const gapNoticeOn = ({
  BrowserWindow,
  workspace,
  open,
  ...parts
}: GapNoticeOnDeps): (() => void) =>
  createGapNotice({
    gaps: () => workspace()?.timer.view().gaps ?? [],
    isWindowThere: () => BrowserWindow.getAllWindows().some(isBeforeArtist),
    notify: createNotify(parts),
    open,
  });
