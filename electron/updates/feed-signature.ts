import { createVerify } from 'node:crypto';

/** What a feed says may not be used: nobody whom this computer knows has signed it. */
export class NotSigned extends Error {}

/**
 * Whether the list of a feed was signed for one of these keys: ECDSA with SHA-512 over its bytes, in
 * base64. The list holds the checksums of the packages, so they are signed with it. The program that
 * installs as root checks the same again (build/packaging/linux/files/install-update).
 * @param keys public keys, PEM
 */
export function isSigned(list: string, signature: string, keys: readonly string[]): boolean {
  return keys.some((key) => {
    try {
      return createVerify('sha512').update(list).verify(key, signature.trim(), 'base64');
    } catch {
      // Not a key, or not a signature.
      return false;
    }
  });
}
