import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../electron/kitsu/http.ts';
import { allDoneTasks, allTasksToDo } from '../../../electron/kitsu/user.ts';
import type { HttpRequest, TransportAnswer } from '../../../electron/platform/transport.ts';

const answered = (status: number, body: unknown, cookie = ''): TransportAnswer => ({
  ok: true,
  response: {
    status,
    headers: cookie ? { 'set-cookie': cookie } : {},
    body: Buffer.from(JSON.stringify(body)),
    url: '',
  },
});
const OLD = 'access_token_cookie=stale; Path=/, session=a.B-c_d; HttpOnly; Path=/';

/** A Kitsu that refuses my lists without the cookie; the test decides its other answer. */
function kitsu(authenticated: () => TransportAnswer) {
  const sent: HttpRequest[] = [];
  let token = 'first';
  const http = createHttp({
    api: 'https://kitsu.test/api',
    userAgent: 'test',
    tokens: {
      access: () => token,
      refresh: () => Promise.resolve('unavailable'),
      refused: () => undefined,
    },
    transport: {
      send(request) {
        sent.push(request);
        if (request.url.endsWith('/auth/authenticated')) return Promise.resolve(authenticated());
        const mine = request.headers['cookie'] === 'session=a.B-c_d';
        return Promise.resolve(mine ? answered(200, []) : answered(403, { message: 'No.' }));
      },
    },
  });
  const asks = () => sent.filter(({ url }) => url.endsWith('/auth/authenticated')).length;
  return { http, sent, asks, signInAgain: () => (token = 'second') };
}

describe('the session cookie of an older Kitsu', () => {
  it('is fetched once for all who wait, and goes with every later request', async () => {
    const { http, sent, asks } = kitsu(() => answered(200, {}, OLD));
    const both = await Promise.all([allTasksToDo(http), allDoneTasks(http)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(asks()).toBe(1);
    const before = sent.length;
    expect(await allTasksToDo(http)).toMatchObject({ ok: true });
    expect(sent.length).toBe(before + 1);
  });

  it('is not asked for again of a Kitsu that has none, until somebody signs in again', async () => {
    const { http, asks, signInAgain } = kitsu(() => answered(200, {}));
    for (let time = 0; time < 3; time += 1)
      expect(await allTasksToDo(http)).toMatchObject({ code: 'forbidden' });
    expect(asks()).toBe(1);
    signInAgain();
    await allTasksToDo(http);
    expect(asks()).toBe(2);
  });

  it('is asked for again when the line was cut', async () => {
    let lines = 0;
    const { http } = kitsu(() => {
      lines += 1;
      if (lines === 1) return { ok: false, failure: { kind: 'cut', detail: '' } };
      return answered(200, {}, OLD);
    });
    expect(await allTasksToDo(http)).toMatchObject({ code: 'forbidden' });
    expect(await allTasksToDo(http)).toMatchObject({ ok: true });
  });

  it('stays away from everything that is not mine alone', async () => {
    const { http, sent } = kitsu(() => answered(200, {}, OLD));
    await allTasksToDo(http);
    await http.bytes('/pictures/thumbnails/preview-files/1.png');
    expect(sent.at(-1)?.headers['cookie']).toBeUndefined();
  });
});
