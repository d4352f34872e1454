import type { Shell } from 'electron';

/** The project's own help page, which "Help" opens. */
export const HELP_PAGE = 'https://kitsu.cg-wire.com/';

/**
 * The address in the form that may be handed to the system, or `null`: http or https, on one of the
 * allowed origins, without credentials in it. The parser writes it out again, so that the system gets
 * what was checked and not what was typed.
 */
function safeExternal(address: string, allowedOrigins: readonly string[]): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '') return null;
  return allowedOrigins.some((allowed) => originOf(allowed) === url.origin) ? url.href : null;
}

function originOf(address: string): string | null {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
}

/** Opens pages in the artist's browser. */
export interface ExternalLinks {
  /**
   * Opens an address in the browser if its origin is one of `allowedOrigins` (the signed-in Kitsu's) or
   * the help page's. Returns false if it was refused or the system failed.
   */
  openExternal(address: string, allowedOrigins: readonly string[]): Promise<boolean>;
}

/** The only place that hands an address to the operating system. */
export function createExternalLinks(parts: {
  shell: Pick<Shell, 'openExternal'>;
  log: { warn(message: string): void };
}): ExternalLinks {
  return {
    async openExternal(address, allowedOrigins) {
      const safe = safeExternal(address, [...allowedOrigins, HELP_PAGE]);
      if (safe === null) {
        parts.log.warn('Refused to open an address outside of the Kitsu in use');
        return false;
      }
      try {
        await parts.shell.openExternal(safe);
        return true;
      } catch (error) {
        parts.log.warn(`The system could not open the browser: ${String(error)}`);
        return false;
      }
    },
  };
}
