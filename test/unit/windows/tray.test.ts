import { describe, expect, it, vi } from 'vitest';
import { createTray, type TrayParts } from '../../../electron/windows/tray.ts';
import type { DayFacts } from '../../../electron/shared/views.ts';
import { trayMenu, trayTooltip } from '../../../electron/windows/tray-menu.ts';

const day: DayFacts = { total: 342, target: 480, waiting: 0, needsYou: 0, signedIn: true };
const labels = (state: DayFacts): string[] =>
  trayMenu(state).map((item) => (item.kind === 'separator' ? '—' : item.label));

describe('the tray menu', () => {
  it('opens, tells the day, and quits', () => {
    expect(labels(day)).toEqual(['Open Kitsu Companion', '—', 'Today: 5 h 42 of 8 h', '—', 'Quit']);
  });

  it('tells how many changes wait, only when some do', () => {
    expect(labels({ ...day, waiting: 3 })).toContain('3 changes wait');
    expect(labels({ ...day, waiting: 1 })).toContain('1 change waits');
    expect(labels(day).join()).not.toContain('wait');
  });

  it('tells how many of them need the artist', () => {
    expect(labels({ ...day, waiting: 3, needsYou: 1 })).toContain('3 changes wait, 1 needs you');
    expect(labels({ ...day, waiting: 3, needsYou: 2 })).toContain('3 changes wait, 2 need you');
    expect(labels({ ...day, waiting: 1, needsYou: 1 })).toContain('1 change needs you');
  });

  it('claims no hours when nobody is signed in', () => {
    expect(labels({ ...day, signedIn: false })).toContain('Not signed in');
    expect(labels({ ...day, signedIn: false }).join()).not.toContain('Today');
  });

  it('says the same when pointed at', () => {
    expect(trayTooltip({ ...day, waiting: 3 })).toBe(
      'Kitsu Companion\nToday: 5 h 42 of 8 h\n3 changes wait',
    );
  });
});

describe('the tray icon', () => {
  function made(given: { empty?: boolean; refuses?: boolean } = {}) {
    const log = { warn: vi.fn() };
    const tray = {
      on: vi.fn(),
      setToolTip: vi.fn(),
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
          return { isEmpty: () => given.empty === true };
        },
      },
      platform: 'linux',
      icons: '/icons',
      log,
      open: vi.fn(),
      quit: vi.fn(),
    };
    return { icon: createTray(parts as unknown as TrayParts, day), parts, tray, log, paths };
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
    expect(parts.quit).not.toHaveBeenCalled();
    await new Promise((over) => setImmediate(over));
    expect(parts.open).toHaveBeenCalledTimes(1);
    expect(parts.quit).toHaveBeenCalledTimes(1);
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
