import type { EveningView } from '../shared/evening.ts';
import { formatMinutes } from '../shared/minutes.ts';
import type { Notify } from './notifications.ts';

export interface EveningNoticeDeps {
  view(): EveningView | null;
  /** True once a day: then it is told, or never that day. */
  claimNotice(): boolean;
  /** A window is before the artist: its card says it. */
  isWindowVisible(): boolean;
  isFullScreen(): Promise<boolean>;
  notify: Notify;
  open(): void;
}

/**
 * Tells once a day, by the system and without the focus, that something of the day is missing. To be
 * called every minute; over a program that fills the screen it waits for the next.
 */
export function createEveningNotice(deps: EveningNoticeDeps): () => Promise<void> {
  let takeAway: (() => void) | null = null;
  return async () => {
    const view = deps.view();
    if (!view) {
      takeAway?.();
      takeAway = null;
      return;
    }
    if (takeAway || deps.isWindowVisible() || (await deps.isFullScreen()) || !deps.claimNotice())
      return;
    const missing = view.days.reduce((sum, { expected, total }) => sum + expected - total, 0);
    takeAway = deps.notify({
      title: `${formatMinutes(missing)} of your ${view.days.length > 1 ? 'week' : 'day'} to log`,
      body: 'Click to see where it may have gone.',
      onclick: deps.open,
    });
  };
}
