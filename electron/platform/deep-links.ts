import type { App } from 'electron';
import { DEEP_LINK_SCHEME } from '../shared/deep-link.ts';

/**
 * macOS delivers links to the running app as an event, also right at its start. Call it before the app
 * is ready.
 */
export function onDeepLink(app: Pick<App, 'on'>, open: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(link);
  });
}

/** Registers the packaged app as the one that opens our links. */
export function registerDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME);
}
