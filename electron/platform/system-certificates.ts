import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { tls } from './late-modules.ts';

/**
 * Where a Linux system keeps what its administrator trusts: Debian and Ubuntu, Fedora and Red Hat,
 * openSUSE. Chromium's network stack reads ~/.pki/nssdb instead, and Node neither.
 */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
];

/** The authorities that were added to this system. */
export interface SystemCertificates {
  /** Read anew when the file has changed. */
  roots(): readonly X509Certificate[];
}

/**
 * The authorities in the system's store that are none of the public ones: what a studio or an
 * administrator has added. Of the public ones Chromium judges by itself, more strictly than a list can.
 * `bundles`: the files to look for; on other systems Chromium reads the system's own store.
 */
export function createSystemCertificates(
  bundles: readonly string[] = process.platform === 'linux' ? BUNDLES : [],
): SystemCertificates {
  let read: { stamp: string; roots: X509Certificate[] } | null = null;
  return {
    roots() {
      const found = bundles.flatMap((file) => stampOf(file) ?? [])[0];
      if (found === undefined) return [];
      if (read?.stamp !== found.stamp) {
        read = { stamp: found.stamp, roots: addedIn(readFileSync(found.file, 'utf8')) };
      }
      return read.roots;
    },
  };
}

/** The parts of Node's `tls` that are used; a Node before 22.15 does not read the system's store. */
interface NodeAuthorities {
  rootCertificates: readonly string[];
  getCACertificates?(type: 'system'): string[];
}

/**
 * For connections of Node's own: the public authorities and those that were added to the system;
 * `undefined` where none were, for Node has the public ones by itself. A newer Node reads the system's store on
 * Windows and macOS too.
 */
export function authoritiesForNode(
  system: SystemCertificates,
  node: NodeAuthorities = tls(),
): string | undefined {
  const known = new Set(node.rootCertificates.map(bare));
  const added = [...system.roots().map(String), ...(node.getCACertificates?.('system') ?? [])];
  const others = added.filter((pem) => !known.has(bare(pem)));
  return others.length === 0
    ? undefined
    : [...new Set([...node.rootCertificates, ...others])].join('\n');
}

function stampOf(file: string): { file: string; stamp: string } | null {
  try {
    const { mtimeMs, size } = statSync(file);
    return { file, stamp: `${file} ${mtimeMs} ${size}` };
  } catch {
    return null;
  }
}

const CERTIFICATE = new RegExp(
  '-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----',
  'g',
);
const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');

function addedIn(text: string): X509Certificate[] {
  const known = new Set(tls().rootCertificates.map(bare));
  return [...text.matchAll(CERTIFICATE)].flatMap(([pem]) => {
    if (known.has(bare(pem))) return [];
    try {
      return [new X509Certificate(pem)];
    } catch {
      return [];
    }
  });
}
