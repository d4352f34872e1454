import { describe, expect, it, vi } from 'vitest';
import { createShortcut } from '../../../electron/platform/shortcut.ts';
import type { WindowSystem } from '../../../electron/platform/window-system.ts';
import type { ShortcutState } from '../../../electron/shared/quick/types.ts';

/** A system on which other programs own some shortcuts, and some are invalid. */
function aSystem(options: { taken?: string[]; system?: WindowSystem } = {}) {
  const held = new Map<string, () => void>();
  const told: ShortcutState[] = [];
  const act = vi.fn();
  const shortcut = createShortcut({
    globalShortcut: {
      register(name, run) {
        if (name === 'Nonsense') throw new Error('Not a shortcut');
        if (options.taken?.includes(name) || held.has(name)) return false;
        held.set(name, run);
        return true;
      },
      unregister: (name) => void held.delete(name),
    },
    system: options.system ?? 'x11',
    command: 'kitsu-companion quick',
    act,
    onState: (state) => void told.push(state),
    log: { warn: () => undefined },
  });
  return { shortcut, held, told, act };
}

describe('the shortcut for any program', () => {
  it('is registered, does its work, and gives way to the next', () => {
    const { shortcut, held, told, act } = aSystem();
    shortcut.set('Alt+L', true);
    held.get('Alt+L')?.();
    expect(act).toHaveBeenCalledOnce();
    expect(shortcut.state()).toEqual({
      ...{ shortcut: 'Alt+L', state: 'registered' },
      command: 'kitsu-companion quick',
    });
    shortcut.set('Alt+K', true);
    expect([...held.keys()]).toEqual(['Alt+K']);
    shortcut.set(null, true);
    expect(held.size).toBe(0);
    expect(told.map(({ state }) => state)).toEqual(['registered', 'registered', 'off']);
  });

  it('is not registered twice, for some other setting was saved', () => {
    const { shortcut, told } = aSystem();
    shortcut.set('Alt+L', true);
    shortcut.set('Alt+L', true);
    expect(told).toHaveLength(1);
  });

  it('says that another program has it, and is tried again when it is set again', () => {
    const taken = ['Alt+L'];
    const { shortcut } = aSystem({ taken });
    shortcut.set('Alt+L', true);
    expect(shortcut.state()).toMatchObject({ shortcut: 'Alt+L', state: 'taken' });
    taken.length = 0;
    shortcut.set('Alt+L', true);
    expect(shortcut.state().state).toBe('registered');
  });

  it('takes one that the system does not know for one that cannot be had', () => {
    const { shortcut } = aSystem();
    shortcut.set('Nonsense', true);
    expect(shortcut.state().state).toBe('taken');
  });

  it('says on Wayland that nobody can tell, and lets go of it all the same', () => {
    const { shortcut, held } = aSystem({ system: 'xwayland' });
    shortcut.set('Alt+L', true);
    expect(shortcut.state().state).toBe('unsupported');
    shortcut.set(null, true);
    expect(held.size).toBe(0);
  });

  it('blames no other program on Wayland, where a native window is refused every one', () => {
    const { shortcut, told } = aSystem({ taken: ['Alt+L'], system: 'wayland' });
    shortcut.set('Alt+L', true);
    expect(told).toMatchObject([{ state: 'unsupported', command: 'kitsu-companion quick' }]);
  });

  it('asks for no consent before the artist is at the settings, where a portal would ask for it', () => {
    const { shortcut, held, told } = aSystem({ system: 'wayland' });
    shortcut.set('Alt+L', false);
    expect(held.size).toBe(0);
    expect(told).toMatchObject([{ shortcut: 'Alt+L', state: 'unsupported' }]);
    // Some other setting was saved.
    shortcut.set('Alt+L', false);
    expect(told).toHaveLength(1);
    shortcut.set('Alt+K', true);
    expect([...held.keys()]).toEqual(['Alt+K']);
  });
});
