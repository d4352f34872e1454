import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, afterEach, expect, it } from 'vitest';
import { markKind, writeReleaseInfo } from '../../../build/packaging/release-info.mjs';
import { newKeys } from '../../../build/packaging/feed.mjs';
import { readRelease, type ReleasePlaces } from '../../../electron/updates/release.ts';

let root: string;
let places: ReleasePlaces;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-'));
  const resources = join(root, 'app', 'resources');
  mkdirSync(resources, { recursive: true });
  places = {
    packaged: true,
    platform: 'linux',
    resources,
    executable: join(root, 'app', 'kitsu-companion'),
    policyFile: null,
  };
});
afterEach(() => rmSync(root, { recursive: true }));

it('is what the packaging wrote', () => {
  const key = join(root, 'public.pem');
  const { publicKey } = newKeys();
  writeFileSync(key, publicKey);
  const env = {
    KITSU_COMPANION_UPDATE_FEED: 'https://updates.example.com/kc',
    KITSU_COMPANION_UPDATE_KEY: key,
  };
  writeReleaseInfo(places.resources, { forTestingOnly: true }, env);
  markKind(join(root, 'app'), 'deb');
  const feed = 'https://updates.example.com/kc';
  expect(readRelease(places)).toEqual({
    kind: 'deb',
    feed,
    keys: [publicKey],
    forTestingOnly: true,
  });
});

it('has the studio’s key before its builders’', () => {
  writeReleaseInfo(places.resources, { forTestingOnly: false }, {});
  writeFileSync(join(places.resources, 'update-key.pem'), 'theirs');
  const policy = join(root, 'policy.json');
  writeFileSync(join(root, 'update-key.pem'), 'the studio’s');
  expect(readRelease({ ...places, policyFile: policy }).keys).toEqual(['the studio’s', 'theirs']);
});

it('is nothing that updates where the file is missing, damaged or odd, and in a checkout', () => {
  expect(readRelease(places)).toMatchObject({ kind: 'folder', feed: null });
  const file = join(places.resources, 'release.json');
  for (const text of ['{', '[]', '{"kind":"deb","feed":"file:///etc","forTestingOnly":false}']) {
    writeFileSync(file, text);
    expect(readRelease(places), text).toMatchObject({ kind: 'folder', feed: null });
  }
  expect(readRelease({ ...places, packaged: false }).kind).toBe('source');
});

it('tells the installers of Windows apart by what lies beside the app', () => {
  writeReleaseInfo(places.resources, { forTestingOnly: false }, {});
  const windows = { ...places, platform: 'win32' as const };
  expect(readRelease(windows).kind).toBe('msi');
  writeFileSync(join(root, 'app', 'Uninstall Kitsu Companion.exe'), '');
  expect(readRelease(windows).kind).toBe('nsis');
  expect(readRelease({ ...places, platform: 'darwin' }).kind).toBe('mac');
});

it('refuses to package a key that is none', () => {
  const env = { KITSU_COMPANION_UPDATE_KEY: join(root, 'missing.pem') };
  expect(() => writeReleaseInfo(places.resources, { forTestingOnly: false }, env)).toThrow(/key/);
});
