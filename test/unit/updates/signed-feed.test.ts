import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import { beforeEach, expect, it } from 'vitest';
import { newKeys, sign } from '../../../build/packaging/feed.mjs';
import { NotSigned } from '../../../electron/updates/feed-signature.ts';
import { SignedFeed, type SignedList } from '../../../electron/updates/signed-feed.ts';

const keys = newKeys();
const listOf = (url: string): string =>
  `version: 9.0.0\nfiles:\n  - url: ${url}\n    sha512: AAAA\n    size: 1\nreleaseDate: '2026-11-29'\n`;

let files: Record<string, string>;
let asked: string[];
let signed: SignedList | null;

/** The feed, with a server that has these files. */
function feed(url = 'https://files.studio.lan/kc'): SignedFeed {
  const executor = {
    request({ path }: { path: string }) {
      asked.push(path);
      return Promise.resolve(files[path] ?? null);
    },
  };
  const runtime = { executor, platform: 'linux', isUseMultipleRangeRequest: true };
  return new SignedFeed(
    { url, keys: [keys.publicKey], onList: (list) => (signed = list) },
    runtime as unknown as ProviderRuntimeOptions,
  );
}

const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
const [LIST, SIGNATURE] = [`/kc/latest-linux${suffix}.yml`, `/kc/latest-linux${suffix}.yml.sig`];

beforeEach(() => {
  const list = listOf('kitsu-companion-9.0.0-linux-x64.deb');
  files = { [LIST]: list, [SIGNATURE]: sign(list, keys.privateKey) };
  asked = [];
  signed = null;
});

it('reads a folder’s list and its signature, and finds the packages beside them', async () => {
  const source = feed();
  const info = await source.getLatestVersion();
  expect(info.version).toBe('9.0.0');
  expect(asked).toEqual([LIST, SIGNATURE]);
  expect(signed).toEqual({ list: files[LIST], signature: files[SIGNATURE] });
  expect(source.resolveFiles(info).map(({ url }) => url.href)).toEqual([
    'https://files.studio.lan/kc/kitsu-companion-9.0.0-linux-x64.deb',
  ]);
});

it('uses nothing that is not signed, or was changed after it was', async () => {
  files[LIST] = listOf('kitsu-companion-9.0.0-linux-x64.deb').replace('AAAA', 'BBBB');
  await expect(feed().getLatestVersion()).rejects.toBeInstanceOf(NotSigned);
  files[SIGNATURE] = sign(files[LIST], newKeys().privateKey);
  await expect(feed().getLatestVersion()).rejects.toBeInstanceOf(NotSigned);
  delete files[SIGNATURE];
  await expect(feed().getLatestVersion()).rejects.toThrow(/empty/);
  expect(signed).toBeNull();
});

it.each(['../other.deb', 'https://elsewhere.example/x.deb', "a'b.deb", 'a b.deb'])(
  'takes no package from elsewhere: %s',
  async (url) => {
    const list = listOf(`"${url}"`);
    files = { [LIST]: list, [SIGNATURE]: sign(list, keys.privateKey) };
    await expect(feed().getLatestVersion()).rejects.toBeInstanceOf(NotSigned);
  },
);
