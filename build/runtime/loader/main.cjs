'use strict';
// Does what Electron's own default app does for `electron [-r FILE] [flags] PATH [the app's flags]`, for an Electron
// that was packaged without it. process.argv is unchanged, so the app reads its flags as usual.
const electron = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/** @typedef {{ setVersion(version: string): void, setAppPath(path: string): void, setDesktopName(name: string): void }} ForDefaultApps */
/** Electron's published types lack what only a default app calls. */
const app = /** @type {Electron.App & ForDefaultApps} */ (electron.app);
/** @type {(file: string) => unknown} starts a file as the program itself, as `require.main` */
const start = (file) =>
  /** @type {{ _load(file: string, parent: null, main: boolean): unknown }} */ (
    /** @type {unknown} */ (Module)
  )._load(file, null, true);

/** @type {string[]} */
const preloads = [];
/** @type {string | null} */
let target = null;
let version = false;
for (let i = 1; i < process.argv.length; i += 1) {
  const arg = process.argv[i] ?? '';
  if (arg === '-r' || arg === '--require') {
    i += 1;
    preloads.push(process.argv[i] ?? '');
  } else if (arg === '--version' || arg === '-v') {
    version = true;
    break;
  } else if (!arg.startsWith('-')) {
    target = path.resolve(arg);
    break;
  }
}

if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}

// A debugger that drives the app (Playwright) must be loaded before the app's first line.
for (const file of preloads) start(path.resolve(file));

if (target === null) {
  process.stderr.write('Usage: electron [-r FILE] PATH [flags of the app]\n');
  process.exit(1);
}

Object.defineProperty(process, 'defaultApp', {
  configurable: false,
  enumerable: true,
  value: true,
});
const description = path.join(target, 'package.json');
if (fs.existsSync(description)) {
  const about = JSON.parse(fs.readFileSync(description, 'utf8'));
  if (about.version) app.setVersion(about.version);
  if (about.productName || about.name) app.setName(about.productName || about.name);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  app.setAppPath(target);
} else {
  app.setAppPath(path.dirname(target));
}
start(target);
