import type { WebContents } from 'electron';

/** What is asked of a page's own tools. */
type Page = Pick<WebContents, 'debugger' | 'isDestroyed'>;

/**
 * Makes a page give back what it keeps of pictures that it does not show any more. Where no graphics card draws (remote
 * desktops, virtual machines), Chromium keeps up to 512 MB of decoded frames until the system's memory is short, and
 * Electron has no other way to say so to one page. Does nothing while somebody else looks into the page.
 */
export async function freePageMemory(page: Page | undefined): Promise<void> {
  if (!page || page.isDestroyed() || page.debugger.isAttached()) return;
  try {
    page.debugger.attach();
    await page.debugger.sendCommand('Memory.simulatePressureNotification', { level: 'critical' });
  } catch {
    // It is given back when the system asks for it.
  } finally {
    if (!page.isDestroyed() && page.debugger.isAttached()) page.debugger.detach();
  }
}
