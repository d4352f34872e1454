import type { App } from 'electron';
import { DEEP_LINK_SCHEME } from '../shared/deep-link.ts';

/** macOS brings links to the app that runs as an event, also right at its start. Before the app is ready. */
export function onDeepLink(app: Pick<App, 'on'>, open: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault();
    open(link);
  });
}

/** Makes the packaged app the one that the system opens our links with. */
export function registerDeepLinks(
  app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>,
): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME);
}
