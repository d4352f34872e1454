import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../build/steps.mjs';
import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/app.ts';
import { makeAuthority, type Authority, type Issued } from '../fixtures/authority.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import type { Place } from '../fixtures/launch.ts';

let studio: Authority;
let stranger: Authority;
const servers: Server[] = [];
let folder = '';

test.beforeAll(async () => {
  studio = makeAuthority();
  stranger = makeAuthority('Stranger');
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-probe-'));
  // The app runs as another user where this is root.
  chmodSync(folder, 0o755);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test/fixtures/certificate-probe.ts'),
      outDir: folder,
      target: 'node16',
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'probe.cjs' },
      },
    },
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'probe', version: '1.0.0', main: 'probe.cjs' }),
  );
});

test.afterAll(() => {
  for (const server of servers) server.close();
  for (const authority of [studio, stranger]) authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A server with that certificate, and those of the authorities between; its port. */
function serve({ key, cert }: Issued, between: Issued[] = []): Promise<number> {
  const chain = [cert, ...between.map((one) => one.cert)].join('\n');
  const server = createServer({ key, cert: chain }, (_asked, answer) => answer.end('kitsu'));
  servers.push(server);
  return new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)),
  );
}

/** What the app's transport says of each address, with that text as the system's store. */
async function ask(
  desktop: Desktop,
  place: Place,
  bundle: string | null,
  urls: string[],
): Promise<string[]> {
  const file = join(place.home, 'ca-certificates.crt');
  if (bundle !== null) writeFileSync(file, bundle, { mode: 0o644 });
  const probe = JSON.stringify({ bundle: bundle === null ? null : file, urls });
  const ended = await runToItsEnd({ ...desktop, app: folder }, place, [], { PROBE: probe });
  const line = ended.output.split('\n').find((one) => one.startsWith('["'));
  expect(line, ended.output).toBeDefined();
  return JSON.parse(line ?? '[]') as string[];
}

test('a studio’s authority in the system’s store is trusted, and nothing beside it', async ({
  desktop,
  place,
}) => {
  const below = studio.below();
  const good = await serve(studio.server());
  const chained = await serve(studio.server({}, below), [below]);
  const elsewhere = await serve(studio.server({ names: 'DNS:other.example' }));
  const past = await serve(studio.server({ until: '261101000000Z' }));
  const unknown = await serve(stranger.server());
  const at = (port: number) => `https://localhost:${port}/`;
  const urls = [
    ...[at(good), `https://127.0.0.1:${good}/`, at(chained)],
    ...[at(elsewhere), at(past), at(unknown)],
  ];
  expect(await ask(desktop, place, studio.root.cert, urls)).toEqual([
    ...['kitsu', 'kitsu', 'kitsu'],
    'net::ERR_CERT_COMMON_NAME_INVALID',
    'net::ERR_CERT_DATE_INVALID',
    'net::ERR_CERT_AUTHORITY_INVALID',
  ]);
  const authority = 'net::ERR_CERT_AUTHORITY_INVALID';
  const [first = ''] = urls;
  for (const bundle of [null, '', 'no certificate at all', stranger.root.cert])
    expect(await ask(desktop, place, bundle, [first])).toEqual([authority]);
});
