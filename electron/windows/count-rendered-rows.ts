import type { BrowserWindow } from 'electron';

/** Runs in the page: returns how many tasks it shows, once it shows any, or 0 after ten seconds. */
const COUNT = `new Promise((answer) => {
  const end = Date.now() + 10000;
  const look = () => {
    const rows = document.querySelectorAll('[data-row]').length;
    if (rows > 0 || Date.now() > end) answer(rows);
    else setTimeout(look, 50);
  };
  look();
})`;

/** The number of tasks that a window has rendered: for the smoke test of a package. */
export async function countRenderedRows(window: BrowserWindow): Promise<number> {
  const { webContents } = window;
  if (webContents.isLoading()) {
    await new Promise<void>((loaded) => webContents.once('did-stop-loading', () => loaded()));
  }
  return Number(await webContents.executeJavaScript(COUNT));
}
