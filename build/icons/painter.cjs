'use strict';
// Runs inside Electron: draws SVG files at the given sizes, as PNG. draw.mjs starts it.
const { app, BrowserWindow } = require('electron');
const fs = require('node:fs');

/** Each: { svg, png, size }, size in pixels. */
const jobs = JSON.parse(process.env.ICON_JOBS ?? '[]');

app.disableHardwareAcceleration();
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,');
  for (const { svg, png, size } of jobs) {
    const picture = `data:image/svg+xml;base64,${fs.readFileSync(svg).toString('base64')}`;
    const drawn = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image(${size}, ${size});
      image.src = ${JSON.stringify(picture)};
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      return canvas.toDataURL('image/png');
    })()`);
    fs.writeFileSync(png, Buffer.from(drawn.split(',')[1], 'base64'));
  }
  app.exit(0);
});
