import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrustedSenders } from '../../../electron/security/senders.ts';
import type { WindowSystem } from '../../../electron/platform/window-system.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import {
  createQuickLogWindow,
  KEPT_MS,
  quickLogBounds,
  type QuickLogWindowParts,
} from '../../../electron/windows/quick-log-window.ts';

class FakeWindow extends EventEmitter {
  webContents = Object.assign(new EventEmitter(), { id: 9, focus: vi.fn() });
  gone = false;
  shown = false;
  isDestroyed = () => this.gone;
  isFocused = () => this.shown;
  setVisibleOnAllWorkspaces = vi.fn();
  setBounds = vi.fn();
  loadURL = vi.fn((_address: string) => Promise.resolve());
  show = () => (this.shown = true);
  hide = () => (this.shown = false);
  focus = vi.fn();
  destroy(): void {
    this.gone = true;
    this.emit('closed');
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aDesk(system: WindowSystem = 'x11') {
  const windows: FakeWindow[] = [];
  const options: Record<string, unknown>[] = [];
  let theme: Settings['theme'] = 'dark';
  const parts = {
    BrowserWindow: function (these: Record<string, unknown>) {
      options.push(these);
      const window = new FakeWindow();
      windows.push(window);
      return window;
    },
    app: { isPackaged: true },
    platform: 'linux',
    system,
    trust: new TrustedSenders(),
    page: 'app://companion/quick-log.html',
    preload: '/app/preload.cjs',
    icon: '/app/icon.png',
    theme: () => theme,
    background: () => '#1c1c1c',
    screen: {
      getCursorScreenPoint: () => ({ x: 2000, y: 10 }),
      getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1280, height: 720 } }),
      getDisplayNearestPoint: () => ({ workArea: { x: 1920, y: 0, width: 1920, height: 1080 } }),
    },
    log: { warn: vi.fn() },
  };
  const quickLog = createQuickLogWindow(parts as unknown as QuickLogWindowParts);
  const ready = () => windows[windows.length - 1]?.emit('ready-to-show');
  return { quickLog, windows, options, ready, paint: (next: Settings['theme']) => (theme = next) };
}

describe('the quick log’s window', () => {
  it('is made when it is first wanted, shown once it is painted, and then only brought', () => {
    const { quickLog, windows, ready } = aDesk();
    expect(windows).toHaveLength(0);
    quickLog.show();
    expect(windows[0]?.loadURL).toHaveBeenCalledWith('app://companion/quick-log.html#dark');
    expect(windows[0]?.shown).toBe(false);
    ready();
    expect(windows[0]?.shown).toBe(true);
    quickLog.toggle();
    expect(windows[0]?.shown).toBe(false);
    quickLog.toggle();
    expect(windows[0]?.shown).toBe(true);
    expect(windows).toHaveLength(1);
  });

  it('goes with the focus, and ends a while after its last use', () => {
    const { quickLog, windows, ready } = aDesk();
    quickLog.show();
    ready();
    windows[0]?.emit('blur');
    expect(windows[0]?.shown).toBe(false);
    vi.advanceTimersByTime(KEPT_MS - 1);
    quickLog.show();
    // In use again: the earlier countdown no longer applies.
    vi.advanceTimersByTime(KEPT_MS);
    expect(windows[0]?.gone).toBe(false);
    quickLog.hide();
    vi.advanceTimersByTime(KEPT_MS);
    expect(windows[0]?.gone).toBe(true);
    quickLog.show();
    expect(windows).toHaveLength(2);
  });

  it('is made anew in another theme, and after somebody closed it', () => {
    const { quickLog, windows, ready, paint } = aDesk();
    quickLog.show();
    ready();
    quickLog.hide();
    paint('light');
    quickLog.show();
    expect(windows[0]?.gone).toBe(true);
    expect(windows[1]?.loadURL).toHaveBeenCalledWith('app://companion/quick-log.html#light');
    windows[1]?.destroy();
    quickLog.show();
    expect(windows).toHaveLength(3);
  });

  it('stands in the middle of the screen with the pointer, and fits a small one', () => {
    expect(quickLogBounds({ x: 1920, y: 0, width: 1920, height: 1080 })).toEqual({
      ...{ x: 2600, y: 294 },
      ...{ width: 560, height: 344 },
    });
    expect(quickLogBounds({ x: 0, y: 0, width: 400, height: 300 })).toMatchObject({
      ...{ x: 16, width: 368, height: 268 },
    });
  });
});

it('leaves its place to a desktop that lets no window have its own', () => {
  const { quickLog, windows, options, ready } = aDesk('wayland');
  quickLog.show();
  ready();
  expect(options[0]).toMatchObject({ width: 560, height: 344 });
  expect(options[0]).not.toHaveProperty('x');
  expect(windows[0]?.setBounds).not.toHaveBeenCalled();
});

it('opens on the screen with the pointer elsewhere', () => {
  const { quickLog, windows, options, ready } = aDesk();
  quickLog.show();
  ready();
  expect(options[0]).toHaveProperty('x', 2600);
  expect(windows[0]?.setBounds).toHaveBeenCalledTimes(1);
});
