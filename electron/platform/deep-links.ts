import { existsSync } from 'node:fs';
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

/** What a deb or rpm brings: with it the system opens our links, for everybody on this computer. */
const DESKTOP_FILE = '/usr/share/applications/org.kitsu-companion.app.desktop';

/**
 * Registers the packaged app as the one that opens our links, where its package has not: the entry in
 * the artist's own list would outlive the package.
 */
export function registerDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
  isRegistered: () => boolean = () => existsSync(DESKTOP_FILE),
): void {
  if (app.isPackaged && !isRegistered()) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME);
}
