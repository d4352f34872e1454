import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';

/** A session of its own, which nothing is kept of. */
const PARTITION = 'printing';
/** Chromium navigates to no longer address. */
const LONGEST_ADDRESS = 2_000_000;

interface Parts {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
}

type PaperSize = 'A4' | 'Letter';

/** Countries that write on Letter; all others have A4. */
const LETTER = /[-_](US|CA|MX|PH|CL|CO|VE|GT|CR|PA|DO|PR)\b/i;
export const paperSize = (locale: string): PaperSize => (LETTER.test(locale) ? 'Letter' : 'A4');

/**
 * A page as PDF, drawn by Chromium in a window that nobody sees: sandboxed, without script, without a preload, in a
 * session of its own that reaches nothing. Rejects where it is too long or cannot be drawn.
 */
export async function pageToPdf(
  { BrowserWindow: Window }: Parts,
  html: string,
  { size, landscape }: { size: PaperSize; landscape: boolean },
): Promise<Buffer> {
  const address = `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`;
  if (address.length > LONGEST_ADDRESS) throw new Error('The page is too long to be printed.');
  const window = new Window({
    show: false,
    webPreferences: {
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
      ...{ webviewTag: false, spellcheck: false, devTools: false, partition: PARTITION },
    },
  });
  try {
    window.webContents.session.webRequest.onBeforeRequest((request, answer) =>
      answer({ cancel: !request.url.startsWith('data:') }),
    );
    await window.loadURL(address);
    return await window.webContents.printToPDF({
      pageSize: size,
      landscape,
      printBackground: false,
    });
  } finally {
    window.destroy();
  }
}
