import { expect, it } from 'vitest';
import { certificateWords } from '../../../electron/kitsu/certificate-words.ts';

it.each([
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'another address'],
  ['ERR_TLS_CERT_ALTNAME_INVALID Hostname/IP does not match', 'another address'],
  ['net::ERR_CERT_DATE_INVALID', 'out of date'],
  ['CERT_HAS_EXPIRED certificate has expired', 'out of date'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'does not trust'],
  ['net::ERR_CERT_WEAK_SIGNATURE_ALGORITHM', 'does not trust'],
])('%s is said as what it is', (detail, says) => {
  expect(certificateWords(detail, 'kitsu.example').message).toContain(says);
});

it('says on Linux which stores are read, and how a certificate comes into them', () => {
  const { action } = certificateWords('net::ERR_CERT_AUTHORITY_INVALID', 'your Kitsu', 'linux');
  for (const part of ['/usr/local/share/ca-certificates', 'update-ca-certificates', '.pki/nssdb'])
    expect(action).toContain(part);
  expect(
    certificateWords('net::ERR_CERT_AUTHORITY_INVALID', 'your Kitsu', 'win32').action,
  ).not.toBe(action);
});
