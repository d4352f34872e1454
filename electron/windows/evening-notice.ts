import type { EveningView } from '../shared/evening.ts';
import { formatMinutes } from '../shared/minutes.ts';
import type { Notify } from './notifications.ts';

export interface EveningNoticeDeps {
  view(): EveningView | null;
  /** True once a day: the caller then shows the notice, or drops it for that day. */
  claimNotice(): boolean;
  /** The artist can see a window: its card says it. */
  isWindowVisible(): boolean;
  isFullScreen(): Promise<boolean>;
  notify: Notify;
  open(): void;
}

/**
 * Notifies once a day, through the system and without taking the focus, that a part of the day is
 * missing. Call it every minute; while a program fills the screen it waits for the next call.
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
      body: 'Open Kitsu Companion to see where it may have gone.',
      onclick: deps.open,
    });
  };
}
