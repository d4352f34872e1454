import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { readJsonFile, writeFileAtomic } from '../platform/atomic-file.ts';
import { placesWindows } from '../platform/window-system.ts';
import { createAlarm } from '../shared/concurrency.ts';
import { miniBounds } from './mini-bounds.ts';
import { makeSmallWindow, type SmallWindowParts } from './small-window.ts';

export interface MiniWindowParts extends SmallWindowParts {
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on' | 'removeListener'>;
  /** `mini.json` in the profile: where it stood last. */
  file: string;
}

/** The timer in a small window that stays above other programs. */
export interface MiniWindow {
  /** Makes it, or brings it to the front and back onto a screen. */
  open(): void;
  /** Destroys it with its page's process. */
  close(): void;
  /** Gives it the size of its page again, after that was zoomed. */
  fit(): void;
  /** `null` while there is none. */
  current(): BrowserWindow | null;
}

/** Moves come in streams; the position is saved once they stop. */
const REST_MS = 400;

/** Made when it is asked for, destroyed when it is closed: until then nothing of it is in memory. */
export function createMiniWindow(parts: MiniWindowParts): MiniWindow {
  let window: BrowserWindow | null = null;
  /** Where the app put it itself: only what the artist moved is remembered. */
  let put: Pick<Rectangle, 'x' | 'y'> | null = null;
  const rest = createAlarm();
  /** Else the place that a window reports is made up. */
  const isPlaced = placesWindows(parts.system);

  function placeOf(saved: unknown): Rectangle {
    const main = parts.screen.getPrimaryDisplay();
    const others = parts.screen.getAllDisplays().filter(({ id }) => id !== main.id);
    const areas = [main, ...others].map(({ workArea }) => workArea);
    const place = miniBounds(saved, areas, window?.webContents.getZoomFactor() ?? 1);
    put = place;
    return place;
  }

  /** Onto a screen that is there, in the size that its page needs. */
  function fit(): void {
    if (!window || window.isDestroyed()) return;
    const now = window.getBounds();
    const next = placeOf(isPlaced ? now : null);
    const isThere = (['x', 'y', 'width', 'height'] as const).every((one) => now[one] === next[one]);
    if (!isThere) window.setBounds(next);
  }

  function save(): void {
    rest.clear();
    if (!window || window.isDestroyed() || !isPlaced) return;
    const { x, y } = window.getBounds();
    if (put?.x === x && put.y === y) return;
    put = { x, y };
    try {
      writeFileAtomic(parts.file, `${JSON.stringify({ x, y })}\n`);
    } catch (error) {
      parts.log.warn(`The mini timer's position was not saved: ${String(error)}`);
    }
  }

  function make(): void {
    const bounds = placeOf(readJsonFile(parts.file));
    const made = makeSmallWindow(parts, { title: 'Mini timer', bounds });
    window = made;
    made.on('move', () => rest.set(REST_MS, save));
    made.on('close', save);
    // A screen went, or changed its size: a window without a frame could not be fetched back.
    parts.screen.on('display-removed', fit);
    parts.screen.on('display-metrics-changed', fit);
    made.once('closed', () => {
      rest.clear();
      parts.screen.removeListener('display-removed', fit);
      parts.screen.removeListener('display-metrics-changed', fit);
      window = null;
    });
    made.once('ready-to-show', () => {
      // The zoom is the same in all windows, and known once the page has loaded.
      fit();
      made.show();
    });
  }

  return {
    open() {
      if (!window) return make();
      fit();
      window.show();
      window.focus();
    },
    close: () => window?.close(),
    fit,
    current: () => window,
  };
}
