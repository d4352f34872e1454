import type { BrowserWindow } from 'electron';
import { showWindow } from './main-window.ts';

/** The main window: created on demand, brought to the front if it exists. */
export interface SingleWindow {
  show(): void;
  /** `null` while there is none. */
  current(): BrowserWindow | null;
}

/** `onGone` is called when it was destroyed, and its page with it. */
export function singleWindow(make: () => BrowserWindow, onGone: () => void): SingleWindow {
  let window: BrowserWindow | null = null;
  return {
    show() {
      if (window) return showWindow(window);
      const made = make();
      window = made;
      made.once('closed', () => {
        window = null;
        onGone();
      });
    },
    current: () => window,
  };
}
