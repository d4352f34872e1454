import type { HttpResponse } from '../platform/transport.ts';
import type { KitsuAnswer } from './answer-types.ts';

/** What Kitsu before 1.0.97 guards by its session cookie as well as by the token. */
const MINE = /^\/(data|actions)\/user\//;
/** Of several cookies in one header, this one alone: `access_token_cookie` would speak before the token. */
const SESSION = /(?:^|,\s*)session=([\w.-]+)/;

export const wantsSession = (path: string): boolean => MINE.test(path);

/** The one cookie that is ever sent, in memory only, and only to the API that gave it. */
export interface SessionCookie {
  /** Goes with a request for this path; `null` for none. */
  headerFor(path: string): string | null;
  /**
   * After a "forbidden" that `sent` did not help: whether there is another cookie to try now. Asked
   * of Kitsu once for each access token, however many requests wait for it; a Kitsu that needs no
   * such cookie gives none.
   */
  renewed(access: string, sent: string | null): Promise<boolean>;
}

/**
 * Older Kitsus (seen: 1.0.30, 0.20.85) look for who asks in Flask's `session` cookie before they look
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
      // Nothing was said about a cookie: the next one who needs it asks again.
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
