import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, rootCertificates } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { createCertificateCheck } from '../../../electron/platform/certificate-check.ts';
import { chainFault } from '../../../electron/platform/certificate-chain.ts';
import {
  authoritiesForNode,
  createSystemCertificates,
} from '../../../electron/platform/system-certificates.ts';
import { makeAuthority, type Issued, type Wanted } from '../../fixtures/authority.ts';

const studio = makeAuthority();
const stranger = makeAuthority('Stranger');
afterAll(() => {
  studio.remove();
  stranger.remove();
});

const NOW = new Date('2026-11-29T12:00:00Z');
const roots = [new X509Certificate(studio.root.cert)];
const check = (chain: Issued[], { hostname = 'localhost', now = NOW, trusted = roots } = {}) =>
  chainFault({ hostname, chain: chain.map(({ cert }) => cert) }, trusted, now);

describe('a server’s certificate and the authorities of the system', () => {
  it('is trusted where the studio’s authority signed it, and where one below did', () => {
    expect(check([studio.server()])).toBeNull();
    expect(check([studio.server()], { hostname: '127.0.0.1' })).toBeNull();
    const below = studio.below();
    const lower = studio.below({}, below);
    expect(check([studio.server({}, lower), lower, below])).toBeNull();
    // In any order, the root among them, and with an RSA key.
    expect(check([studio.server({}, lower), below, studio.root, lower])).toBeNull();
    expect(check([studio.server({ key: 2048 })])).toBeNull();
    const most = studio.below({ extensions: ['basicConstraints=critical,CA:TRUE,pathlen:1'] });
    const one = studio.below({}, most);
    expect(check([studio.server({}, one), one, most])).toBeNull();
    // A server's own certificate, put into the store itself.
    const own = makeAuthority('own', {
      names: 'DNS:localhost',
      extensions: ['basicConstraints=CA:FALSE'],
    });
    expect(check([own.root], { trusted: [new X509Certificate(own.root.cert)] })).toBeNull();
    own.remove();
  });

  it('is not trusted where nobody known signed it, or the one between is missing', () => {
    expect(check([stranger.server()])).toBe('authority');
    expect(check([stranger.server(), stranger.root])).toBe('authority');
    expect(check([stranger.root])).toBe('authority');
    expect(check([studio.server({}, studio.below())])).toBe('authority');
    expect(check([studio.server()], { trusted: [] })).toBe('authority');
    expect(check([])).toBe('authority');
    // Another with the same name, and another key.
    const twin = makeAuthority();
    expect(check([twin.server(), twin.root])).toBe('authority');
    twin.remove();
  });

  it('is not trusted for another host, whatever its common name says', () => {
    expect(check([studio.server()], { hostname: 'other.example' })).toBe('name');
    expect(check([studio.server()], { hostname: '127.0.0.2' })).toBe('name');
    expect(check([studio.server({ names: 'email:a@b.example' })], { hostname: 'kitsu' })).toBe(
      'name',
    );
    const wild = studio.server({ names: 'DNS:*.studio.example' });
    expect(check([wild], { hostname: 'kitsu.studio.example' })).toBeNull();
    expect(check([wild], { hostname: 'a.kitsu.studio.example' })).toBe('name');
    expect(check([wild], { hostname: 'studio.example' })).toBe('name');
  });

  it('is not trusted before and after its time, nor its authority’s', () => {
    expect(check([studio.server({ until: '261128000000Z' })])).toBe('date');
    expect(check([studio.server({ from: '261130000000Z' })])).toBe('date');
    expect(check([studio.server()], { now: new Date('2049-02-01') })).toBe('date');
    const old = studio.below({ until: '261128000000Z' });
    expect(check([studio.server({}, old), old])).toBe('date');
    const past = makeAuthority('Past', { until: '261128000000Z' });
    expect(check([past.server()], { trusted: [new X509Certificate(past.root.cert)] })).toBe('date');
    past.remove();
  });

  const below = (extensions: string[], more: Wanted = {}): Issued[] => {
    const authority = studio.below({ ...more, extensions });
    return [studio.server({}, authority), authority];
  };
  it.each<[string, () => Issued[]]>([
    ['by a server’s, which is no authority', () => below(['basicConstraints=CA:FALSE'])],
    [
      'by one that may sign no certificates',
      () => below(['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,digitalSignature']),
    ],
    [
      'by one for mail alone',
      () => below(['basicConstraints=critical,CA:TRUE', 'extendedKeyUsage=emailProtection']),
    ],
    [
      'by one whose names are limited',
      () =>
        below(['basicConstraints=critical,CA:TRUE', 'nameConstraints=permitted;DNS:other.example']),
    ],
    [
      'by one that insists on what is unknown here',
      () => below(['basicConstraints=critical,CA:TRUE', '1.2.3.4=critical,ASN1:UTF8String:new']),
    ],
    [
      'below more authorities than allowed',
      () => {
        const most = studio.below({ extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0'] });
        const one = studio.below({}, most);
        return [studio.server({}, one), one, most];
      },
    ],
    ['with SHA-1', () => [studio.server({ digest: 'sha1' })]],
    ['with a short key', () => [studio.server({ key: 1024 })]],
    [
      'and insists on what is unknown here',
      () => [studio.server({ extensions: ['1.2.3.4=critical,ASN1:NULL'] })],
    ],
    [
      'for a mail server’s user, not for a server',
      () => [studio.below({ names: 'DNS:localhost', extensions: ['extendedKeyUsage=clientAuth'] })],
    ],
  ])('is not trusted when it is signed %s', (_what, chain) => {
    expect(check(chain())).toBe('authority');
  });

  it('is not trusted where it cannot be read', () => {
    const chain = ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'];
    expect(chainFault({ hostname: 'localhost', chain }, roots, NOW)).toBe('authority');
  });

  it('is not trusted with a byte of it changed', () => {
    const { cert } = studio.server();
    const der = Buffer.from(cert.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    for (const at of [der.length - 5, der.length - 20, Math.floor(der.length / 2)]) {
      const changed = Buffer.from(der);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const pem = `-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----`;
      expect(chainFault({ hostname: 'localhost', chain: [pem] }, roots, NOW)).toBe('authority');
    }
  });
});

describe('the authorities of the system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'companion-store-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'ca-certificates.crt');

  it('are those that were added to it, read anew when they change', () => {
    const system = createSystemCertificates([join(folder, 'not-here.crt'), file]);
    expect(system.roots()).toEqual([]);
    const older = { rootCertificates: rootCertificates };
    expect(authoritiesForNode(system, older)).toBeUndefined();
    // A newer Node reads the system's store itself, the public ones in it too.
    const added = 'an authority of the studio';
    const newer = { ...older, getCACertificates: () => [...rootCertificates, added] };
    expect(authoritiesForNode(system, newer)?.split('\n').at(-1)).toBe(added);
    const plain = { ...older, getCACertificates: () => [...rootCertificates] };
    expect(authoritiesForNode(system, plain)).toBeUndefined();
    // The public ones are Chromium's to judge.
    writeFileSync(file, [...rootCertificates.slice(0, 3), studio.root.cert].join('\n'));
    expect(system.roots().map(({ subject }) => subject)).toEqual(['CN=Studio CA']);
    writeFileSync(file, 'broken\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    expect(system.roots()).toEqual([]);
  });

  it('are trusted by Node’s own connections, for the right host', async () => {
    writeFileSync(file, studio.root.cert);
    const ca = authoritiesForNode(createSystemCertificates([file]));
    const reach = async (issued: Issued, servername = 'localhost'): Promise<string> => {
      const server = createServer({ key: issued.key, cert: issued.cert });
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      const { port } = server.address() as AddressInfo;
      const said = await new Promise<string>((end) => {
        const socket = connect({ port, host: '127.0.0.1', servername, ca }, () => {
          socket.destroy();
          end('trusted');
        });
        socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? ''));
      });
      server.close();
      return said;
    };
    expect(await reach(studio.server())).toBe('trusted');
    expect(await reach(studio.server(), 'other.example')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await reach(studio.server({ until: '261101000000Z' }))).toBe('CERT_HAS_EXPIRED');
    expect(await reach(stranger.server())).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

describe('Chromium’s verdict', () => {
  const system = { roots: () => roots };
  const ask = (errorCode: number, issued: Issued, hostname = 'localhost'): number => {
    let said = Number.NaN;
    const check = createCertificateCheck({
      system,
      now: () => NOW,
      log: { info: () => undefined },
    });
    const certificate = { data: issued.cert };
    // A part of what Electron hands over.
    const request = { errorCode, hostname, certificate } as Parameters<typeof check>[0];
    check(request, (code) => (said = code));
    return said;
  };

  it('stands, but where it knows nobody behind a certificate that the system trusts', () => {
    expect(ask(-202, studio.server())).toBe(0);
    expect(ask(-202, stranger.server())).toBe(-3);
    expect(ask(-202, studio.server(), 'other.example')).toBe(-200);
    expect(ask(-202, studio.server({ until: '261101000000Z' }))).toBe(-201);
    // Revoked, weak, another host, out of date, or well: not ours to say.
    for (const code of [0, -206, -208, -200, -201]) expect(ask(code, studio.server())).toBe(-3);
  });
});
