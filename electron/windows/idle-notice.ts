import { idleGapText, idleGapTimerText } from '../shared/idle-gap-text.ts';
import type { Gap } from '../shared/timer.ts';
import type { Notify } from './notifications.ts';

export interface IdleNoticeDeps {
  gaps(): Gap[];
  /** The artist can see a window, or soon will: it asks by itself. */
  isWindowVisible(): boolean;
  notify: Notify;
  open(): void;
}

/**
 * Notifies once, through the system, of idle time that is not answered yet, if no window asks. Call it
 * whenever the timer changed; the notice disappears when all is answered.
 */
export function createIdleNotice(deps: IdleNoticeDeps): () => void {
  const told = new Set<string>();
  let takeAway: (() => void) | null = null;
  return () => {
    const gaps = deps.gaps();
    if (gaps.length === 0) {
      takeAway?.();
      takeAway = null;
      return;
    }
    const fresh = gaps.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    const last = fresh.at(-1);
    if (!last || deps.isWindowVisible()) return;
    takeAway?.();
    takeAway = deps.notify({
      title: idleGapText(last),
      body: `${idleGapTimerText(last)} Open Kitsu Companion to say what it was.`,
      unnamed: { title: idleGapText(last), body: 'Open Kitsu Companion to say what it was.' },
      onclick: deps.open,
    });
  };
}
