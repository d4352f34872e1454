import type { Timer } from '../time/timer/timer.ts';
import { createIdleNotice } from './idle-notice.ts';
import { createNotify, type NotificationParts } from './notifications.ts';

export interface IdleNoticeSetupDeps extends NotificationParts {
  /** The main window is on the screen. */
  isWindowVisible(): boolean;
  workspace(): { timer: Timer } | null;
  open(): void;
}

/** The idle notice, wired to this desktop. */
export const setUpIdleNotice = ({
  isWindowVisible,
  workspace,
  open,
  ...parts
}: IdleNoticeSetupDeps): (() => void) =>
  createIdleNotice({
    gaps: () => workspace()?.timer.view().gaps ?? [],
    isWindowVisible,
    notify: createNotify(parts),
    open,
  });
