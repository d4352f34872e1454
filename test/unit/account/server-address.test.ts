import { describe, expect, test } from 'vitest';
import { displayAddress, parseServerAddress } from '../../../electron/account/server-address.ts';

const apis = (typed: string): string[] => {
  const address = parseServerAddress(typed);
  return address.ok ? address.value.candidates.map(({ api }) => api) : [address.code];
};

describe('a server address, as people type it', () => {
  test.each([
    ['kitsu.mystudio.com', 'https://kitsu.mystudio.com/api'],
    ['  Kitsu.MyStudio.com/  ', 'https://kitsu.mystudio.com/api'],
    ['https://kitsu.mystudio.com', 'https://kitsu.mystudio.com/api'],
    ['https:kitsu.mystudio.com', 'https://kitsu.mystudio.com/api'],
    ['HTTPS://kitsu.mystudio.com/', 'https://kitsu.mystudio.com/api'],
    ['kitsu.mystudio.com/api', 'https://kitsu.mystudio.com/api'],
    ['https://kitsu.mystudio.com/api/', 'https://kitsu.mystudio.com/api'],
    ['kitsu.mystudio.com:8443', 'https://kitsu.mystudio.com:8443/api'],
    ['https://kitsu.mystudio.com/my-tasks', 'https://kitsu.mystudio.com/api'],
    [
      'https://kitsu.mystudio.com/productions/1/shots?search=a#top',
      'https://kitsu.mystudio.com/api',
    ],
    ['https://mystudio.com/kitsu/api/data', 'https://mystudio.com/kitsu/api'],
    ['<https://kitsu.mystudio.com>', 'https://kitsu.mystudio.com/api'],
    ['http://localhost:8080', 'http://localhost:8080/api'],
    ['localhost:8080', 'http://localhost:8080/api'],
    ['127.0.0.1:5000/api', 'http://127.0.0.1:5000/api'],
    ['::1', 'http://[::1]/api'],
    ['[::1]:8080', 'http://[::1]:8080/api'],
    ['[2001:db8::7]:8443', 'https://[2001:db8::7]:8443/api'],
    ['2001:db8::7/api', 'https://[2001:db8::7]/api'],
    ['kitsu', 'https://kitsu/api'],
  ])('%s → %s first', (typed, api) => {
    expect(apis(typed)[0]).toBe(api);
  });

  test('the root of the server is tried too: Kitsu’s own server has no /api', () => {
    expect(apis('localhost:5000')).toContain('http://localhost:5000');
  });

  test('a Kitsu in a folder of a site is tried there too', () => {
    expect(apis('https://mystudio.com/kitsu')).toContain('https://mystudio.com/kitsu/api');
  });

  test.each([
    '',
    '   ',
    'two words',
    'https://',
    'ftp://x.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'kitsu.x.com:99999',
    'kitsu.x.com:port',
  ])('“%s” is refused', (typed) => expect(apis(typed)).toEqual(['bad-input']));

  test('a password in the address is refused, with the reason', () => {
    for (const typed of ['https://me:secret@kitsu.x.com', 'me:secret@kitsu.x.com']) {
      expect(parseServerAddress(typed)).toMatchObject({
        ok: false,
        message: expect.stringContaining('password'),
      });
    }
  });

  test('an e-mail address in the wrong field is recognised', () => {
    expect(parseServerAddress('marek@example.com')).toMatchObject({
      ok: false,
      message: expect.stringContaining('email'),
    });
  });
});

describe('plain http', () => {
  const consent = (typed: string): boolean[] => {
    const address = parseServerAddress(typed);
    return address.ok ? address.value.candidates.map(({ needsConsent }) => needsConsent) : [];
  };

  test('to another machine it is tried after https and needs consent', () => {
    expect(apis('http://kitsu.lan')[0]).toBe('https://kitsu.lan/api');
    expect(consent('http://kitsu.lan')).toEqual([false, false, true, true]);
    expect(consent('http://192.168.1.20:8080')).not.toContain(false);
  });

  test('to this computer it needs none', () => {
    expect(consent('http://localhost:8080')).not.toContain(true);
  });

  test('is never a candidate when https or nothing was typed', () => {
    for (const typed of ['kitsu.lan', 'https://kitsu.lan', '127.0.0.1.example.com']) {
      expect(apis(typed).filter((api) => api.startsWith('http:'))).toEqual([]);
    }
  });
});

test('the form shows an address as it can be typed again', () => {
  expect(displayAddress('https://kitsu.mystudio.com')).toBe('kitsu.mystudio.com');
  expect(displayAddress('https://mystudio.com/kitsu')).toBe('mystudio.com/kitsu');
  expect(displayAddress('http://localhost:8080')).toBe('localhost:8080');
  expect(displayAddress('http://kitsu.lan')).toBe('http://kitsu.lan');
});
