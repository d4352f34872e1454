'use strict';
// Loaded before the app (`electron -r`), and before the empty window alike: prints on stderr when the first frame with a
// list item was drawn in a visible window. With `--bench-close` it then closes that window, as its close button does,
// and prints when it is gone; with `--hidden` it prints when the app is ready.
const { app, ipcMain, session } = require('electron');
const path = require('node:path');

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

ipcMain.once('bench:drawn', (_event, drawn) => {
  void shown.then((at) => process.stderr.write(`bench:drawn ${Math.max(drawn, at)}\n`));
});

void app.whenReady().then(() => {
  session.defaultSession.setPreloads([path.join(__dirname, 'preload.cjs')]);
  if (process.argv.includes('--hidden')) process.stderr.write('bench:ready\n');
});
