import { certificateFaultOf } from '../platform/net-errors.ts';

/** What is wrong with a certificate and what helps, for people. `whose`: `your Kitsu`, or a host. */
export function certificateWords(
  detail: string,
  whose: string,
  platform: NodeJS.Platform = process.platform,
): { message: string; action: string } {
  switch (certificateFaultOf(detail)) {
    case 'name':
      return {
        message: `The certificate of ${whose} is for another address.`,
        action: 'Use the address that you open Kitsu with in the browser, or ask your IT.',
      };
    case 'date':
      return {
        message: `The certificate of ${whose} is out of date.`,
        action:
          'Check the date of this computer. If it is right, ask your IT for a new certificate.',
      };
    case 'authority':
      return {
        message: `This computer does not trust the certificate of ${whose}.`,
        action: platform === 'linux' ? ON_LINUX : ELSEWHERE,
      };
  }
}

const ELSEWHERE =
  'Ask your IT to add the studio’s root certificate to the system’s store, then start the app again.';

/** Both stores that are read there (system-certificates.ts). */
const ON_LINUX =
  'Ask your IT to add the studio’s root certificate, then start the app again. The app reads the system’s store ' +
  '(Debian: a .crt file in /usr/local/share/ca-certificates and update-ca-certificates; Fedora: trust anchor FILE) ' +
  'and yours in ~/.pki/nssdb.';
