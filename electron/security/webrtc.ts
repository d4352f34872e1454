import type { App, Event, Session, WebContents } from 'electron';

/**
 * A connection between two browsers asks no policy of the page and passes no request handler: without this a page sends
 * packets to anybody.
 */
const POLICY = 'disable_non_proxied_udp';

/** For all web contents, present and future, no packet leaves but through the session's proxy. */
export function closeWebRtc(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event: Event, contents: WebContents) => {
    contents.setWebRTCIPHandlingPolicy(POLICY);
  });
}

/**
 * The windows' session has a proxy where nobody listens: the discard port of this computer. Its pages are served by
 * schemes of ours, which use no proxy; the app's own requests use other sessions.
 */
export const leadNowhere = (session: Pick<Session, 'setProxy'>): Promise<void> =>
  session.setProxy({ proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' });
