import type { PresenceDetector, PresenceView } from '../shared/presence.ts';
import type { RunTool } from './run-tool.ts';
import { readLogind, readMutterIdle, type PresenceReading } from './linux-session.ts';
import { inWayland, type WindowSystem } from './window-system.ts';

export interface Detector {
  view: PresenceView;
  read(): Promise<PresenceReading>;
  /** Milliseconds since the last input, if no external program is needed to find out; else `null`. */
  idleNow(): number | null;
}

export interface DetectorDeps {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  system: WindowSystem;
  powerMonitor: { getSystemIdleTime(): number };
  ask: RunTool;
  now(): number;
}

const view = (detector: PresenceDetector, words: string): PresenceView => ({ detector, words });
const ASKED = 'The timer asks after a break without keyboard, mouse or pen';

/**
 * Chooses the best source of idle time and lock state on this computer.
 *
 * Electron's own idle time is right on Windows, macOS and X11. On Wayland it would be XWayland's, which
 * sees the input of old programs only: so GNOME's compositor is asked over the session bus, else
 * systemd for what the desktop reported. Electron reports the lock screen on Windows and macOS; on
 * Linux systemd does, if the desktop tells it, as GNOME and Plasma do.
 */
export async function chooseDetector(deps: DetectorDeps): Promise<Detector> {
  const { platform, env, system, ask, now } = deps;
  const idleNow = (): number => deps.powerMonitor.getSystemIdleTime() * 1000;
  if (platform !== 'linux') {
    return {
      view: view('system', `${ASKED}, when the screen is locked, and after sleep.`),
      read: () => Promise.resolve({ idleMs: idleNow(), locked: null }),
      idleNow,
    };
  }
  const logind = () => readLogind(ask, env['XDG_SESSION_ID'], now());
  const tellsLock = (await logind()) !== null;
  const locked = async () => (tellsLock ? ((await logind())?.locked ?? null) : null);
  const others = tellsLock
    ? ', when the desktop says that the screen is locked, and after sleep.'
    : ' and after sleep. A locked screen is noticed as such a break.';
  if (!inWayland(system)) {
    return {
      view: view('system', `${ASKED}${others}`),
      read: async () => ({ idleMs: idleNow(), locked: await locked() }),
      idleNow,
    };
  }
  if ((await readMutterIdle(ask)) !== null) {
    return {
      view: view('mutter', `${ASKED}${others}`),
      read: async () => ({ idleMs: await readMutterIdle(ask), locked: await locked() }),
      idleNow: unknown,
    };
  }
  if (tellsLock) {
    return {
      view: view(
        'logind',
        'This desktop shows no break in keyboard and mouse as it happens. The timer asks when the desktop says that nobody is there, when the screen is locked, and after sleep.',
      ),
      read: async () => (await logind()) ?? NOTHING,
      idleNow: unknown,
    };
  }
  return {
    view: view(
      'none',
      'This desktop does not say when nobody is there. The timer asks only after sleep; stop it when you leave.',
    ),
    read: () => Promise.resolve(NOTHING),
    idleNow: unknown,
  };
}

const unknown = (): null => null;
const NOTHING: PresenceReading = { idleMs: null, locked: null };
