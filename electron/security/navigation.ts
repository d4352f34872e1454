import type { App, Event, WebContents } from 'electron';

interface Refused {
  preventDefault(): void;
}

/**
 * Pins all web contents, present and future, to the page they were made with: no link, redirect, form
 * or script may navigate away, open a window or attach a webview.
 */
export function pinNavigation(app: Pick<App, 'on'>, log: { warn(message: string): void }): void {
  app.on('web-contents-created', (_event: Event, contents: WebContents) => {
    pinContents(contents, log);
  });
}

/** The same for one web contents. */
function pinContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  log: { warn(message: string): void },
): void {
  const refuse =
    (what: string) =>
    (event: Refused): void => {
      event.preventDefault();
      log.warn(`Refused ${what}`);
    };
  contents.on('will-navigate', refuse('a navigation'));
  // Navigations of frames inside the page: Electron 22 lacks this event; there will-redirect and the
  // page's policy (no frames at all) have to do.
  contents.on('will-frame-navigate', refuse('a navigation of a frame'));
  contents.on('will-redirect', refuse('a redirect'));
  contents.on('will-attach-webview', refuse('a webview'));
  contents.setWindowOpenHandler(() => {
    log.warn('Refused a new window');
    return { action: 'deny' };
  });
}
