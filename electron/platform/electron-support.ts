/** The major version of Electron that releases are made with; package.json names it whole. */
export const RELEASED_WITH = 45;

/** Electron's makers mend the three newest major versions (electronjs.org, "Electron Releases"). */
const KEPT = 3;

/** What the app runs on, as it says so itself: in Settings, in diagnostics and at a start from source. */
export interface RunsOn {
  /** `22.3.25`; empty outside Electron. */
  electron: string;
  /** `108.0.5359.215` */
  chromium: string;
  /** `16.17.1` */
  node: string;
  /** What is wrong with this Electron, as a sentence; `null` if nothing is known against it. */
  trouble: string | null;
}

/** Reads what runs from Node's own list of versions. */
export function runsOn(versions: {
  electron?: string | undefined;
  chrome?: string | undefined;
  node: string;
}): RunsOn {
  const { electron = '', chrome = '', node } = versions;
  return { electron, chromium: chrome, node, trouble: electronTrouble(electron) };
}

/** `version`: such as `22.3.25`. One that is newer than this app is taken to be well. */
export function electronTrouble(version: string): string | null {
  const [major = NaN, minor = NaN, patch = NaN] = version.split('.', 3).map(Number.parseFloat);
  if (Number.isNaN(major)) return null;
  if (major <= RELEASED_WITH - KEPT)
    return `Electron ${version} is out of support: faults that are found in it are not mended. Releases are made with ${RELEASED_WITH}.`;
  // Its tray icons neither open a menu nor hear a click.
  const hasDeadTray = (major === 43 && minor >= 3) || (major === 44 && minor === 0 && patch === 0);
  if (hasDeadTray)
    return `In Electron ${version} the icon in the tray is dead. Releases are made with ${RELEASED_WITH}.`;
  return null;
}
