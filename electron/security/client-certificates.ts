import type { App, Certificate } from 'electron';

export interface ClientCertificateParts {
  app: Pick<App, 'on'>;
  /** The studio's list (policy.ts): lower-case hosts, with a port where it is not the usual one. */
  hosts: readonly string[];
  /** Asks the artist which one to show to a host; `null`: none. */
  ask(host: string, certificates: readonly Certificate[]): Promise<Certificate | null>;
  log: { info(message: string): void };
}

/**
 * Electron would send the first certificate of the artist's store to whatever server asks for one. Here none is sent,
 * but to the hosts that the studio named, and there the artist chooses, once in a run.
 */
export function guardClientCertificates(parts: ClientCertificateParts): void {
  const chosen = new Map<string, Promise<string | null>>();
  parts.app.on('select-client-certificate', (event, _contents, url, certificates, callback) => {
    event.preventDefault();
    const host = hostOf(url);
    if (host === null || !parts.hosts.includes(host) || certificates.length === 0)
      return callback();
    let choice = chosen.get(host);
    if (choice === undefined) {
      choice = parts.ask(host, certificates).then(
        (one) => one?.fingerprint ?? null,
        () => null,
      );
      chosen.set(host, choice);
      parts.log.info(`${host} asks for a certificate of this user.`);
    }
    void choice.then((fingerprint) =>
      callback(certificates.find((one) => one.fingerprint === fingerprint)),
    );
  });
}

/** Electron gives an address, or a host with its port. */
function hostOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url.includes('://') ? url : `https://${url}`);
    return protocol === 'https:' ? host.toLowerCase() : null;
  } catch {
    return null;
  }
}
