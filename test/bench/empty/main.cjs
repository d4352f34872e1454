'use strict';
// A minimal Electron app: one window, isolated and sandboxed, with one line of HTML; with `--hidden` no window. Like
// ours it keeps running when its window is gone.
const { app, BrowserWindow, Menu } = require('electron');
const path = require('node:path');

app.enableSandbox();
Menu.setApplicationMenu(null);
app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  if (process.argv.includes('--hidden')) return;
  const window = new BrowserWindow({
    width: 440,
    height: 780,
    webPreferences: { contextIsolation: true, sandbox: true },
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
