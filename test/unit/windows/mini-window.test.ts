import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TrustedSenders } from '../../../electron/security/senders.ts';
import { createMiniWindow, type MiniWindowParts } from '../../../electron/windows/mini-window.ts';

type Bounds = { x: number; y: number; width: number; height: number };

class FakeWindow extends EventEmitter {
  zoom = 1;
  webContents = Object.assign(new EventEmitter(), { id: 9, getZoomFactor: () => this.zoom });
  gone = false;
  bounds: Bounds;
  constructor(readonly options: Bounds & { alwaysOnTop?: boolean; title?: string }) {
    super();
    const { x, y, width, height } = options;
    this.bounds = { x, y, width, height };
  }
  isDestroyed = () => this.gone;
  setVisibleOnAllWorkspaces = vi.fn();
  getBounds = () => this.bounds;
  setBounds(next: Bounds): void {
    this.bounds = { ...next };
    this.emit('move');
  }
  loadURL = vi.fn((_address: string) => Promise.resolve());
  show = vi.fn();
  focus = vi.fn();
  close(): void {
    this.emit('close');
    this.gone = true;
    this.emit('closed');
  }
  /** As by the artist's hand. */
  drag(x: number, y: number): void {
    this.setBounds({ ...this.bounds, x, y });
    vi.runAllTimers();
  }
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-mini-'));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const MAIN = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const RIGHT = { id: 2, workArea: { x: 1920, y: 0, width: 1920, height: 1080 } };

function aDesk({ isPlaced = true } = {}) {
  const windows: FakeWindow[] = [];
  let displays = [MAIN, RIGHT];
  const file = join(folder, 'mini.json');
  const trust = new TrustedSenders();
  const screen = Object.assign(new EventEmitter(), {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => MAIN,
  });
  const mini = createMiniWindow({
    BrowserWindow: function (options: Bounds) {
      const window = new FakeWindow(options);
      windows.push(window);
      return window;
    },
    app: { isPackaged: true },
    platform: 'linux',
    trust,
    page: 'app://companion/mini.html',
    preload: '/app/preload.cjs',
    icon: '/app/icon.png',
    theme: () => 'light',
    background: () => '#f4f4f4',
    screen,
    file,
    system: isPlaced ? 'x11' : 'wayland',
    log: { warn: vi.fn() },
  } as unknown as MiniWindowParts);
  const only = (at = 0): FakeWindow => {
    const window = windows[at];
    if (!window) throw new Error('There is no window.');
    return window;
  };
  return {
    mini,
    windows,
    only,
    screen,
    trust,
    kept: () => JSON.parse(readFileSync(file, 'utf8')) as unknown,
    keep: (place: unknown) => writeFileSync(file, JSON.stringify(place)),
    unplug() {
      displays = [MAIN];
      screen.emit('display-removed');
    },
  };
}

it('is made when it is asked for, above others, shown once it is painted, and gone once closed', () => {
  const { mini, windows, only, screen } = aDesk();
  expect(windows).toHaveLength(0);
  mini.open();
  expect(only().options).toMatchObject({ alwaysOnTop: true, title: 'Mini timer', width: 320 });
  expect(only().loadURL).toHaveBeenCalledWith('app://companion/mini.html#light');
  expect(only().show).not.toHaveBeenCalled();
  only().emit('ready-to-show');
  expect(only().show).toHaveBeenCalledTimes(1);
  mini.open();
  expect(windows).toHaveLength(1);
  expect(only().focus).toHaveBeenCalledTimes(1);
  mini.close();
  expect(only().gone).toBe(true);
  expect(mini.current()).toBeNull();
  expect(screen.listenerCount('display-removed')).toBe(0);
  expect(screen.listenerCount('display-metrics-changed')).toBe(0);
  mini.open();
  expect(windows).toHaveLength(2);
});

it('remembers where the artist put it, and not where a missing screen did', () => {
  const { mini, only, kept, unplug } = aDesk();
  mini.open();
  only().emit('ready-to-show');
  only().drag(2000, 300);
  expect(kept()).toEqual({ x: 2000, y: 300 });
  unplug();
  vi.runAllTimers();
  expect(only().bounds).toMatchObject({ x: 1584, y: 984 });
  expect(kept()).toEqual({ x: 2000, y: 300 });
  mini.close();
  expect(kept()).toEqual({ x: 2000, y: 300 });
});

it('is saved when it is closed while it still moves', () => {
  const { mini, only, kept } = aDesk();
  mini.open();
  only().setBounds({ ...only().bounds, x: 700, y: 50 });
  mini.close();
  expect(kept()).toEqual({ x: 700, y: 50 });
});

it('opens where it was left, in the size of its page', () => {
  const { mini, only, keep } = aDesk();
  keep({ x: 100, y: 90 });
  mini.open();
  expect(only().bounds).toEqual({ x: 100, y: 90, width: 320, height: 40 });
  only().zoom = 1.5;
  only().emit('ready-to-show');
  expect(only().bounds).toEqual({ x: 100, y: 90, width: 480, height: 60 });
});

it('takes no word of a desktop that makes places up', () => {
  const { mini, only, kept } = aDesk({ isPlaced: false });
  mini.open();
  only().emit('ready-to-show');
  only().drag(2000, 300);
  mini.close();
  expect(kept).toThrow();
});
