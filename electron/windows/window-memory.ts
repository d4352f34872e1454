import type { BrowserWindow, Screen } from 'electron';
import { readJsonFile, writeFileAtomic } from '../platform/atomic-file.ts';
import { placesWindows, type WindowSystem } from '../platform/window-system.ts';
import { createAlarm } from '../shared/concurrency.ts';
import { driftOf, restoreWindowState, type WindowState } from './window-bounds.ts';

export interface WindowMemoryParts {
  /** `window.json` in the profile. */
  file: string;
  system: WindowSystem;
  screen: Pick<Screen, 'getAllDisplays'>;
  log: { warn(message: string): void };
}

/** Moves and resizes come in streams; the position is saved once they stop. */
const REST_MS = 400;

/** The last position of the window, moved onto the present screens; none where the desktop chooses it. */
export function savedWindowState(parts: WindowMemoryParts): WindowState {
  const areas = parts.screen.getAllDisplays().map((display) => display.workArea);
  const saved = restoreWindowState(readJsonFile(parts.file), areas);
  if (placesWindows(parts.system)) return saved;
  const { width, height, maximized } = saved;
  return { width, height, maximized };
}

/**
 * Saves the window's position whenever it stops moving, and once more when it closes. `opened` is the
 * position that it was given.
 */
export function trackWindowState(
  window: BrowserWindow,
  opened: WindowState,
  parts: WindowMemoryParts,
): void {
  const rest = createAlarm();
  /** Unknown until the window was shown and stopped moving: until then nothing is saved. */
  let drift: { x: number; y: number } | null = null;
  const measureDrift = (): void => {
    if (!window.isDestroyed()) drift = driftOf(opened, window.getNormalBounds());
  };
  const save = (): void => {
    rest.clear();
    if (drift === null || window.isDestroyed() || window.isMinimized()) return;
    const { x, y, width, height } = window.getNormalBounds();
    // What a native window of Wayland reads is 0,0: the place of its last session on X stays.
    const corner = placesWindows(parts.system)
      ? { x: x - drift.x, y: y - drift.y }
      : cornerOf(readJsonFile(parts.file));
    const place = { ...corner, width, height };
    const text = JSON.stringify({ ...place, maximized: window.isMaximized() });
    try {
      writeFileAtomic(parts.file, `${text}\n`);
    } catch (error) {
      parts.log.warn(`The window's position was not saved: ${String(error)}`);
    }
  };
  const later = (): void => rest.set(REST_MS, drift === null ? measureDrift : save);
  window.once('show', later);
  window.on('resize', later);
  window.on('move', later);
  window.on('close', save);
  window.on('hide', save);
  window.on('closed', () => rest.clear());
}

/** The corner in a saved state, as it is there. */
function cornerOf(saved: unknown): { x?: unknown; y?: unknown } {
  if (typeof saved !== 'object' || saved === null) return {};
  const { x, y } = saved as { x?: unknown; y?: unknown };
  return { x, y };
}
