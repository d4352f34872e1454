// @ts-check
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../runtime/places.mjs';
import { notices } from './notices.mjs';
import { writeReleaseInfo } from './release-info.mjs';

/** Where electron-builder.yml takes the resources of a package from. */
export const RESOURCES_VARIABLE = 'KITSU_COMPANION_RESOURCES';

/**
 * A folder with what lies beside the archive in every package: what it is, our licence and those of what is inside.
 * @param {readonly import('./bundled.mjs').BundledPackage[]} inside
 * @param {{ forTestingOnly: boolean }} facts
 * @returns {{ folder: string, remove: () => void }} folder: from the repository's root, as electron-builder wants it
 */
export function stagedResources(inside, facts) {
  const folder = join(ROOT, 'node_modules', '.cache', `kitsu-companion-resources-${process.pid}`);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  remove();
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE.txt'));
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices(inside));
  writeReleaseInfo(folder, facts);
  return { folder: relative(ROOT, folder), remove };
}
