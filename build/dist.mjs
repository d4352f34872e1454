// @ts-check
// `npm run dist`: packages the app into dist/. Arguments after `--` are electron-builder's: `npm run dist -- --dir`.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { missingFuses } from './packaging/fuses.mjs';
import { stagedElectron } from './packaging/staged.mjs';
import { ensureRuntime } from './runtime.mjs';
import { asProgram } from './runtime/main-program.mjs';
import { ROOT } from './runtime/places.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

const CONFIG = join(ROOT, 'electron-builder.yml');

/** electron-builder's options for the system of each package. */
const SYSTEMS = Object.freeze({
  linux: ['--linux', '-l'],
  darwin: ['--mac', '-m', '-o', '--macos'],
  win32: ['--win', '-w', '--windows'],
});

/**
 * Whether the package is for this system, whose Electron we have.
 * @param {readonly string[]} args
 * @param {NodeJS.Platform} platform
 * @returns {boolean}
 */
export function forThisSystem(args, platform = process.platform) {
  const named = Object.entries(SYSTEMS).filter(([, words]) =>
    words.some((word) => args.includes(word)),
  );
  return named.every(([system]) => system === platform);
}

/**
 * Compiles and packages the app.
 * @param {string[]} args electron-builder's
 * @returns {Promise<void>}
 * @throws {Error} if packaging failed; electron-builder has then printed why
 */
async function dist(args) {
  await compile();
  await distCompiled(args);
}

/**
 * Packages the app as it was compiled last: tests that run meanwhile keep the files that they started with.
 * @param {string[]} args electron-builder's
 * @returns {Promise<void>}
 * @throws {Error} if packaging failed; electron-builder has then printed why
 */
export async function distCompiled(args) {
  if (!forThisSystem(args)) return pack(CONFIG, args);
  const executable = await ensureRuntime();
  await ensureSystemLibraries(executable);
  const electron = stagedElectron(executable);
  const config = join(ROOT, 'node_modules', '.cache', `electron-builder-${process.pid}.yml`);
  try {
    const lacking = missingFuses(executable);
    for (const name of lacking)
      console.error(`Electron ${electron.version} has no fuse ${name}: it stays unset.`);
    writeFileSync(config, withoutFuses(readFileSync(CONFIG, 'utf8'), lacking));
    pack(config, [
      ...args,
      `-c.electronDist=${electron.folder}`,
      `-c.electronVersion=${electron.version}`,
    ]);
  } finally {
    rmSync(config, { force: true });
    electron.remove();
  }
}

/**
 * electron-builder's settings without some fuses: it refuses to set one that this Electron does not have.
 * @param {string} settings YAML
 * @param {readonly string[]} names of the fuses
 * @returns {string}
 */
export function withoutFuses(settings, names) {
  const lines = settings.split('\n');
  return lines
    .filter((line) => !names.some((name) => line.trimStart().startsWith(`${name}:`)))
    .join('\n');
}

/** @param {string} config @param {string[]} args */
function pack(config, args) {
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const words = ['--projectDir', ROOT, '--config', config, '--publish', 'never', ...args];
  const { status } = spawnSync(process.execPath, [builder, ...words], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The app could not be packaged.');
}

await asProgram(import.meta.url, () => dist(process.argv.slice(2)));
