import type { Certificate, Session } from 'electron';
import { chainFault, type ChainFault } from './certificate-chain.ts';
import type { SystemCertificates } from './system-certificates.ts';

export type VerifyProc = Exclude<Parameters<Session['setCertificateVerifyProc']>[0], null>;

export interface CertificateCheckParts {
  system: SystemCertificates;
  now(): Date;
  log: { info(message: string): void };
}

/** Chromium's numbers for what is wrong with a certificate (net_error_list.h). */
const ERR_CERT_AUTHORITY_INVALID = -202;
const ERR_CERT = { name: -200, date: -201 };
const TRUSTED = 0;
const AS_CHROMIUM_SAYS = -3;

/** As many as `chainFault` reads, and an end for a chain that leads back to itself. */
const LONGEST = 10;

/**
 * Chromium's verdict on a server's certificate, with one exception: where it knows nobody behind it,
 * the authorities that were added to the system count too. Linux alone has any here: elsewhere Chromium
 * reads them itself.
 */
export function createCertificateCheck({ system, now, log }: CertificateCheckParts): VerifyProc {
  return ({ hostname, certificate, errorCode }, callback) => {
    if (errorCode !== ERR_CERT_AUTHORITY_INVALID) return callback(AS_CHROMIUM_SAYS);
    const roots = rootsOf(system);
    if (roots.length === 0) return callback(AS_CHROMIUM_SAYS);
    const fault = chainFault({ hostname, chain: chainOf(certificate) }, roots, now());
    if (fault === null)
      log.info(`The certificate of ${hostname} is trusted by the system's store.`);
    callback(verdictOf(fault));
  };
}

function verdictOf(fault: ChainFault | null): number {
  if (fault === null) return TRUSTED;
  return fault === 'authority' ? AS_CHROMIUM_SAYS : ERR_CERT[fault];
}

/** A store that cannot be read has nothing to say. */
function rootsOf(system: SystemCertificates): ReturnType<SystemCertificates['roots']> {
  try {
    return system.roots();
  } catch {
    return [];
  }
}

/** The certificates that the server sent, its own first. */
function chainOf(certificate: Certificate): string[] {
  const chain: string[] = [];
  for (
    let one: Certificate | undefined = certificate;
    one && chain.length < LONGEST;
    one = one.issuerCert
  )
    chain.push(one.data);
  return chain;
}
