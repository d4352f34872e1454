import type { PresenceDetector, PresenceView } from '../shared/presence.ts';
import type { RunTool } from './run-tool.ts';
import type { IdleNotifier } from './idle-notifier.ts';
import {
  findIdleMonitor,
  readIdleMonitor,
  readLogind,
  type PresenceReading,
} from './linux-session.ts';
import { inWayland, type WindowSystem } from './window-system.ts';

export interface Detector {
  view: PresenceView;
  read(): Promise<PresenceReading>;
  /** Milliseconds since the last input, if no external program is needed to find out; else `null`. */
  idleNow(): number | null;
  /** No more readings for now: whatever is kept for them may end. */
  rest(): void;
}

export interface DetectorDeps {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  system: WindowSystem;
  powerMonitor: { getSystemIdleTime(): number };
  ask: RunTool;
  /** Starts the program that Wayland's desktops tell of pauses. */
  notifier(): Promise<IdleNotifier | null>;
  now(): number;
}

const view = (detector: PresenceDetector, words: string): PresenceView => ({ detector, words });
const ASKED = 'The timer asks after a break without keyboard, mouse or pen';

/**
 * Chooses the best source of idle time and lock state on this computer.
 *
 * Electron's own idle time is right on Windows, macOS and X11. On Wayland it would be XWayland's, which
 * sees the input of old programs only: so the compositor of GNOME or Cinnamon is asked over the session
 * bus, on other desktops a program that their compositor tells of pauses, if it is installed, else
 * systemd for what the desktop reported. Electron reports the lock screen on Windows and macOS; on
 * Linux systemd does, if the desktop tells it, as GNOME and Plasma do.
 */
export async function chooseDetector(deps: DetectorDeps): Promise<Detector> {
  const { platform, env, system, ask, now } = deps;
  if (platform !== 'linux') {
    return bySystem(deps, `${ASKED}, when the screen is locked, and after sleep.`, noLock);
  }
  const logind = () => readLogind(ask, env['XDG_SESSION_ID'], now());
  const tellsLock = (await logind()) !== null;
  const locked = async () => (tellsLock ? ((await logind())?.locked ?? null) : null);
  const words = tellsLock
    ? `${ASKED}, when the desktop says that the screen is locked, and after sleep.`
    : `${ASKED} and after sleep. A locked screen is noticed as such a break.`;
  if (!inWayland(system)) return bySystem(deps, words, locked);
  const monitor = await findIdleMonitor(ask);
  if (monitor !== null) {
    return {
      view: view('mutter', words),
      read: async () => ({ idleMs: await readIdleMonitor(ask, monitor), locked: await locked() }),
      idleNow: unknown,
      rest: nothing,
    };
  }
  const notified = await byNotifier(deps, words, locked);
  if (notified) return notified;
  if (tellsLock) {
    return {
      view: view(
        'logind',
        `This desktop shows no break in keyboard and mouse as it happens. The timer asks when the desktop says that nobody is there, when the screen is locked, and after sleep. ${REMEDY}`,
      ),
      read: async () => (await logind()) ?? NOTHING,
      idleNow: unknown,
      rest: nothing,
    };
  }
  return {
    view: view(
      'none',
      `This desktop does not say when nobody is there. The timer asks only after sleep; stop it when you leave. ${REMEDY}`,
    ),
    read: () => Promise.resolve(NOTHING),
    idleNow: unknown,
    rest: nothing,
  };
}

type Locked = () => Promise<boolean | null>;

function bySystem({ powerMonitor }: DetectorDeps, words: string, locked: Locked): Detector {
  const idleNow = (): number => powerMonitor.getSystemIdleTime() * 1000;
  return {
    view: view('system', words),
    read: async () => ({ idleMs: idleNow(), locked: await locked() }),
    idleNow,
    rest: nothing,
  };
}

/** `null` where the program is not installed, or the desktop tells it nothing. */
async function byNotifier(
  deps: DetectorDeps,
  words: string,
  locked: Locked,
): Promise<Detector | null> {
  let kept = await deps.notifier();
  if (kept === null) return null;
  const rest = (): void => {
    kept?.stop();
    kept = null;
  };
  // Only tried: whoever asks what is noticed here may have no timer running.
  rest();
  return {
    view: view('notifier', words),
    async read() {
      kept ??= await deps.notifier();
      return { idleMs: kept?.idleMs() ?? null, locked: await locked() };
    },
    idleNow: () => kept?.idleMs() ?? null,
    rest,
  };
}

const REMEDY =
  'With the program swayidle installed it may notice breaks: start the app again then.';
const noLock: Locked = () => Promise.resolve(null);
const unknown = (): null => null;
const nothing = (): void => undefined;
const NOTHING: PresenceReading = { idleMs: null, locked: null };
