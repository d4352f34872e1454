import { resolve } from 'node:path';
import { isDeepLink } from '../shared/deep-link.ts';

/** The app's own command-line options; all others are Chromium's or unknown. */
export interface CommandLine {
  /** Folder for all of the app's data, as typed; `null` for the default one. */
  profile: string | null;
  /** Open the practice studio directly. */
  practice: boolean;
  /** Address to fill in at sign-in. */
  server: string | null;
  /** The studio's policy file, for a copy run from source. */
  policy: string | null;
  /** Start in the tray, without a window. */
  hidden: boolean;
  /** Open the quick log, with this line in it (the verb `quick`); `null`: open the window. */
  quick: string | null;
  /** Write a status file to this path once the window is up, then quit: for testing packages. */
  smoke: string | null;
  /** The `kitsu-companion://` link that the app was started for, as it came: not to be trusted. */
  link: string | null;
}

/**
 * Reads the options at any position, as `--name value` or `--name=value`: in a checkout the executable
 * is followed by the app's own path and by what a test driver adds. The last one counts.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const found: CommandLine = {
    profile: null,
    practice: false,
    server: null,
    policy: null,
    hidden: false,
    quick: null,
    smoke: null,
    link: argv.find(isDeepLink) ?? null,
  };
  for (let at = 1; at < argv.length; at += 1) {
    const [flag, joined] = splitFlag(argv[at] ?? '');
    if (flag === '--practice') found.practice = true;
    else if (flag === '--hidden') found.hidden = true;
    else if (isValued(flag)) {
      const value = joined ?? nextValue(argv, at);
      if (value !== null && value !== '') found[VALUED[flag]] = value;
    }
  }
  return found;
}

/**
 * The arguments after the program's own: in a checkout, Electron is followed by its own switches and by
 * the app's path.
 */
export function ownArguments(
  argv: readonly string[],
  app: { isPackaged: boolean; getAppPath(): string },
): string[] {
  if (app.isPackaged) return argv.slice(1);
  const path = argv.findIndex((word, at) => at > 0 && resolve(word) === app.getAppPath());
  return path < 0 ? [] : argv.slice(path + 1);
}

function splitFlag(part: string): [flag: string, value: string | null] {
  const at = part.indexOf('=');
  return at < 0 ? [part, null] : [part.slice(0, at), part.slice(at + 1)];
}

/** A flag without a value must not take the next flag for its value. */
function nextValue(argv: readonly string[], at: number): string | null {
  const next = argv[at + 1];
  return next === undefined || next.startsWith('--') ? null : next;
}

/** The flags that take a value. */
const VALUED = {
  '--profile': 'profile',
  '--server': 'server',
  '--policy': 'policy',
  '--smoke': 'smoke',
} as const satisfies Record<string, keyof CommandLine>;

const isValued = (flag: string): flag is keyof typeof VALUED => Object.hasOwn(VALUED, flag);

/** Whether an option of the app's own has a value after it, which is no word of a command. */
export const takesValue = (flag: string): boolean => isValued(flag);

/**
 * The command line of a second start (`requestSingleInstanceLock` hands it over as data: Chromium
 * reorders the arguments themselves, and values lose their flags).
 */
export function readHandedOver(data: unknown): CommandLine {
  const nothing = parseCommandLine([]);
  if (typeof data !== 'object' || data === null) return nothing;
  const read = data as Record<string, unknown>;
  const text = (name: string): string | null =>
    typeof read[name] === 'string' ? read[name] : null;
  return {
    profile: text('profile'),
    practice: read['practice'] === true,
    server: text('server'),
    policy: text('policy'),
    hidden: read['hidden'] === true,
    quick: text('quick'),
    smoke: text('smoke'),
    link: text('link'),
  };
}
