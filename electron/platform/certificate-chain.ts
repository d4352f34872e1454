import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
  certificateFields,
  objectIdsIn,
  pathLength,
  type CertificateFields,
} from './certificate-fields.ts';

/** Why a chain is not trusted. `authority`: nobody that the roots know stands behind it, or in doubt. */
export type ChainFault = 'authority' | 'name' | 'date';

export interface Presented {
  /** The host that was asked for. */
  hostname: string;
  /** As the server sent it, its own first, each in PEM. */
  chain: readonly string[];
}

/** An authority of the system's, or one that vouches for it; more than these are no studio's. */
const LONGEST_CHAIN = 6;

const EXTENSION = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  nameConstraints: '2.5.29.30',
};

/** What is looked at here, or by Node. A certificate that insists on anything else is not understood. */
const UNDERSTOOD = new Set<string>(
  [EXTENSION.basicConstraints, EXTENSION.keyUsage].concat(
    EXTENSION.extKeyUsage,
    EXTENSION.subjectAltName,
  ),
);

/** RSA and ECDSA, with SHA-256, SHA-384 or SHA-512. */
const STRONG_SIGNATURES = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);
const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
const FOR_SERVERS = new Set(['1.3.6.1.5.5.7.3.1', '2.5.29.37.0']);

/**
 * Checks a server's certificate against roots that the system's administrator trusts: signatures, dates
 * and rights along the chain, and the name. `null`: trusted. In doubt it is not: limits that are not
 * looked at here (names an authority may vouch for, anything critical and unknown) are a refusal.
 */
export function chainFault(
  presented: Presented,
  roots: readonly X509Certificate[],
  now: Date,
): ChainFault | null {
  try {
    const [server, ...others] = presented.chain
      .slice(0, LONGEST_CHAIN)
      .map((pem) => new X509Certificate(pem));
    if (!server) return 'authority';
    const path = pathToRoot(server, others, roots);
    if (!path) return 'authority';
    if (!isForServers(server) || !path.every(isSound) || !mayVouch(path)) return 'authority';
    if (!isNamed(server, presented.hostname)) return 'name';
    return path.every((certificate) => isValidAt(certificate, now)) ? null : 'date';
  } catch {
    // What cannot be read cannot be trusted.
    return 'authority';
  }
}

/** From the server's certificate to one of the roots, each signed by the next; `null` where none leads there. */
function pathToRoot(
  from: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): X509Certificate[] | null {
  if (roots.some((root) => root.raw.equals(from.raw) && isOwnIssuer(root))) return [from];
  const isIssuer = (one: X509Certificate): boolean =>
    one.ca && from.checkIssued(one) && from.verify(one.publicKey);
  const root = roots.find((one) => isOwnIssuer(one) && isIssuer(one));
  if (root) return [from, root];
  for (const next of others.filter(isIssuer)) {
    const left = others.filter((one) => one !== next);
    const rest = pathToRoot(next, left, roots);
    if (rest) return [from, ...rest];
  }
  return null;
}

/** A chain ends at a certificate that nobody else vouches for, as OpenSSL has it. */
const isOwnIssuer = ({ issuer, subject }: X509Certificate): boolean => issuer === subject;

const isValidAt = ({ validFrom, validTo }: X509Certificate, now: Date): boolean =>
  Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo);

/** Only names that stand in subjectAltName count, as in Chromium. */
const isNamed = (certificate: X509Certificate, hostname: string): boolean => {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) > 0
    ? certificate.checkIP(host) !== undefined
    : certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;
};

function isForServers(certificate: X509Certificate): boolean {
  const usage = fieldsOf(certificate).extensions.get(EXTENSION.extKeyUsage);
  return !usage || objectIdsIn(usage).some((id) => FOR_SERVERS.has(id));
}

/** The signature and the key are strong enough, and nothing in it is unknown here. */
function isSound(
  certificate: X509Certificate,
  at: number,
  path: readonly X509Certificate[],
): boolean {
  const { signature, extensions } = fieldsOf(certificate);
  // Nobody relies on what a root says of itself.
  const isRoot = at === path.length - 1;
  if (!isRoot && !STRONG_SIGNATURES.has(signature)) return false;
  if (extensions.has(EXTENSION.nameConstraints)) return false;
  if ([...extensions].some(([id, { critical }]) => critical && !UNDERSTOOD.has(id))) return false;
  const { asymmetricKeyType: kind, asymmetricKeyDetails: key } = certificate.publicKey;
  if (kind === 'rsa') return (key?.modulusLength ?? 0) >= 2048;
  return kind === 'ec' && CURVES.has(key?.namedCurve ?? '');
}

/** Each authority may vouch for others, for servers, and for as many below it as there are. */
function mayVouch(path: readonly X509Certificate[]): boolean {
  return path.slice(1).every((authority, below) => {
    const { extensions } = fieldsOf(authority);
    const basic = extensions.get(EXTENSION.basicConstraints);
    if (!authority.ca || !basic) return false;
    const most = pathLength(basic);
    if (most !== null && below > most) return false;
    const usage = extensions.get(EXTENSION.extKeyUsage);
    return !usage || objectIdsIn(usage).some((id) => FOR_SERVERS.has(id));
  });
}

const fieldsOf = ({ raw }: X509Certificate): CertificateFields => certificateFields(raw);
