// @ts-check
// What packages say of the app, from package.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../runtime/places.mjs';

/**
 * @typedef {object} About
 * @property {string} productName
 * @property {string} version
 * @property {string} description
 * @property {string} desktopName the desktop file's name, with which Electron asks to open our links
 * @property {Record<string, string>} devDependencies
 */

const read = /** @type {About} */ (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

export const about = Object.freeze({
  productName: read.productName,
  version: read.version,
  description: read.description,
  desktopName: read.desktopName,
  /** The Electron that releases are built on. */
  electron: read.devDependencies['electron'] ?? '',
  /** One line, without a full stop, as package managers show it. */
  synopsis: 'Your Kitsu to-do list and the day’s time',
  /** Who answers for a package; a studio that builds its own names itself. */
  maintainer:
    process.env['KITSU_COMPANION_MAINTAINER'] ?? 'Kitsu Companion <kitsu-companion@localhost>',
});
