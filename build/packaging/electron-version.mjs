// @ts-check
import { readFileSync } from 'node:fs';

/** How Electron's binary names itself to servers, with its Chromium: the one place where both stand together. */
const NAMES = /Chrome\/(\d+(?:\.\d+){3}) Electron\/(\d+\.\d+\.\d+(?:-[a-z]+\.\d+)?)/;

/**
 * The versions that an Electron binary carries, read from its bytes: nothing is run, so it works for every system's.
 * @param {Buffer} binary
 * @returns {{ electron: string, chromium: string } | null} null if it is no Electron
 */
export function versionsIn(binary) {
  for (let from = 0; ;) {
    const at = binary.indexOf('Chrome/', from, 'latin1');
    if (at === -1) return null;
    const [, chromium, electron] = NAMES.exec(binary.toString('latin1', at, at + 80)) ?? [];
    if (chromium !== undefined && electron !== undefined) return { electron, chromium };
    from = at + 1;
  }
}

/**
 * @param {string} executable of the packaged app; on macOS Electron's framework
 * @returns {{ electron: string, chromium: string }}
 * @throws {Error} if it is no Electron
 */
export function packagedVersions(executable) {
  const versions = versionsIn(readFileSync(executable));
  if (versions === null) throw new Error(`${executable} is no Electron.`);
  return versions;
}
