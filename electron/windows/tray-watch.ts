/** What shows an icon in the tray of this desktop. */
export interface TrayWatchParts {
  /** Whether the desktop shows tray icons at all. */
  hasHost(): Promise<boolean>;
  /** Whether an icon of this app is registered there. */
  hasIcon(): Promise<boolean>;
  /** Puts a new icon there, in place of the former one. */
  make(): void;
  /** Called once, if nothing shows icons though the login is over. */
  noHost(): void;
  /** Calls back after so many milliseconds; answers how to cancel. */
  later(ms: number, work: () => void): () => void;
}

/** Time for a new icon to register. */
const SETTLE_MS = 1_000;
/** The panel of a desktop starts beside the programs of a login, often after them. */
const SOON_MS = 2_000;
const LOGIN_MS = 20_000;
const SOON_FOR_MS = 60_000;
/** Later a panel is rarely started for the first time, and an icon that it refused stays refused. */
const RARELY_MS = 60_000;
const TRIES = 3;

/**
 * Sees to it that the icon is in the tray, also where the panel starts after the app: Electron registers
 * an icon with a tray that is there when the icon is made, and again with each one after that, but
 * never with the first one that comes later.
 */
export function watchTray(parts: TrayWatchParts): { stop(): void } {
  let isOver = false;
  let waited = 0;
  let made = 0;
  let isTold = false;
  let cancel = (): void => undefined;
  const again = (ms: number): void => {
    waited += ms;
    cancel = parts.later(ms, () => void look());
  };
  async function look(): Promise<void> {
    // Each question starts a program: an icon that is there leaves nothing else to ask.
    if (await parts.hasIcon()) return;
    const isThere = await parts.hasHost();
    if (isOver) return;
    if (isThere && made < TRIES) {
      made += 1;
      parts.make();
      return again(SETTLE_MS);
    }
    if (!isThere && waited >= LOGIN_MS && !isTold) {
      isTold = true;
      parts.noHost();
    }
    again(waited < SOON_FOR_MS ? SOON_MS : RARELY_MS);
  }
  again(SETTLE_MS);
  return {
    stop() {
      isOver = true;
      cancel();
    },
  };
}
