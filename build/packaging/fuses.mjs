// @ts-check
import { readFileSync } from 'node:fs';

/** The text before the fuses in Electron's binary: a version, their number, then one character each. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses in the order of the binary (its version 1), named as in electron-builder.yml. */
export const FUSES = Object.freeze(
  /** @type {const} */ ([
    'runAsNode',
    'enableCookieEncryption',
    'enableNodeOptionsEnvironmentVariable',
    'enableNodeCliInspectArguments',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
    'loadBrowserProcessSpecificV8Snapshot',
    'grantFileProtocolExtraPrivileges',
    'wasmTrapHandlers',
  ]),
);

/**
 * Fuses that electron-builder cannot set, with how Electron ships them and they have to stand. Trap handlers only make
 * WebAssembly's checks of its memory quicker.
 */
export const AS_SHIPPED = Object.freeze({ wasmTrapHandlers: true });

/** @typedef {(typeof FUSES)[number]} Fuse */

/**
 * The fuses of a binary and their states.
 * @param {Buffer} binary an Electron executable (on macOS its framework)
 * @returns {{ standing: Partial<Record<Fuse, boolean>>, unnamed: number }}
 *   standing: without the fuses that this Electron lacks; unnamed: the number of fuses that are newer than our list
 * @throws {Error} if there are no fuses in it
 */
export function readFuses(binary) {
  const start = binary.indexOf(SENTINEL);
  if (start === -1) throw new Error('This is no Electron with fuses.');
  const length = binary[start + SENTINEL.length + 1] ?? 0;
  const wire = binary
    .subarray(start + SENTINEL.length + 2, start + SENTINEL.length + 2 + length)
    .toString('ascii');
  /** @type {Partial<Record<Fuse, boolean>>} */
  const standing = {};
  FUSES.forEach((name, index) => {
    const state = wire[index];
    // 'r' is a fuse that Electron has removed.
    if (state === '0' || state === '1') standing[name] = state === '1';
  });
  return { standing, unnamed: Math.max(0, length - FUSES.length) };
}

/**
 * @param {string} executable
 * @returns {Fuse[]} the fuses of our settings that this Electron lacks
 */
export function missingFuses(executable) {
  const { standing } = readFuses(readFileSync(executable));
  return FUSES.filter((name) => !(name in standing) && !(name in AS_SHIPPED));
}
