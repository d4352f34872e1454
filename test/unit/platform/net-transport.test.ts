import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNetTransport } from '../../../electron/platform/net-transport.ts';
import type { HttpRequest, TransportAnswer } from '../../../electron/platform/transport.ts';
import { fakeNet, type FakeRequest } from './fake-net.ts';

const STUDIO = 'https://kitsu.studio.test';

function send(given: Partial<HttpRequest> = {}): {
  answer: Promise<TransportAnswer>;
  request: FakeRequest;
  partitions: unknown[][];
} {
  const { parts, requests, partitions } = fakeNet();
  const answer = createNetTransport(parts).send({
    method: 'GET',
    url: `${STUDIO}/api`,
    headers: {},
    silenceMs: 1000,
    maxBytes: 100,
    ...given,
  });
  const [request] = requests;
  if (!request) throw new Error('nothing was requested');
  return { answer, request, partitions };
}

const kindOf = async (answer: Promise<TransportAnswer>): Promise<string> => {
  const settled = await answer;
  return settled.ok ? `status ${settled.response.status}` : settled.failure.kind;
};

describe('the transport', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends without cookies, from a session in memory, under its own name', () => {
    const { request, partitions } = send({
      headers: { Authorization: 'Bearer t', Cookie: 'access_token_cookie=old' },
    });
    expect(request.options).toMatchObject({ credentials: 'omit', redirect: 'manual' });
    expect(partitions).toEqual([['kitsu-api', { cache: false }]]);
    expect(request.headers).toEqual({
      authorization: 'Bearer t',
      'user-agent': 'kitsu-companion/9.9.9',
    });
  });

  it.each([
    ['the session that an older Kitsu wants', 'session=abc.D-e_f', 'session=abc.D-e_f'],
    ['no token', 'access_token_cookie=old', undefined],
    ['nothing beside the session', 'session=abc; access_token_cookie=old', undefined],
  ])('sends of cookies %s', (_what, cookie, sent) => {
    const { request } = send({ headers: { Cookie: cookie } });
    expect(request.headers['cookie']).toBe(sent);
  });

  it('lends each write a session of its own, again only once its connections are closed', async () => {
    const { parts, requests, partitions } = fakeNet();
    const transport = createNetTransport(parts);
    const write = () =>
      transport.send({
        method: 'POST',
        url: `${STUDIO}/api`,
        headers: {},
        silenceMs: 1000,
        maxBytes: 100,
      });
    const first = write();
    void write();
    expect(partitions.map(([name]) => name)).toEqual(['kitsu-write-1', 'kitsu-write-2']);
    requests[0]?.respond(201).emit('end');
    await first;
    await Promise.resolve();
    void write();
    expect(partitions).toHaveLength(2);
  });

  it('gives the answer with lower-case headers, repeated ones joined', async () => {
    const { answer, request } = send({ method: 'POST', body: '{"é":1}' });
    expect(request.body?.toString('utf8')).toBe('{"é":1}');
    const message = request.respond(201, { 'X-Many': ['one', 'two'], Date: 'today' });
    message.emit('data', Buffer.from('he'));
    message.emit('data', Buffer.from('llo'));
    message.emit('end');
    expect(await answer).toEqual({
      ok: true,
      response: {
        status: 201,
        headers: { 'x-many': 'one, two', date: 'today' },
        body: Buffer.from('hello'),
        url: `${STUDIO}/api`,
      },
    });
  });

  it('follows a redirect to the same origin and says where the answer came from', async () => {
    const { answer, request } = send();
    request.emit('redirect', 302, 'GET', `${STUDIO}/api/`, {});
    expect(request.followed).toBe(1);
    request.respond(200).emit('end');
    expect(await answer).toMatchObject({ response: { url: `${STUDIO}/api/` } });
  });

  it.each([
    ['another host', 'GET', 'https://elsewhere.test/api'],
    ['another port', 'GET', `${STUDIO}:8443/api`],
    ['plain http', 'GET', 'http://kitsu.studio.test/api'],
    ['a write made into a read', 'POST', `${STUDIO}/api/`],
  ] as const)('never follows a redirect to %s', async (_what, method, target) => {
    const { answer, request } = send({ method, headers: { Authorization: 'Bearer t' } });
    request.emit('redirect', 302, 'GET', target, {});
    expect(request.followed).toBe(0);
    expect(request.aborted).toBe(true);
    expect(await answer).toMatchObject({ failure: { kind: 'redirected', detail: `to ${target}` } });
  });

  it('gives up on redirects that go round', async () => {
    const { answer, request } = send();
    for (let turn = 0; turn < 6; turn += 1) request.emit('redirect', 302, 'GET', `${STUDIO}/api`);
    expect(request.followed).toBe(5);
    expect(await kindOf(answer)).toBe('redirected');
  });

  it('ends once nothing has moved for so long', async () => {
    const { answer, request } = send({ silenceMs: 1000 });
    const message = request.respond(200);
    vi.advanceTimersByTime(900);
    message.emit('data', Buffer.from('.'));
    vi.advanceTimersByTime(999);
    expect(request.aborted).toBe(false);
    vi.advanceTimersByTime(250);
    expect(await kindOf(answer)).toBe('timeout');
    expect(request.aborted).toBe(true);
  });

  it('lets a slow upload take as long as it moves', async () => {
    const { answer, request } = send({ method: 'POST', body: 'a film', silenceMs: 1000 });
    for (let second = 0; second < 3600; second += 1) {
      request.sent += 100;
      vi.advanceTimersByTime(1000);
    }
    expect(request.aborted).toBe(false);
    request.respond(201).emit('end');
    expect(await kindOf(answer)).toBe('status 201');
  });

  it('ends an answer that drips for ever', async () => {
    const { answer, request } = send({ silenceMs: 1000, maxBytes: 10_000 });
    const message = request.respond(200);
    for (let second = 0; second < 20; second += 1) {
      message.emit('data', Buffer.from('.'));
      vi.advanceTimersByTime(1000);
    }
    expect(await kindOf(answer)).toBe('timeout');
  });

  it('leaves nothing behind: no timer, no listener on the signal', async () => {
    const stop = new AbortController();
    const removed = vi.spyOn(stop.signal, 'removeEventListener');
    const { answer, request } = send({ signal: stop.signal });
    request.respond(200).emit('end');
    await answer;
    expect(vi.getTimerCount()).toBe(0);
    expect(removed).toHaveBeenCalledTimes(1);
    request.emit('error', new Error('net::ERR_ABORTED'));
  });

  it('can be cancelled before and while it runs', async () => {
    const stop = new AbortController();
    const { answer, request } = send({ signal: stop.signal });
    stop.abort();
    expect(await kindOf(answer)).toBe('cancelled');
    expect(request.aborted).toBe(true);
    const { parts, requests } = fakeNet();
    const never = createNetTransport(parts).send({
      method: 'GET',
      url: STUDIO,
      headers: {},
      signal: stop.signal,
      silenceMs: 1,
      maxBytes: 1,
    });
    expect(await kindOf(never)).toBe('cancelled');
    expect(requests).toHaveLength(0);
  });

  it('cuts off a body that is larger than it may be', async () => {
    const { answer, request } = send({ maxBytes: 3 });
    request.respond(200).emit('data', Buffer.from('four'));
    expect(await kindOf(answer)).toBe('too-large');
    expect(request.aborted).toBe(true);
  });

  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'unreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_CERT_DATE_INVALID', 'tls'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ])('takes %s as %s', async (detail, kind) => {
    const { answer, request } = send();
    request.emit('error', new Error(detail));
    expect(await answer).toEqual({ ok: false, failure: { kind, detail } });
  });

  it.each(['net::ERR_CONTENT_LENGTH_MISMATCH', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'])(
    'takes %s within the body as a cut answer',
    async (detail) => {
      const { answer, request } = send();
      request.respond(200).emit('error', new Error(detail));
      expect(await kindOf(answer)).toBe('cut');
    },
  );

  it('counts the announced bytes itself, but not those of a packed body', async () => {
    const short = send();
    const message = short.request.respond(200, { 'content-length': '9' });
    message.emit('data', Buffer.from('half'));
    message.emit('end');
    expect(await kindOf(short.answer)).toBe('cut');
    const packed = send();
    packed.request.respond(200, { 'content-length': '9', 'content-encoding': 'gzip' }).emit('end');
    expect(await kindOf(packed.answer)).toBe('status 200');
    const head = send({ method: 'HEAD' });
    head.request.respond(200, { 'content-length': '9' }).emit('end');
    expect(await kindOf(head.answer)).toBe('status 200');
  });

  it('answers for an address or header that the stack refuses, instead of throwing', async () => {
    const { parts } = fakeNet();
    parts.net.request = () => {
      throw new TypeError('Invalid header');
    };
    const request = { method: 'GET', headers: {}, silenceMs: 1, maxBytes: 1 } as const;
    const transport = createNetTransport(parts);
    expect(await kindOf(transport.send({ ...request, url: STUDIO }))).toBe('unreachable');
    expect(await kindOf(transport.send({ ...request, url: 'file:///etc/hosts' }))).toBe(
      'unreachable',
    );
  });
});
