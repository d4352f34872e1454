import { emit } from '../ipc/register.ts';
import { MINI_PAGE } from '../security/app-address.ts';
import type { TrustedSenders } from '../security/senders.ts';
import type { TodayStatus } from '../shared/views.ts';
import { createMini, type Mini } from '../windows/mini.ts';
import type { QuickLog } from '../windows/quick-log.ts';
import type { Core } from './core.ts';
import { background } from './desktop.ts';
import { frameOf, whyNotAbove } from './frame.ts';
import type { Start } from './start.ts';

/** What the mini timer leads to. */
export interface MiniDesk {
  start: Start;
  trust: TrustedSenders;
  /** Shows the main window. */
  open(): void;
  quickLog: QuickLog;
}

/** The mini timer, of which nothing is made before it is asked for. */
export function openMini(core: Core, { start, trust, open, quickLog }: MiniDesk): Mini {
  const { companion, settings } = core;
  return createMini({
    ...frameOf(start.log, trust),
    page: MINI_PAGE,
    background: () => background(core),
    settings,
    file: start.paths.mini,
    staysAbove: () => whyNotAbove() === null,
    stopTimer() {
      const done = companion.workspace()?.timer.stop();
      if (!done || done.ok) return;
      companion.notices.tell(done);
      open();
    },
    switchTask: () => quickLog.show('start '),
  });
}

/** Gives the mini timer what it shows of today, if there is one. */
export function updateMini(mini: Mini, status: TodayStatus): void {
  const window = mini.current();
  if (window) emit(window, 'status', status);
}
