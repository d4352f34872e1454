import { describe, expect, it, vi } from 'vitest';
import { createTray, type TrayParts } from '../../../electron/windows/tray.ts';
import type { TodayStatus } from '../../../electron/shared/views.ts';
import { SIGNED_OUT_STATUS } from '../../../electron/app/today-status.ts';
import {
  trayMenu,
  trayTitle,
  trayTooltip,
  type TrayItem,
} from '../../../electron/windows/tray-menu.ts';

const day: TodayStatus = { ...SIGNED_OUT_STATUS, signedIn: true, total: 342, target: 480 };
const task = (number: number) => ({
  taskId: `task-${number}`,
  title: `SQ010 / SH0${number}0 · Anim`,
});
const working: TodayStatus = {
  ...day,
  running: { ...task(3), projectName: 'Big Buck Bunny', minutes: 65 },
  recent: [3, 1, 2, 4, 5].map(task),
};
const labelsOf = (items: TrayItem[]): string[] =>
  items.map((item) => (item.kind === 'separator' ? '—' : item.label));
const labels = (state: TodayStatus): string[] => labelsOf(trayMenu(state));

describe('the tray menu', () => {
  it('opens, tells the day, and quits', () => {
    expect(labels(day)).toEqual([
      ...['Open Kitsu Companion', 'Quick log…', 'Mini timer', '—'],
      ...['Today: 5 h 42 of 8 h', '—', 'Quit'],
    ]);
  });

  it('tells how many changes wait, only when some do', () => {
    expect(labels({ ...day, waiting: 3 })).toContain('3 changes waiting');
    expect(labels({ ...day, waiting: 1 })).toContain('1 change waiting');
    expect(labels(day).join()).not.toContain('wait');
  });

  it('tells how many of them need the artist', () => {
    expect(labels({ ...day, waiting: 3, needsYou: 1 })).toContain(
      '3 changes waiting, 1 needs your decision',
    );
    expect(labels({ ...day, waiting: 3, needsYou: 2 })).toContain(
      '3 changes waiting, 2 need your decision',
    );
    expect(labels({ ...day, waiting: 1, needsYou: 1 })).toContain('1 change needs your decision');
  });

  it('claims no hours when nobody is signed in', () => {
    expect(labels({ ...day, signedIn: false })).toContain('Not signed in');
    expect(labels({ ...day, signedIn: false }).join()).not.toContain('Today');
  });

  it('stops what runs, and goes on with what was worked on lately', () => {
    const items = trayMenu(working);
    expect(labelsOf(items)).toEqual([
      ...['Open Kitsu Companion', 'Quick log…', 'Mini timer', '—'],
      ...['Stop SQ010 / SH030 · Anim', 'Switch to', '—'],
      ...['Today: 5 h 42 of 8 h', '—', 'Quit'],
    ]);
    const more = items.find((item) => item.kind === 'more');
    expect(labelsOf(more?.items ?? [])).toEqual([1, 2, 4, 5].map((number) => task(number).title));
    expect(more?.items[0]).toMatchObject({ act: { kind: 'start', taskId: 'task-1' } });
    expect(labels({ ...working, running: null })).toContain('Continue');
  });

  it('offers no timer, quick log or mini timer when nobody is signed in', () => {
    expect(labels({ ...working, signedIn: false }).join()).not.toMatch(
      /Stop|Switch|Continue|Quick|Mini/,
    );
  });

  it('tells what runs and for how long when pointed at, and beside the icon on macOS', () => {
    expect(trayTooltip(working)).toContain('\nSQ010 / SH030 · Anim: 1 h 05\n');
    expect(trayTitle(working)).toBe('SH030 · Anim · 1 h 05');
    expect(trayTitle(day)).toBe('');
  });

  it('says the same when pointed at', () => {
    expect(trayTooltip({ ...day, waiting: 3 })).toBe(
      'Kitsu Companion\nToday: 5 h 42 of 8 h\n3 changes waiting',
    );
  });
});

describe('the tray icon', () => {
  function made(given: { empty?: boolean; refuses?: boolean; platform?: string } = {}) {
    const clock = { now: 1000 };
    const log = { warn: vi.fn() };
    const tray = {
      on: vi.fn(),
      setToolTip: vi.fn(),
      setTitle: vi.fn(),
      setImage: vi.fn(),
      setContextMenu: vi.fn(),
      destroy: vi.fn(),
      isDestroyed: () => tray.destroy.mock.calls.length > 0,
    };
    const paths: string[] = [];
    const parts = {
      Tray: function () {
        if (given.refuses) throw new Error('no tray');
        return tray;
      },
      Menu: { buildFromTemplate: (items: unknown) => items },
      nativeImage: {
        createFromPath: (path: string) => {
          paths.push(path);
          return { path, isEmpty: () => given.empty === true };
        },
      },
      platform: given.platform ?? 'linux',
      icons: '/icons',
      log,
      monotonic: () => clock.now,
      act: vi.fn(),
    };
    const icon = createTray(parts as unknown as TrayParts, day);
    return { icon, parts, tray, log, paths, clock };
  }

  it('shows a change, and leaves an open menu alone when there is none', () => {
    const { icon, tray } = made();
    expect(tray.setContextMenu).toHaveBeenCalledTimes(1);
    icon?.update({ ...day });
    expect(tray.setContextMenu).toHaveBeenCalledTimes(1);
    icon?.update({ ...day, total: 345 });
    expect(tray.setContextMenu).toHaveBeenCalledTimes(2);
  });

  it('opens and quits from its menu, once its call over the bus is over', async () => {
    const { tray, parts } = made();
    const items = tray.setContextMenu.mock.calls[0]?.[0] as { label?: string; click?(): void }[];
    items.find((item) => item.label === 'Open Kitsu Companion')?.click?.();
    items.find((item) => item.label === 'Quit')?.click?.();
    expect(parts.act).not.toHaveBeenCalled();
    await new Promise((over) => setImmediate(over));
    expect(parts.act.mock.calls).toEqual([[{ kind: 'open' }], [{ kind: 'quit' }]]);
  });

  it('is another picture while the timer runs', () => {
    const { icon, tray } = made();
    icon?.update(working);
    icon?.update({ ...working, total: 343 });
    icon?.update(day);
    const shown = tray.setImage.mock.calls.map(([image]) => (image as { path: string }).path);
    expect(shown).toEqual(['/icons/trayRunning.png', '/icons/tray.png']);
  });

  it('tells each minute when pointed at, and leaves the menu open for five', () => {
    const { icon, tray, clock } = made();
    icon?.update(working);
    const menus = tray.setContextMenu.mock.calls.length;
    const later = {
      ...working,
      total: 343,
      running: { ...task(3), projectName: 'Big Buck Bunny', minutes: 66 },
    };
    icon?.update(later);
    expect(tray.setToolTip).toHaveBeenLastCalledWith(expect.stringContaining('1 h 06'));
    expect(tray.setContextMenu).toHaveBeenCalledTimes(menus);
    clock.now += 5 * 60_000;
    icon?.update(later);
    expect(tray.setContextMenu).toHaveBeenCalledTimes(menus + 1);
  });

  it('tells the time beside the icon on macOS alone', () => {
    const mac = made({ platform: 'darwin' });
    mac.icon?.update(working);
    expect(mac.tray.setTitle).toHaveBeenLastCalledWith('SH030 · Anim · 1 h 05');
    const linux = made();
    linux.icon?.update(working);
    expect(linux.tray.setTitle).not.toHaveBeenCalled();
  });

  it('shows a name with an ampersand as it is', () => {
    const { icon, tray } = made();
    const running = { taskId: 'a', title: 'Salt & Pepper', projectName: '', minutes: 1 };
    icon?.update({ ...working, running });
    const items = tray.setContextMenu.mock.lastCall?.[0] as { label?: string }[];
    expect(items.map(({ label }) => label)).toContain('Stop Salt && Pepper');
  });

  it.each([{ empty: true }, { refuses: true }])(
    'is none, and the log says so, with %j',
    (given) => {
      const { icon, log } = made(given);
      expect(icon).toBeNull();
      expect(log.warn).toHaveBeenCalledTimes(1);
    },
  );
});
