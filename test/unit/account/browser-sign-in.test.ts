import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBrowserSignIn } from '../../../electron/account/browser-sign-in.ts';
import type { SessionManager } from '../../../electron/account/session.ts';
import { Profile } from './a-profile.ts';
import { LET_IN, MAREK, ok, tinyKitsu, type TinyKitsu } from './tiny-kitsu.ts';

interface Page {
  status: number;
  csp: string;
  text: string;
}

/** Requests the app's listener as a browser does. */
function visit(
  port: string,
  query: Record<string, string>,
  host = `127.0.0.1:${port}`,
): Promise<Page> {
  return new Promise((resolve, reject) => {
    const path = `/?${new URLSearchParams(query).toString()}`;
    const client = request({ host: '127.0.0.1', port, path, headers: { host }, agent: false });
    client.on('error', reject);
    client.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const csp = String(response.headers['content-security-policy']);
        resolve({ status: response.statusCode ?? 0, csp, text });
      });
    });
    client.end();
  });
}

/** Opens a sign-in and returns the address that the browser would show. */
async function open(limitMs?: number) {
  let seen: (url: URL) => void = () => undefined;
  const opened = new Promise<URL>((resolve) => (seen = resolve));
  const attempt = startBrowserSignIn({
    site: 'https://kitsu.example.com',
    openBrowser: (url) => seen(new URL(url)),
    ...(limitMs === undefined ? {} : { limitMs }),
  });
  const url = await opened;
  const query = Object.fromEntries(url.searchParams);
  return { attempt, url, port: query['port'] ?? '', state: query['state'] ?? '', query };
}

describe('the way back from the browser', () => {
  test('a code comes with the verifier of the challenge that was sent', async () => {
    const { attempt, url, port, state, query } = await open();
    expect(url.origin + url.pathname).toBe('https://kitsu.example.com/app-login');
    const page = await visit(port, { code: 'the-code', state });
    expect(page).toMatchObject({
      status: 200,
      text: expect.stringContaining('You can go back to Kitsu Companion.'),
    });
    expect(page.csp).toContain("default-src 'none'");
    const answer = await attempt.answer;
    if (!answer.ok) throw new Error(answer.message);
    expect(answer.value.code).toBe('the-code');
    expect(answer.value.verifier).toMatch(/^[\w-]{43,128}$/);
    const challenge = createHash('sha256').update(answer.value.verifier).digest('base64url');
    expect(query['code_challenge']).toBe(challenge);
  });

  test('one answer only: the listener is gone afterwards', async () => {
    const { attempt, port, state } = await open();
    await visit(port, { code: 'one', state });
    await attempt.answer;
    await expect(visit(port, { code: 'two', state })).rejects.toThrow();
  });

  test('a wrong state or a foreign host name is turned away, and the wait goes on', async () => {
    const { attempt, port, state } = await open();
    expect(await visit(port, { code: 'evil', state: 'guessed' })).toMatchObject({ status: 404 });
    expect(await visit(port, { code: 'evil' })).toMatchObject({ status: 404 });
    expect(await visit(port, { code: 'evil', state }, `evil.example:${port}`)).toMatchObject({
      status: 404,
    });
    await visit(port, { code: 'good', state });
    expect(await attempt.answer).toMatchObject({ ok: true, value: { code: 'good' } });
  });

  test('“no” in the browser, cancelled here, or never answered', async () => {
    const denied = await open();
    await visit(denied.port, { error: 'access_denied', state: denied.state });
    expect(await denied.attempt.answer).toMatchObject({ ok: false, code: 'refused' });
    const left = await open();
    left.attempt.cancel();
    expect(await left.attempt.answer).toMatchObject({ ok: false, code: 'cancelled' });
    await expect(visit(left.port, { code: 'late', state: left.state })).rejects.toThrow();
    const late = await open(20);
    expect(await late.attempt.answer).toMatchObject({ ok: false, code: 'timeout' });
  });
});

const OTHER = { ...MAREK, id: 'c2e4', email: 'Ada@example.com', full_name: 'Ada Berg' };

describe('with a Kitsu', () => {
  let kitsu: TinyKitsu;
  let profile: Profile;
  let manager: SessionManager;
  beforeEach(async () => {
    kitsu = await tinyKitsu({ '/api/auth/app-login/token': () => ok(LET_IN) });
    profile = new Profile();
    manager = await profile.start();
  });
  afterEach(async () => {
    await kitsu.close();
    profile.remove();
  });
  const browser = () =>
    manager.signInWithBrowser({ server: kitsu.url }, (address) => {
      const { port = '', state = '' } = Object.fromEntries(new URL(address).searchParams);
      void visit(port, { code: 'from-kitsu', state });
    });

  test('the code becomes a session', async () => {
    expect(await browser()).toEqual({ ok: true, value: { kind: 'signed-in' } });
    expect(kitsu.received.at(-1)?.body).toMatchObject({ code: 'from-kitsu' });
    expect(manager.session()).toMatchObject({ kind: 'signed-in' });
  });

  describe('where somebody else was signed in here last', () => {
    beforeEach(async () => {
      kitsu.routes['/api/auth/login'] = () =>
        ok({ ...LET_IN, user: OTHER, access_token: 'theirs' });
      const entered = await manager.signIn({
        server: kitsu.url,
        email: OTHER.email,
        password: 'a password',
      });
      expect(entered).toMatchObject({ value: { kind: 'signed-in' } });
    });
    const question = {
      kind: 'confirm-person',
      name: 'Marek Novák',
      email: 'marek@example.com',
      last: OTHER.email,
    };

    test('the artist is asked, and nobody is signed in before the answer', async () => {
      expect(await browser()).toEqual({ ok: true, value: question });
      expect(manager.session()).toMatchObject({ person: { email: OTHER.email } });
      expect(await manager.acceptPerson()).toMatchObject({ value: { kind: 'signed-in' } });
      expect(manager.session()).toMatchObject({ person: { email: 'marek@example.com' } });
      // The next time it is the last one.
      expect(await browser()).toEqual({ ok: true, value: { kind: 'signed-in' } });
    });

    test('a no, or another attempt, ends that session at Kitsu', async () => {
      await browser();
      manager.cancel();
      expect(await manager.acceptPerson()).toMatchObject({ ok: false, code: 'cancelled' });
      await expect.poll(() => kitsu.count('/api/auth/logout')).toBe(1);
      expect(kitsu.received.at(-1)?.authorization).toBe('Bearer access-token-one');
      expect(manager.session()).toMatchObject({ person: { email: OTHER.email } });
    });

    test('asked after signing out too', async () => {
      await manager.signOut();
      expect(await browser()).toEqual({ ok: true, value: question });
      expect(manager.session()).toMatchObject({ kind: 'signed-out' });
    });
  });

  test('a code that Kitsu no longer takes', async () => {
    kitsu.routes['/api/auth/app-login/token'] = () => ({
      status: 400,
      body: { login: false, message: 'Wrong or expired code.' },
    });
    expect(await browser()).toMatchObject({ ok: false, code: 'wrong-code' });
  });

  test('an older Kitsu says so before any browser opens', async () => {
    kitsu.routes['/api/'] = () => ok({ api: 'Zou', version: '1.0.67' });
    expect(await browser()).toMatchObject({
      ok: false,
      code: 'too-old',
      message: expect.stringContaining('1.0.95'),
    });
  });
});
