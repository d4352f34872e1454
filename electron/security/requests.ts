import type { Session } from 'electron';
import { APP_SCHEME, MEDIA_SCHEME } from './app-address.ts';

const OWN = new Set([`${APP_SCHEME}:`, `${MEDIA_SCHEME}:`, 'data:', 'blob:']);
const DEVELOPER_TOOLS = new Set(['devtools:', 'chrome-extension:']);

/** Whether the window's session may load an address: its own page and pictures, nothing else. */
export function mayLoad(address: string, packaged: boolean): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase() ?? '';
  return OWN.has(scheme) || (!packaged && DEVELOPER_TOOLS.has(scheme));
}

/**
 * Cuts the window's session off from network and disk, whatever a page tries: the page's policy
 * (csp.ts) already forbids it, and this also holds where a policy does not reach. The app's own
 * requests use another session (net-transport.ts).
 */
export function refuseForeignRequests(
  session: Pick<Session, 'webRequest' | 'on'>,
  options: { packaged: boolean; log: { warn(message: string): void } },
): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, decide) => {
    const cancel = !mayLoad(details.url, options.packaged);
    if (cancel) options.log.warn(`Refused to load ${schemeOf(details.url)} in the window`);
    decide({ cancel });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Only the scheme: an address may contain what does not belong in a log. */
const schemeOf = (address: string): string => `${address.split(':', 1)[0] ?? ''}:`;
