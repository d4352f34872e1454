import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrustedSenders } from '../../../electron/security/senders.ts';
import {
  createMainWindow,
  CLOSE_DELAY_MS,
  showWindow,
  type MainWindowParts,
} from '../../../electron/windows/main-window.ts';

class FakeWindow extends EventEmitter {
  webContents = Object.assign(new EventEmitter(), { id: 7 });
  bounds = { x: 20, y: 40, width: 500, height: 800 };
  gone = false;
  isDestroyed = () => this.gone;
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => this.bounds;
  setMenuBarVisibility = vi.fn();
  loadURL = vi.fn(() => Promise.resolve());
  show = vi.fn(() => this.emit('show'));
  maximize = vi.fn();
  hide = vi.fn();
  minimize = vi.fn();
  focus = vi.fn();
  /** Closes it like a click on the close button; returns whether it really closed. */
  close(): boolean {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return false;
    this.gone = true;
    return this.emit('closed') || true;
  }
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(given: Partial<MainWindowParts> = {}) {
  const app = Object.assign(new EventEmitter(), { isPackaged: true });
  const windows: FakeWindow[] = [];
  const options: Record<string, unknown>[] = [];
  const trust = new TrustedSenders();
  createMainWindow({
    BrowserWindow: function (these: Record<string, unknown>) {
      options.push(these);
      windows.push(new FakeWindow());
      return windows[0];
    },
    app,
    trust,
    page: 'app://companion/index.html',
    preload: '/app/preload.cjs',
    background: '#1c1c1c',
    hidden: false,
    hasTray: () => Promise.resolve(true),
    canClose: () => true,
    say: vi.fn(),
    file: join(folder, 'window.json'),
    system: 'x11',
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1440, height: 900 } }] },
    log: { warn: () => undefined },
    ...given,
  } as unknown as MainWindowParts);
  const [window] = windows;
  if (!window) throw new Error('no window');
  return { window, app, options: options[0] ?? {}, trust };
}

describe('the main window', () => {
  it('is a narrow column at first, shown once it has painted', () => {
    const { window, options } = open();
    expect(options).toMatchObject({ width: 440, height: 780, minWidth: 360, show: false });
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledTimes(1);
  });

  it('stays away when started hidden', () => {
    const { window } = open({ hidden: true });
    window.emit('ready-to-show');
    expect(window.show).not.toHaveBeenCalled();
  });

  it('hides on close where the tray brings it back', async () => {
    const { window } = open();
    expect(window.close()).toBe(false);
    await vi.waitFor(() => expect(window.hide).toHaveBeenCalled());
    expect(window.minimize).not.toHaveBeenCalled();
  });

  it('goes a while after it was closed, and not when it was opened again before', async () => {
    vi.useFakeTimers();
    const left = open().window;
    const again = open().window;
    for (const window of [left, again]) window.close();
    await vi.advanceTimersByTimeAsync(CLOSE_DELAY_MS - 1);
    expect(left.gone).toBe(false);
    showWindow(again as unknown as Parameters<typeof showWindow>[0]);
    await vi.advanceTimersByTimeAsync(10 * CLOSE_DELAY_MS);
    vi.useRealTimers();
    expect(left.gone).toBe(true);
    expect(again.gone).toBe(false);
  });

  it('stays while something typed would be lost with it', async () => {
    vi.useFakeTimers();
    let typing = true;
    const { window } = open({ canClose: () => !typing });
    window.close();
    await vi.advanceTimersByTimeAsync(5 * CLOSE_DELAY_MS);
    expect(window.gone).toBe(false);
    typing = false;
    await vi.advanceTimersByTimeAsync(CLOSE_DELAY_MS);
    vi.useRealTimers();
    expect(window.gone).toBe(true);
  });

  it('is minimised on close where no tray is shown, so that it is not lost', async () => {
    const { window } = open({ hasTray: () => Promise.resolve(false) });
    expect(window.close()).toBe(false);
    await vi.waitFor(() => expect(window.minimize).toHaveBeenCalled());
    expect(window.hide).not.toHaveBeenCalled();
  });

  it('says once where it stays when no tray is shown', async () => {
    const say = vi.fn();
    for (let start = 0; start < 2; start += 1) {
      const { window } = open({ hasTray: () => Promise.resolve(false), say });
      window.close();
      await vi.waitFor(() => expect(window.minimize).toHaveBeenCalled());
    }
    expect(say).toHaveBeenCalledTimes(1);
  });

  it('is hidden where minimising does nothing, but never once it is wanted again', async () => {
    vi.useFakeTimers();
    const closed = async () => {
      const { window } = open({ hasTray: () => Promise.resolve(false) });
      window.close();
      await vi.advanceTimersByTimeAsync(100);
      return window;
    };
    const left = await closed();
    const wanted = await closed();
    showWindow(wanted as unknown as Parameters<typeof showWindow>[0]);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    expect(left.hide).toHaveBeenCalledTimes(1);
    expect(wanted.hide).not.toHaveBeenCalled();
  });

  it.each([
    ['sway', 'hide'],
    [undefined, 'hide'],
    ['ubuntu:GNOME', 'minimize'],
    ['KDE', 'minimize'],
  ] as const)('on Wayland under %s it is not left where it is: %s', async (desktop, does) => {
    vi.stubEnv('XDG_CURRENT_DESKTOP', desktop);
    const { window } = open({ hasTray: () => Promise.resolve(false), system: 'wayland' });
    expect(window.close()).toBe(false);
    await vi.waitFor(() => expect(window[does]).toHaveBeenCalledTimes(1));
    vi.unstubAllEnvs();
    expect(window[does === 'hide' ? 'minimize' : 'hide']).not.toHaveBeenCalled();
  });

  it('really closes when the app quits', () => {
    const { window, app } = open();
    app.emit('before-quit');
    expect(window.close()).toBe(true);
  });

  it('opens where it was closed the last time', () => {
    vi.useFakeTimers();
    const { window } = open();
    window.emit('ready-to-show');
    vi.runAllTimers();
    window.close();
    vi.useRealTimers();
    expect(open().options).toMatchObject({ x: 20, y: 40, width: 500, height: 800 });
    expect(readFileSync(join(folder, 'window.json'), 'utf8')).toContain('"width":500');
  });

  it('stays where it is when the system counts its frame into the place', () => {
    const file = join(folder, 'window.json');
    writeFileSync(file, '{"x":20,"y":20,"width":500,"height":800}');
    vi.useFakeTimers();
    const { window } = open();
    window.emit('ready-to-show');
    window.emit('move');
    vi.runAllTimers();
    window.close();
    vi.useRealTimers();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ x: 20, y: 20 });
  });

  it('opens as usual when what it remembered is damaged', () => {
    writeFileSync(join(folder, 'window.json'), '{"width":5');
    expect(open().options).toMatchObject({ width: 440, height: 780 });
  });

  it('may ask the main process, until it is gone', () => {
    const { window, trust } = open();
    const frame = { url: 'app://companion/index.html' };
    const asker = { sender: { id: 7, mainFrame: frame }, senderFrame: frame };
    expect(trust.refusal(asker)).toBeNull();
    window.webContents.emit('destroyed');
    expect(trust.refusal(asker)).not.toBeNull();
  });
});

describe('natively on Wayland, where a window has no place of its own', () => {
  const kept = () =>
    JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8')) as Record<string, unknown>;

  it('opens with its size alone, and keeps the place of its last session on X', () => {
    writeFileSync(join(folder, 'window.json'), '{"x":300,"y":200,"width":500,"height":800}');
    const { window, options, app } = open({ system: 'wayland' });
    expect(options).toMatchObject({ width: 500, height: 800 });
    expect(options).not.toHaveProperty('x');
    vi.useFakeTimers();
    window.bounds = { x: 0, y: 0, width: 640, height: 700 };
    window.show();
    vi.advanceTimersByTime(1_000);
    app.emit('before-quit');
    window.close();
    vi.useRealTimers();
    expect(kept()).toMatchObject({ x: 300, y: 200, width: 640, height: 700 });
  });
});
