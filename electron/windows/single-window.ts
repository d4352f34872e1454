import type { BrowserWindow } from 'electron';
import { showWindow } from './main-window.ts';

/** The main window: made when it is wanted, brought to the front when it is there. */
export interface SingleWindow {
  show(): void;
  /** `null` while there is none. */
  current(): BrowserWindow | null;
}

/** `onGone`: it was closed for good, and its page with it. */
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
