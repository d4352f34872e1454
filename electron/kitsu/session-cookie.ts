import type { HttpResponse } from '../platform/transport.ts';
import type { KitsuAnswer } from './answer-types.ts';

/** The routes that Kitsu before 1.0.97 guards by its session cookie as well as by the token. */
const MINE = /^\/(data|actions)\/user\//;
/**
 * Picks this one of several cookies in a header: `access_token_cookie` would take precedence over the
 * token.
 */
const SESSION = /(?:^|,\s*)session=([\w.-]+)/;

export const wantsSession = (path: string): boolean => MINE.test(path);

/** The only cookie that is ever sent; in memory only, and only to the API that set it. */
export interface SessionCookie {
  /** The cookie header for a request to this path; `null` for none. */
  headerFor(path: string): string | null;
  /**
   * Called after a "forbidden" in spite of the cookie `sent`: returns whether there is another cookie
   * to try now. Kitsu is asked once for each access token, however many requests wait or come later, so
   * this is no shared run; a Kitsu that needs no such cookie sets none.
   */
  renewed(access: string, sent: string | null): Promise<boolean>;
}

/**
 * Older Kitsus (seen: 1.0.30, 0.20.85) look for the user in Flask's `session` cookie before they look
 * at the token, and answer 403 to everybody without one. `ask` is `GET /auth/authenticated`.
 */
export function createSessionCookie(
  ask: (access: string) => Promise<KitsuAnswer<HttpResponse>>,
): SessionCookie {
  let header: string | null = null;
  let asked: { access: string; over: Promise<void> } | null = null;

  async function obtain(access: string): Promise<void> {
    const answer = await ask(access);
    if (!answer.ok) {
      // The answer did not settle it: the next request that needs a cookie asks again.
      asked = null;
      return;
    }
    const value = SESSION.exec(answer.value.headers['set-cookie'] ?? '')?.[1];
    header = value === undefined ? null : `session=${value}`;
  }

  return {
    headerFor: (path) => (wantsSession(path) ? header : null),
    async renewed(access, sent) {
      if (header !== null && header !== sent) return true;
      if (asked?.access !== access) asked = { access, over: obtain(access) };
      await asked.over;
      return header !== null && header !== sent;
    },
  };
}
