// An rpm, by rpm's own tools in a clean system, where what it asks for is given by a package that only says so.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../../build/feed.mjs';
import { about } from '../../build/packaging/about.mjs';
import { newKeys } from '../../build/packaging/feed.mjs';
import { run } from '../../build/runtime/run.mjs';
import { canMakeRoots, type CleanRoot, type Ended } from './clean-root.ts';
import { letEverybodyUpdate, openDesktop, packages, RULE, traces } from './desktop.ts';

let work: string;
let root: CleanRoot;
let clean: string[];
const keys = newKeys();

/** An rpm without files that has all of this to offer: the clean system got them by dpkg, which rpm does not know. */
async function offering(names: readonly string[]): Promise<string> {
  const spec = join(work, 'desktop.spec');
  const lines = [
    'Name: a-desktop',
    'Version: 1',
    'Release: 1',
    'Summary: A desktop',
    'License: MIT',
  ];
  const provides = names.map((name) => `Provides: ${name}`);
  writeFileSync(
    spec,
    [...lines, ...provides, '%description', 'A desktop.', '%files', ''].join('\n'),
  );
  const defines = ['--define', `_topdir ${work}`, '--define', `_dbpath ${join(work, 'db')}`];
  const done = await run('rpmbuild', ['-bb', ...defines, spec]);
  expect(done, done.output).toMatchObject({ code: 0 });
  const [folder = ''] = readdirSync(join(work, 'RPMS'));
  const [file = ''] = readdirSync(join(work, 'RPMS', folder));
  return join(work, 'RPMS', folder, file);
}

const rpm = (...words: string[]): Promise<Ended> => root.asRoot('rpm', '--force-debian', ...words);
const version = async (): Promise<string> =>
  (await root.asRoot('rpm', '-q', '--qf', '%{VERSION}', 'kitsu-companion')).output;

describe.skipIf(!canMakeRoots)('an rpm in a clean system', () => {
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'kitsu-companion-rpm-'));
    root = await openDesktop('', (line) => console.error(line));
    clean = await traces(root);
  }, 900_000);

  afterAll(async () => {
    await root?.end();
    rmSync(work, { recursive: true });
  }, 300_000);

  it('goes in only where what it asks for is there', async () => {
    const { current } = packages();
    copyFileSync(current.rpm, root.at('/root/current.rpm'));
    const alone = await rpm('-i', '/root/current.rpm');
    expect(alone.code).not.toBe(0);
    expect(alone.output).toContain('libgtk-3.so.0()(64bit) is needed');
    const { output } = await run('rpm', ['-qp', '--nosignature', '--requires', current.rpm]);
    const asked = output
      .trim()
      .split('\n')
      .filter((name) => !name.startsWith('rpmlib('));
    copyFileSync(await offering([...new Set(asked)]), root.at('/root/desktop.rpm'));
    for (const name of ['desktop.rpm', 'current.rpm']) {
      const done = await rpm('-i', `/root/${name}`);
      expect(done, done.output).toMatchObject({ code: 0 });
    }
    expect(await version()).toBe(current.version);
  });

  it('has its commands on the PATH, its links known, and its files as they were packed', async () => {
    expect((await root.asArtist('kitsu-companion', '--version')).output).toContain(about.version);
    expect(await root.asArtist('kitsu-companion-command', 'status')).toMatchObject({ code: 3 });
    const scheme = 'x-scheme-handler/kitsu-companion';
    const handler = await root.asArtist('xdg-mime', 'query', 'default', scheme);
    expect(handler.output.trim()).toBe(about.desktopName);
    const verified = await rpm('-V', '--nodeps', 'kitsu-companion');
    expect(verified, verified.output).toMatchObject({ code: 0 });
  });

  it('is updated by the program that installs as root, and by no older or other one', async () => {
    const { current, next } = packages();
    letEverybodyUpdate(root);
    mkdirSync(root.at('/etc/kitsu-companion'));
    writeFileSync(root.at('/etc/kitsu-companion/update-key.pem'), keys.publicKey);
    const update = async (made: typeof current, kind: 'deb' | 'rpm'): Promise<Ended> => {
      const folder = mkdtempSync(join(work, 'feed-'));
      copyFileSync(made[kind], join(folder, basename(made[kind])));
      await makeFeed({ folder, key: keys.privateKey, version: made.version });
      const give = (from: string, to: string): string => {
        copyFileSync(from, root.at(`/home/artist/${to}`));
        return `/home/artist/${to}`;
      };
      return root.asArtist(
        'pkexec',
        '/opt/kitsu-companion/resources/install-update',
        give(join(folder, 'latest-linux.yml'), 'list'),
        give(join(folder, 'latest-linux.yml.sig'), 'list.sig'),
        give(made[kind], `update.${kind}`),
      );
    };
    expect((await update(next, 'deb')).output).toContain('was not installed as a deb');
    const done = await update(next, 'rpm');
    expect(done, done.output).toMatchObject({ code: 0 });
    expect(await version()).toBe(next.version);
    const back = await update(current, 'rpm');
    expect(back.code, back.output).toBe(1);
    expect(await version()).toBe(next.version);
    rmSync(root.at('/etc/kitsu-companion'), { recursive: true });
    rmSync(root.at(RULE));
  });

  it('is removed without a trace', async () => {
    const done = await rpm('-e', 'kitsu-companion');
    expect(done, done.output).toMatchObject({ code: 0 });
    const left = (await traces(root)).filter((path) => !path.startsWith('/home/artist/.config'));
    expect(left).toEqual(clean);
  });
});
