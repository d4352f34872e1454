import { afterEach, describe, expect, test } from 'vitest';
import { parseServerAddress } from '../../../electron/account/server-address.ts';
import { discoverServer, isOlder } from '../../../electron/kitsu/server.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { ok, SILENCE, tinyKitsu, type Route, type TinyKitsu } from './tiny-kitsu.ts';

const open: TinyKitsu[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(routes: Record<string, Route> = {}, tls = false): Promise<TinyKitsu> {
  const server = await tinyKitsu(routes, tls);
  open.push(server);
  return server;
}

function discover(typed: string, more: { allowHttp?: boolean; silenceMs?: number } = {}) {
  const address = parseServerAddress(typed);
  if (!address.ok) return Promise.resolve(address);
  const transport = createNodeTransport();
  return discoverServer(address.value.candidates, {
    transport,
    userAgent: 'kitsu-companion/test',
    allowHttp: false,
    ...more,
  });
}

describe('what stands at an address', () => {
  test('a Kitsu behind /api, with its version', async () => {
    const server = await serve();
    const found = await discover(`localhost:${server.port}`);
    expect(found).toMatchObject({
      ok: true,
      value: {
        api: `${server.url}/api`,
        site: server.url,
        version: '1.0.97',
        singleSignOn: null,
        browserSignIn: true,
      },
    });
  });

  test('a Kitsu server itself, without /api', async () => {
    const server = await serve({
      '/api/': () => ({ status: 404, body: { message: 'no' } }),
      '/': () => ok({ api: 'Zou', version: '0.20.85' }),
    });
    expect(await discover(server.url)).toMatchObject({
      ok: true,
      value: { api: server.url, browserSignIn: false },
    });
  });

  test('a Kitsu whose pages answer HTML for everything that is not the API', async () => {
    const server = await serve({ '/my-tasks/api/': () => ok('<html>Kitsu</html>') });
    expect(await discover(`${server.url}/my-tasks`)).toMatchObject({ ok: true });
  });

  test('single sign-on by its name', async () => {
    const server = await serve({
      '/api/config': () => ok({ oidc_enabled: true, oidc_idp_name: 'Keycloak' }),
    });
    expect(await discover(server.url)).toMatchObject({ value: { singleSignOn: 'Keycloak' } });
  });

  test('a page, or somebody else’s API: not a Kitsu', async () => {
    for (const body of ['<html>Welcome</html>', { api: 'Other', version: '1' }, null]) {
      const server = await serve({ '/api/': () => ok(body), '/': () => ok(body) });
      expect(await discover(server.url)).toMatchObject({ ok: false, code: 'not-a-kitsu' });
    }
  });

  test('a server with a fault is not called “not a Kitsu”', async () => {
    const server = await serve({
      '/api/': () => ({ status: 502, body: '<html>Bad gateway</html>' }),
    });
    expect(await discover(server.url)).toMatchObject({ ok: false, code: 'server-fault' });
  });

  test('nothing at all: unreachable', async () => {
    const server = await serve();
    await server.close();
    expect(await discover(server.url)).toMatchObject({ ok: false, code: 'unreachable' });
  });

  test('a certificate that nobody signed: not trusted, and no password goes there', async () => {
    const server = await serve({}, true);
    expect(await discover(server.url)).toMatchObject({ ok: false, code: 'tls-not-trusted' });
    expect(server.received).toEqual([]);
  });

  test('an answer that never comes: asked once, then said', async () => {
    const server = await serve({ '/api/': () => SILENCE });
    expect(await discover(server.url, { silenceMs: 80 })).toMatchObject({
      ok: false,
      code: 'timeout',
    });
    expect(server.received).toHaveLength(1);
  });

  test('too old, with both versions', async () => {
    const server = await serve({ '/api/': () => ok({ api: 'Zou', version: '0.16.9' }) });
    const found = await discover(server.url);
    expect(found).toMatchObject({
      ok: false,
      code: 'too-old',
      message: expect.stringMatching(/0\.16\.9.*0\.17/),
    });
  });

  test('a redirect to another machine is not followed, and says where it leads', async () => {
    const other = await serve();
    const server = await serve({
      '/api/': () => ({
        status: 302,
        body: {},
        headers: { location: `http://127.0.0.1:${other.port}/api/` },
      }),
    });
    const found = await discover(server.url);
    expect(found).toMatchObject({
      ok: false,
      code: 'not-a-kitsu',
      action: expect.stringContaining(`127.0.0.1:${other.port}`),
    });
    expect(other.received).toEqual([]);
  });

  test('nor is a redirect to another machine’s https', async () => {
    const other = await serve({}, true);
    const location = `https://127.0.0.1:${other.port}/api/`;
    const server = await serve({
      '/api/': () => ({ status: 301, body: {}, headers: { location } }),
    });
    expect(await discover(server.url)).toMatchObject({ ok: false, code: 'not-a-kitsu' });
  });

  test('the step up to https on the same machine is followed', async () => {
    const secure = await serve({}, true);
    const server = await serve({
      '/api/': () => ({ status: 301, body: {}, headers: { location: `${secure.url}/api/` } }),
    });
    // The https twin was tried: its certificate is the obstacle here.
    expect(await discover(server.url)).toMatchObject({ ok: false, code: 'tls-not-trusted' });
  });

  test('plain http to another machine: nothing is sent before the artist agrees', async () => {
    expect(await discover('http://192.0.2.1:8080')).toMatchObject({
      ok: false,
      code: 'plain-http',
    });
  });
});

test('versions are compared as numbers', () => {
  expect(isOlder('0.9.99', '0.17.0')).toBe(true);
  expect(isOlder('1.0.9', '1.0.95')).toBe(true);
  expect(isOlder('1.0.95', '1.0.95')).toBe(false);
  expect(isOlder('1.0.100', '1.0.95')).toBe(false);
  expect(isOlder('dev', '1.0.95')).toBe(false);
});
