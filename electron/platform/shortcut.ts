import type { GlobalShortcut } from 'electron';
import type { ShortcutState } from '../shared/quick/types.ts';
import { inWayland, type WindowSystem } from './window-system.ts';

export interface ShortcutParts {
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  system: WindowSystem;
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
  /**
   * Registers this shortcut (Electron's spelling) in place of the last one; `null` for none. `mayAsk`: the artist is
   * at the settings, so a desktop that asks for their consent may do that now.
   */
  set(shortcut: string | null, mayAsk: boolean): void;
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
  const register = (shortcut: string, mayAsk: boolean): ShortcutState['state'] => {
    const without = inWayland(parts.system) ? 'unsupported' : 'taken';
    // A portal puts up a question: nobody sits before a hidden start to understand it.
    if (parts.system === 'wayland' && !mayAsk) return without;
    try {
      if (!parts.globalShortcut.register(shortcut, parts.act)) return without;
    } catch (error) {
      parts.log.warn(`The shortcut ${shortcut} cannot be registered: ${String(error)}`);
      return 'taken';
    }
    return inWayland(parts.system) ? 'unsupported' : 'registered';
  };
  return {
    state: () => now,
    set(shortcut, mayAsk) {
      const isSame = shortcut === now.shortcut;
      if (isSame && now.state === 'registered') return;
      // Some other setting was saved: no question for that.
      if (isSame && now.state === 'unsupported' && !mayAsk) return;
      if (now.state === 'registered' || now.state === 'unsupported') {
        if (now.shortcut !== null) parts.globalShortcut.unregister(now.shortcut);
      }
      now = { shortcut, state: shortcut === null ? 'off' : register(shortcut, mayAsk), command };
      if (now.state === 'taken') parts.log.warn(`The shortcut ${shortcut} is taken`);
      if (now.state === 'unsupported')
        parts.log.warn(`On Wayland the shortcut ${shortcut} may never arrive`);
      parts.onState(now);
    },
  };
}
