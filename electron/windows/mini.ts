import type { BrowserWindow } from 'electron';
import type { KeptSettings } from '../platform/settings.ts';
import { createMiniWindow, type MiniWindowParts } from './mini-window.ts';

export interface MiniParts extends Omit<MiniWindowParts, 'theme' | 'platform'> {
  settings: Pick<KeptSettings, 'get'>;
  /** Whether the desktop keeps windows above others. */
  staysAbove(): boolean;
  stopTimer(): void;
  switchTask(): void;
}

/** The mini timer: its window, and what its operations need. */
export interface Mini {
  current(): BrowserWindow | null;
  deps: {
    /** Answers once what this desktop does not do for it. */
    open(): string | null;
    stopTimer(): void;
    switchTask(): void;
    fit(): void;
    close(): void;
  };
}

const NOT_ABOVE =
  'This desktop lets no program keep a window above others: the mini timer may come to lie behind them, and opens where the desktop puts it.';

export function createMini(parts: MiniParts): Mini {
  const window = createMiniWindow({
    ...parts,
    platform: process.platform,
    theme: () => parts.settings.get().theme,
  });
  let isSaid = false;
  return {
    current: () => window.current(),
    deps: {
      open() {
        window.open();
        if (isSaid || parts.staysAbove()) return null;
        isSaid = true;
        return NOT_ABOVE;
      },
      stopTimer: parts.stopTimer,
      switchTask: parts.switchTask,
      fit: () => window.fit(),
      close: () => window.close(),
    },
  };
}
