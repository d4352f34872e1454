import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../../electron/platform/redact.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('the log', () => {
  it.each([
    [`Authorization: Bearer ${TOKEN}`, TOKEN],
    [`Basic dXNlcjpodW50ZXIy is not ours`, 'dXNlcjpodW50ZXIy'],
    [`GET /data failed with ${TOKEN} in it`, TOKEN],
    ['{"email":"a@b.test","password":"hunter 2"}', 'hunter 2'],
    ['{"password":"with \\" quote"}', 'quote'],
    ['POST email=a@b.test&password=hunter2&x=1', 'hunter2'],
    ['http://127.0.0.1:5000/callback?code=abc123&state=s', 'abc123'],
    ['{"email_otp":"482913"}', '482913'],
    ["{ totp: '482913' }", '482913'],
    ['refresh_token=opaque', 'opaque'],
    ['Set-Cookie: access_token_cookie=opaque; Path=/', 'opaque'],
    ['recovery_code: WXYZ-1234', 'WXYZ-1234'],
  ])('never holds the secret of %s', (text, secret) => {
    expect(redactText(text)).not.toContain(secret);
    expect(redactText(text)).toContain('[removed]');
  });

  it('keeps what helps', () => {
    const line = 'time.setDay took 120 ms; status code 503 for GET /data/user/tasks?page=2';
    expect(redactText(line)).toBe(line);
    const failure =
      "{ code: 'not-found' }, code: ENOENT, exit code: 1, https://kitsu.test:8080/api";
    expect(redactText(failure)).toBe(failure);
    expect(redact({ code: 'unreachable' })).toEqual({ code: 'unreachable' });
  });

  it('goes into objects, lists and errors, and leaves what it was given alone', () => {
    const given = {
      headers: { Authorization: `Bearer ${TOKEN}`, Accept: 'json' },
      tries: [{ access_token: 'opaque', code: '123456', email: 'a@b.test' }],
      error: new Error(`refused for token=${TOKEN}`),
    };
    const written = JSON.stringify(redact(given));
    expect(written).not.toMatch(/eyJ|opaque|123456/);
    expect(written).toContain('a@b.test');
    expect(given.tries[0]?.access_token).toBe('opaque');
  });

  it('survives a value that holds itself', () => {
    const given: Record<string, unknown> = { name: 'SH030' };
    given['self'] = given;
    expect(JSON.stringify(redact(given))).toContain('SH030');
  });

  it.each([
    ['names in one another', 'tokentoken'],
    ['tokens without an end', '-eyJaaaaaaaa'],
    ['names before nothing', 'token '],
    ['names before blanks', 'token          '],
    ['quotes that never close', 'token="\\'],
    ['bearers of nothing', 'Bearer '],
    ['dots', '.eyJ.'],
  ])('takes no longer for %s than for any other text', (_name, piece) => {
    const long = piece.repeat(400_000 / piece.length);
    // Counted, not timed: what is read is bounded before it is looked at.
    expect(redactText(long).length).toBeLessThan(40_000);
    const list = redact({ entries: Array.from({ length: 5_000 }, () => 'x') });
    expect((list as { entries: unknown[] }).entries).toHaveLength(1000);
  });

  it('never holds the beginning of a token that was cut', () => {
    const token = `${TOKEN.split('.')[0]}${'A'.repeat(20_000)}.more`;
    expect(redactText(`it was ${token}`)).not.toContain('eyJ');
    expect(redactText(`password=${'p'.repeat(20_000)}`)).not.toContain('ppp');
  });
});
