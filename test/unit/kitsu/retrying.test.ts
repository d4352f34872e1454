import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { retrying } from '../../../electron/kitsu/retrying.ts';
import { fakeKitsu, type Reply } from '../../fixtures/fake-kitsu.ts';

const get = { method: 'GET', path: '/data/tasks', schema: z.unknown() } as const;
const patient = (reply: (count: number) => Reply, signal?: AbortController) => {
  const fake = fakeKitsu((_request, count) => reply(count));
  const waits: number[] = [];
  const http = retrying(fake.http, {
    random: () => 0.5,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      signal?.abort();
      return Promise.resolve();
    },
  });
  return { http, requests: fake.requests, waits };
};

describe('retrying', () => {
  it.each<[string, Reply]>([
    ['a fault', { status: 502, text: '<html>' }],
    ['no way there', { failure: 'unreachable' }],
    ['a cut answer', { failure: 'cut' }],
  ])('reads again after %s, a little later each time', async (_what, bad) => {
    const { http, requests, waits } = patient((count) => (count < 3 ? bad : { status: 200 }));
    expect(await http.request(get)).toMatchObject({ ok: true });
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  it('gives up after the third', async () => {
    const { http, requests } = patient(() => ({ status: 500, json: {} }));
    expect(await http.request(get)).toMatchObject({ ok: false, code: 'server-fault' });
    expect(requests).toHaveLength(3);
  });

  it.each(['POST', 'PUT', 'DELETE'] as const)('never sends a %s twice', async (method) => {
    const { http, requests } = patient(() => ({ failure: 'cut' }));
    expect(await http.request({ ...get, method, body: {} })).toMatchObject({ ok: false });
    expect(requests).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 409])('takes %i for an answer', async (status) => {
    const { http, requests } = patient(() => ({ status, json: { message: 'No.' } }));
    expect(await http.request(get)).toMatchObject({ ok: false });
    expect(requests).toHaveLength(1);
  });

  it('waits as long as it is asked to, but not for minutes', async () => {
    const busy = (seconds: string) => (count: number) =>
      count === 1
        ? { status: 429, json: {}, headers: { 'retry-after': seconds } }
        : { status: 200 };
    const short = patient(busy('2'));
    expect(await short.http.request(get)).toMatchObject({ ok: true });
    expect(short.waits).toEqual([2000]);
    const long = patient(busy('120'));
    expect(await long.http.request(get)).toMatchObject({ code: 'throttled', retryAfter: 120 });
    expect(long.requests).toHaveLength(1);
  });

  it('stops when it is cancelled meanwhile', async () => {
    const abort = new AbortController();
    const { http } = patient(() => ({ status: 500, json: {} }), abort);
    const answer = await http.request({ ...get, signal: abort.signal });
    expect(answer).toMatchObject({ ok: false, code: 'cancelled' });
  });
});
