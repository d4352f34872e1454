'use strict';
// The least that an Electron app can be: one window, isolated and sandboxed, one line of HTML.
const { app, BrowserWindow, Menu } = require('electron');
const path = require('node:path');

app.enableSandbox();
Menu.setApplicationMenu(null);
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 440,
    height: 780,
    webPreferences: { contextIsolation: true, sandbox: true },
  });
  void window.loadFile(path.join(__dirname, 'index.html'));
});
