import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FirstScreen } from '../../../../electron/shared/first-screen.ts';
import {
  keepFirstScreen,
  keptFirstScreen,
} from '../../../../electron/windows/first-screen/kept.ts';

const KEY = 'kitsu.example.com-0123456789ab';
const NOW = new Date('2026-11-30T18:04:00Z');
const PAGE = './assets/index-a.js';
const SHOWN: FirstScreen = {
  theme: 'dark',
  asOf: NOW.toISOString(),
  pieces: [{ tag: 'p', pieces: ['SH010'] }],
};

let profile: string;
let folder: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'first-screen-'));
  folder = join(profile, 'accounts', KEY);
  mkdirSync(folder, { recursive: true });
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const opens = (file: object): void =>
  writeFileSync(join(profile, 'account.json'), JSON.stringify({ version: 1, ...file }));
const mine = { key: KEY, person: { id: 'me' } };
const found = (page = PAGE, practice = false): string | undefined =>
  keptFirstScreen(profile, page, { practice, now: NOW })?.html;
const keep = (owner = {}): boolean =>
  keepFirstScreen(folder, { key: KEY, personId: 'me', page: PAGE, ...owner }, SHOWN);

describe('the first screen of a start', () => {
  test('is what the account that opens was last seen with', () => {
    opens({ account: mine, practice: null });
    expect(found()).toBeUndefined();
    expect(keep()).toBe(true);
    expect(found()).toContain('<p>SH010</p>');
  });

  test.each<[string, object]>([
    ['another person in this account', { personId: 'you' }],
    ['another account', { key: 'kitsu.example.com-ba9876543210' }],
    ['another build of the page', { page: './assets/index-b.js' }],
  ])('is none that was kept for %s', (_whose, owner) => {
    opens({ account: mine, practice: null });
    keep(owner);
    expect(found()).toBeUndefined();
  });

  test('is none while nobody is signed in, or the practice studio is opened over the account', () => {
    keep();
    expect(found()).toBeUndefined();
    opens({ account: null, practice: null });
    expect(found()).toBeUndefined();
    opens({ account: mine, practice: { key: 'practice', person: { id: 'me' } } });
    expect(found()).toBeUndefined();
    opens({ account: mine, practice: null });
    expect(found(PAGE, true)).toBeUndefined();
  });

  test.each<[string, object]>([
    ['a folder elsewhere', { account: { key: `../accounts/${KEY}`, person: { id: 'me' } } }],
    ['no person', { account: { key: KEY, person: null } }],
    ['a newer version', { version: 2, account: mine }],
  ])('is none where account.json names %s', (_what, file) => {
    keep();
    opens(file);
    expect(found()).toBeUndefined();
  });

  test('is none of a file that is damaged or no such thing', () => {
    opens({ account: mine, practice: null });
    const file = join(folder, 'first-screen.json');
    for (const text of ['', '{', 'null', '[]', '{"owner":7}', '{"screen":{"pieces":[]}}']) {
      writeFileSync(file, text);
      expect(found()).toBeUndefined();
    }
    keep();
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -9));
    expect(found()).toBeUndefined();
  });

  test('is not kept where it is no screen, or the folder has gone', () => {
    expect(
      keepFirstScreen(folder, { key: KEY, personId: 'me', page: PAGE }, { ...SHOWN, asOf: '' }),
    ).toBe(false);
    rmSync(folder, { recursive: true });
    expect(keep()).toBe(false);
  });
});
