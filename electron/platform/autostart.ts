import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { writeFileAtomic } from './atomic-file.ts';
import { desktopEntry, entryIsOn, startedBy } from './desktop-entry.ts';

/** Whether the app starts at login, as the system's own list says. */
export interface Autostart {
  isOn(): boolean;
  /** Why it cannot be switched here, as a message; `null` if it can. */
  cannot: Failure | null;
  /** A failure has code `disk` or `rule`. */
  set(on: boolean): Result<null>;
}

export interface AutostartPlace {
  platform: NodeJS.Platform;
  packaged: boolean;
  /** The program to start: the AppImage itself, not the folder it unpacks to. */
  executable: string;
  /** From `--profile`: an app that was started with another folder uses it at login too. */
  profile: string | null;
  /** Linux: `$XDG_CONFIG_HOME`, or `.config` in the home folder. */
  config: string;
}

type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;

const CHECKOUT = failure(
  'rule',
  'This is a copy run from its source.',
  'Install Kitsu Companion to have it start with the computer.',
);

/** In the tray, without a window. */
const startArguments = ({ profile }: AutostartPlace): string[] => [
  '--hidden',
  ...(profile === null ? [] : ['--profile', profile]),
];

export function createAutostart(app: LoginItems, place: AutostartPlace): Autostart {
  if (!place.packaged) {
    return { isOn: () => false, cannot: CHECKOUT, set: () => CHECKOUT };
  }
  return place.platform === 'linux' ? byDesktopFile(place) : byLoginItem(app, place);
}

/** The desktop's own list of what starts at login: one file each (freedesktop.org, Autostart). */
function byDesktopFile(place: AutostartPlace): Autostart {
  const file = join(place.config, 'autostart', 'kitsu-companion.desktop');
  const entry = desktopEntry(place.executable, startArguments(place));
  const read = (): string | null => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return null;
    }
  };
  const write = (text = entry): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileAtomic(file, text);
  };
  const isOn = (): boolean => entryIsOn(read());
  try {
    const mended = isOn() ? repaired(read(), place.executable) : null;
    if (mended !== null) write(mended);
  } catch {
    // A failure here shows when the artist uses the switch.
  }
  return {
    isOn,
    cannot: null,
    set(on) {
      try {
        if (on) write();
        else rmSync(file, { force: true });
        return success(null);
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? String(error);
        return failure(
          'disk',
          `The desktop’s list of programs could not be written (${code}). Nothing was changed.`,
          `Make ${dirname(file)} writable, then try again.`,
        );
      }
    },
  };
}

/**
 * The entry with this program in the place of one that is gone, as after an update that moved or renamed the app; `null`
 * where nothing is to be mended. Its arguments stay: a start with another profile chose none for the login.
 */
function repaired(text: string | null, executable: string): string | null {
  const [program, ...args] = (text === null ? null : startedBy(text)) ?? [];
  if (program === undefined || existsSync(program)) return null;
  return desktopEntry(executable, args);
}

/** macOS and Windows keep the list themselves; the artist may have switched the app off there. */
function byLoginItem(app: LoginItems, place: AutostartPlace): Autostart {
  const item =
    place.platform === 'win32' ? { path: place.executable, args: startArguments(place) } : {};
  const isOn = (): boolean => {
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(item);
    // Only Windows reports it; there the Task Manager has the last word.
    return executableWillLaunchAtLogin ?? openAtLogin;
  };
  return {
    isOn,
    cannot: null,
    set(on) {
      // macOS had `openAsHidden` until Electron 44; a start at login is told from others by `wasOpenedAtLogin`.
      const enabled = place.platform === 'win32' ? { enabled: on } : {};
      app.setLoginItemSettings({ ...item, ...enabled, openAtLogin: on });
      return isOn() === on
        ? success(null)
        : failure(
            'rule',
            'The system did not take it. Nothing was changed.',
            'Look for Kitsu Companion among the programs that start at login in the system’s settings.',
          );
    },
  };
}

/** macOS passes no arguments to what it starts at login, but tells that it did. */
export const wasOpenedAtLogin = (
  app: Pick<App, 'getLoginItemSettings'>,
  platform: NodeJS.Platform,
): boolean => platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
