import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from './late-modules.ts';

/** A computer, as the others see it. */
export interface Machine {
  /** Its name in the network, as its user knows it. */
  host: string;
  /** Tells it from another computer of the same name. */
  machine: string;
}

export interface Holder extends Machine {
  pid: number;
  /** Tells one start from all others. */
  start: string;
}

/** What a running app has of its profile: no other computer works on the same data meanwhile. */
export interface HeldProfile {
  /** Asked of the disk: false once another computer has taken the profile. */
  isOurs(): boolean;
  /**
   * Renews it, and tells who else wants the profile. Call it every `RENEW_MS`. `lost`: another
   * computer has taken it, because this one was silent for long; nothing may be written any more.
   */
  renew(): { kind: 'ours' } | { kind: 'wanted'; by: Holder } | { kind: 'lost'; by: Holder | null };
  release(): void;
}

export type ProfileClaim =
  | { kind: 'held'; profile: HeldProfile }
  /** An app on another computer works on it. */
  | { kind: 'in-use'; by: Holder };

export const RENEW_MS = 4_000;
/** A computer that was silent for longer has gone: it was switched off, or it sleeps. */
export const SILENT_MS = 40_000;
/** Whoever waits repeats the wish sooner: an older one is of somebody who has given up. */
export const WISH_MS = 10_000;

const LOCK = 'in-use.json';
const WANTED = 'wanted.json';

/** This computer. A copied virtual machine shares the id, two machines of one image share the name. */
export function thisMachine(): Machine {
  const host = hostname();
  let id = '';
  try {
    id = readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    // Not on Linux: the name has to do.
  }
  return {
    host,
    machine: nodeCrypto().createHash('sha256').update(`${id} ${host}`).digest('hex').slice(0, 16),
  };
}

/**
 * Claims the profile for this computer. Chromium's own lock holds for one computer alone; homes lie on
 * file servers, where two computers would send the same rows. Call it after the single-instance lock:
 * what this computer left behind is then from an app that has ended. Throws the disk's error.
 */
export function claimProfile(folder: string, me: Machine): ProfileClaim {
  const own: Holder = { ...me, pid: process.pid, start: nodeCrypto().randomUUID() };
  const lock = join(folder, LOCK);
  const mine = join(folder, `in-use-${own.start}.new`);
  const handle = openSync(mine, 'wx', 0o600);
  try {
    writeSync(handle, JSON.stringify(own), 0);
    if (create(mine, lock)) return { kind: 'held', profile: held(folder, own, handle) };
    const by = readHolder(lock);
    if (by && by.machine !== me.machine && isAlive(lock, mine)) {
      closeSync(handle);
      return { kind: 'in-use', by };
    }
    renameSync(mine, lock);
    return { kind: 'held', profile: held(folder, own, handle) };
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Asks the computer that has the profile to close the app there; a wish holds for `WISH_MS`. */
export function askForProfile(folder: string, me: Machine): void {
  const wish: Holder = { ...me, pid: process.pid, start: nodeCrypto().randomUUID() };
  writeFileSync(join(folder, WANTED), JSON.stringify(wish), { mode: 0o600 });
}

/** Takes the wish back. */
export const stopAsking = (folder: string): void => rmSync(join(folder, WANTED), { force: true });

/** False if somebody else was first. */
function create(mine: string, lock: string): boolean {
  try {
    // On NFS too either the whole file is there or none.
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  // A file system without links (FAT, some network drives).
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  renameSync(mine, lock);
  return true;
}

/** Both times are the file server's: the clocks of two computers differ. */
function isAlive(lock: string, justWritten: string): boolean {
  try {
    return statSync(justWritten).mtimeMs - statSync(lock).mtimeMs < SILENT_MS;
  } catch {
    return false;
  }
}

/** `handle` was written just now. */
const isFresh = (file: string, handle: number): boolean =>
  fstatSync(handle).mtimeMs - statSync(file).mtimeMs < WISH_MS;

function readHolder(file: string): Holder | null {
  try {
    return asHolder(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** By hand: this is read before the window is made, and the schemas' library is loaded behind it. */
function asHolder(read: unknown): Holder | null {
  if (typeof read !== 'object' || read === null) return null;
  const { host, machine, pid, start } = read as Partial<Record<keyof Holder, unknown>>;
  if (!isText(host, 255) || !isText(machine, 255) || !isText(start, 64)) return null;
  return Number.isSafeInteger(pid) ? { host, machine, pid: Number(pid), start } : null;
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;

/** `handle`: our own file, so that a renewal never writes into the one of whoever took the profile. */
function held(folder: string, own: Holder, handle: number): HeldProfile {
  const lock = join(folder, LOCK);
  const wanted = join(folder, WANTED);
  const content = JSON.stringify(own);
  rmSync(wanted, { force: true });
  let isOpen = true;
  /** Opening the file by its name makes NFS look at the server, not into its cache. `null`: none is there. */
  function there(): string | null {
    try {
      return readFileSync(lock, 'utf8');
    } catch (error) {
      // What cannot be read may be anybody's.
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : '';
    }
  }
  return {
    // Whoever takes the profile puts a file there: none means that somebody tidied up.
    isOurs: () => (there() ?? content) === content,
    renew() {
      if (there() === null) {
        // What is renewed from now on is the new file, not the one that was taken away.
        const again = openSync(lock, 'wx', 0o600);
        closeSync(handle);
        handle = again;
      } else if (there() !== content) return { kind: 'lost', by: readHolder(lock) };
      writeSync(handle, content, 0);
      const wish = readHolder(wanted);
      const isMeant = wish !== null && wish.machine !== own.machine && isFresh(wanted, handle);
      return isMeant ? { kind: 'wanted', by: wish } : { kind: 'ours' };
    },
    release() {
      if (!isOpen) return;
      isOpen = false;
      if (there() === content) rmSync(lock, { force: true });
      closeSync(handle);
    },
  };
}
