import type { AppCore } from '../app/app-core.ts';
import { isFullScreen } from '../platform/fullscreen.ts';
import type { Settings } from '../shared/settings.ts';
import { claimNotice } from '../time/sheet/end-of-day.ts';
import { eveningOf } from '../time/sheet/evening-now.ts';
import { createEveningNotice } from './evening-notice.ts';
import { createNotify, type NotificationParts } from './notifications.ts';

const CHECK_MS = 60_000;

export interface EveningWatchParts extends NotificationParts {
  /** The main window is on the screen. */
  isWindowVisible(): boolean;
  companion: Pick<AppCore, 'workspace' | 'today'>;
  settings: { get(): Settings };
  open(): void;
  now(): Date;
}

/** Checks every minute whether the evening's notice is due: with or without a window, and after a sleep. */
export function watchEvening(parts: EveningWatchParts): void {
  const { companion, settings } = parts;
  const tell = createEveningNotice({
    view: () => {
      const workspace = companion.workspace();
      return workspace && eveningOf(workspace, settings.get(), companion.today(), parts.now());
    },
    claimNotice: () => {
      const workspace = companion.workspace();
      return workspace !== null && claimNotice(workspace.replica, companion.today());
    },
    isWindowVisible: () => parts.isWindowVisible(),
    isFullScreen: () => isFullScreen(process.platform),
    notify: createNotify(parts),
    open: parts.open,
  });
  setInterval(() => void tell(), CHECK_MS);
}
