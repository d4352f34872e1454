'use strict';
// Loaded before the app (`electron -r`), and before the empty window alike: prints on stderr when the first frame with a
// list item was drawn in a visible window. With `--bench-close` it then closes that window, as its close button does,
// and prints when it is gone; with `--hidden` it prints when the app is ready. With BENCH_PROFILE it writes to that folder
// what the main process and the page did until the frame was drawn, or until the last of BENCH_USE. With BENCH_USE, the
// name of a row, the page is used as soon as it can be: prints when the search had answered, and when a time box had taken
// a number.
const { app, ipcMain, session } = require('electron');
const fs = require('node:fs');
const path = require('node:path');
const { Session } = require('node:inspector');

/** How long a window stays open before it is closed. */
const LOOKED_AT_MS = 3_000;

/** @type {Promise<number>} when the first window was shown, in milliseconds since 1970 */
const shown = new Promise((resolve) => {
  app.on('browser-window-created', (_event, window) => {
    const look = () => resolve(Date.now());
    if (window.isVisible()) look();
    else window.once('show', look);
    if (!process.argv.includes('--bench-close')) return;
    window.once('closed', () => process.stderr.write('bench:gone\n'));
    ipcMain.once('bench:drawn', () => setTimeout(() => window.close(), LOOKED_AT_MS));
  });
});

const folder = process.env.BENCH_PROFILE;
const profiled = folder ? profile(folder) : () => Promise.resolve();

const used = process.env.BENCH_USE;
ipcMain.once('bench:drawn', (_event, drawn) => {
  void Promise.all([shown, used ? null : profiled()]).then(([at]) =>
    process.stderr.write(`bench:drawn ${Math.max(drawn, at)}\n`),
  );
});

for (const event of ['searched', 'logged'])
  ipcMain.once(`bench:${event}`, (_event, at) => {
    void (event === 'logged' ? profiled() : Promise.resolve()).then(() =>
      process.stderr.write(`bench:${event} ${at}\n`),
    );
  });

/**
 * Begins both profiles; answers what ends and writes them.
 * @param {string} to
 */
function profile(to) {
  const own = new Session();
  own.connect();
  /** @param {'Profiler.enable' | 'Profiler.start' | 'Profiler.stop'} method @returns {Promise<{ profile?: object }>} */
  const ask = (method) =>
    new Promise((answer, fail) =>
      own.post(method, (error, result) => (error ? fail(error) : answer(result ?? {}))),
    );
  void ask('Profiler.enable').then(() => ask('Profiler.start'));
  /** @type {import('electron').Debugger | null} */
  let page = null;
  app.once('browser-window-created', (_event, { webContents }) => {
    const opened = webContents.debugger;
    page = opened;
    opened.attach();
    void opened.sendCommand('Profiler.enable').then(() => opened.sendCommand('Profiler.start'));
  });
  /** @param {string} name @param {{ profile?: object } | undefined} result */
  const write = (name, result) =>
    fs.writeFileSync(path.join(to, `${name}.cpuprofile`), JSON.stringify(result?.profile));
  return async () => {
    write('main', await ask('Profiler.stop'));
    write('page', await page?.sendCommand('Profiler.stop'));
  };
}

void app.whenReady().then(() => {
  session.defaultSession.setPreloads([path.join(__dirname, 'preload.cjs')]);
  if (process.argv.includes('--hidden')) process.stderr.write('bench:ready\n');
});
