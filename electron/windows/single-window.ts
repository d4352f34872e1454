import type { BrowserWindow } from 'electron';
import { isVisible, showWindow } from './main-window.ts';

/** The main window: created on demand, brought to the front if it exists. */
export interface SingleWindow {
  show(): void;
  /** `null` while there is none. */
  current(): BrowserWindow | null;
  /** Whether the artist sees it, or will as soon as its page has loaded. */
  isSeen(): boolean;
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
    isSeen: () => window !== null && isVisible(window),
  };
}
