import type { GlobalShortcut } from 'electron';
import type { ShortcutState } from '../shared/quick/types.ts';
import { onWayland } from './tray-host.ts';

export interface ShortcutParts {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  env: Readonly<Record<string, string | undefined>>;
  /** What the shortcut does. */
  act(): void;
  /** The command that does the same (own-command.ts). */
  command: string;
  /** Called when it is registered anew, or could not be. */
  onState(state: ShortcutState): void;
  log: { warn(message: string): void };
}

/** One shortcut that works whatever program has the focus. */
export interface Shortcut {
  /** Registers this shortcut (Electron's spelling) in place of the last one; `null` for none. */
  set(shortcut: string | null): void;
  state(): ShortcutState;
}

/**
 * Wayland sends keys to the focused program alone: a native window is refused every shortcut, and one
 * of Xwayland is given it but hears nothing while another program has the focus. A desktop with a portal
 * for global shortcuts, where the artist can allow more, is asked all the same, but nothing tells
 * whether it agreed. So there `false` is no other program's doing.
 */
export function createShortcut(parts: ShortcutParts): Shortcut {
  const { command } = parts;
  let now: ShortcutState = { shortcut: null, state: 'off', command };
  const register = (shortcut: string): ShortcutState['state'] => {
    const without = onWayland(parts.env) ? 'unsupported' : 'taken';
    try {
      if (!parts.globalShortcut.register(shortcut, parts.act)) return without;
    } catch (error) {
      parts.log.warn(`The shortcut ${shortcut} cannot be registered: ${String(error)}`);
      return 'taken';
    }
    return onWayland(parts.env) ? 'unsupported' : 'registered';
  };
  return {
    state: () => now,
    set(shortcut) {
      if (shortcut === now.shortcut && now.state === 'registered') return;
      if (now.state === 'registered' || now.state === 'unsupported') {
        if (now.shortcut !== null) parts.globalShortcut.unregister(now.shortcut);
      }
      now = { shortcut, state: shortcut === null ? 'off' : register(shortcut), command };
      if (now.state === 'taken') parts.log.warn(`The shortcut ${shortcut} is taken`);
      if (now.state === 'unsupported')
        parts.log.warn(`On Wayland the shortcut ${shortcut} may never arrive`);
      parts.onState(now);
    },
  };
}
