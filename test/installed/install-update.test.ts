// What another program of the artist's can get out of the one that installs updates as root, where a studio lets
// everybody ask it.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeFeed } from '../../build/feed.mjs';
import { newKeys } from '../../build/packaging/feed.mjs';
import { ARTIST, canMakeRoots, type CleanRoot, type Ended } from './clean-root.ts';
import { letEverybodyUpdate, openDesktop, packages } from './desktop.ts';
import type { Packages } from './set-up.ts';

const HELPER = '/opt/kitsu-companion/resources/install-update';
const KEY = '/etc/kitsu-companion/update-key.pem';
const keys = newKeys();
let work: string;
let root: CleanRoot;

const theirs = (name: string): string => join(ARTIST.home, name);

/** Signed lists, by the version and the key. */
const lists = new Map<string, string>();

async function listOf(made: Packages, key: string): Promise<string> {
  const known = lists.get(made.version + key);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(work, 'feed-'));
  for (const one of [made.deb, made.rpm]) linkSync(one, join(folder, basename(one)));
  await makeFeed({ folder, key, version: made.version });
  lists.set(made.version + key, folder);
  return folder;
}

/** Puts a file into the artist's home; a package is the same one there, not another 100 MB. */
function put(file: string, name: string): void {
  rmSync(root.at(theirs(name)), { force: true });
  linkSync(file, root.at(theirs(name)));
}

/** Puts a version's signed list into the artist's home, and the package under this name. */
async function give(made: Packages, name: string, key = keys.privateKey): Promise<void> {
  const folder = await listOf(made, key);
  put(join(folder, 'latest-linux.yml'), 'list');
  put(join(folder, 'latest-linux.yml.sig'), 'list.sig');
  put(name.endsWith('.rpm') ? made.rpm : made.deb, name);
}

const WORDS = [theirs('list'), theirs('list.sig')];
const ask = (...words: string[]): Promise<Ended> => root.asArtist('pkexec', HELPER, ...words);
const askFor = (file: string): Promise<Ended> => ask(...WORDS, theirs(file));

/** The process that reads a file for the artist. */
const READS =
  'for p in /proc/[0-9]*; do [ "$(cat $p/comm)" = cat ] && tr "\\0" " " <$p/cmdline | grep -q "^cat -- .*$1" && echo ${p#/proc/}; done 2>/dev/null; true';

const version = async (): Promise<string> =>
  (await root.asRoot('dpkg-query', '-W', '-f', '${Version}', 'kitsu-companion')).output;

describe.skipIf(!canMakeRoots)('the program that installs updates as root', () => {
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'kitsu-companion-install-'));
    root = await openDesktop('', (line) => console.error(line));
    copyFileSync(packages().current.deb, root.at('/root/current.deb'));
    expect(await root.asRoot('dpkg', '-i', '/root/current.deb')).toMatchObject({ code: 0 });
    mkdirSync(root.at('/etc/kitsu-companion'));
    writeFileSync(root.at(KEY), keys.publicKey);
    letEverybodyUpdate(root);
  }, 900_000);
  beforeEach(() => give(packages().next, 'next.deb'), 60_000);

  afterAll(async () => {
    await root?.end();
    rmSync(work, { recursive: true });
  }, 300_000);

  it('takes only what is signed, of this program, and newer', async () => {
    await give(packages().next, 'next.deb', newKeys().privateKey);
    expect((await askFor('next.deb')).output).toContain('not signed by a key');
    await give(packages().next, 'next.deb');
    put(packages().current.deb, 'other.deb');
    expect((await askFor('other.deb')).output).toContain('not the one that was signed');
    expect((await askFor('list')).output).toContain('neither a deb nor an rpm');
    expect((await ask()).output).toContain('FEED SIGNATURE PACKAGE');
    await give(packages().current, 'again.deb');
    expect((await askFor('again.deb')).output).toContain('is not older');
  });

  it('puts no rpm over a deb, which would be the way back to an old version', async () => {
    await give(packages().current, 'old.rpm');
    expect((await askFor('old.rpm')).output).toContain('was not installed as an rpm');
    expect((await root.asRoot('rpm', '-q', 'kitsu-companion')).code).toBe(1);
  });

  it('reads nothing that the artist may not read, through no link either', async () => {
    copyFileSync(packages().next.deb, root.at('/root/next.deb'));
    chmodSync(root.at('/root'), 0o700);
    expect((await ask(...WORDS, '/root/next.deb')).output).toContain('could not be read');
    await root.asArtist('ln', '-s', '/root/next.deb', 'link.deb');
    expect((await askFor('link.deb')).output).toContain('could not be read');
  });

  it('is not held up or filled up by what has no end', async () => {
    const [list, signature] = WORDS as [string, string];
    expect((await ask('/dev/zero', signature, theirs('next.deb'))).output).toContain('not signed');
    expect((await ask(list, '/dev/zero', theirs('next.deb'))).output).toMatch(/sign/);
    await root.asArtist('truncate', '-s', '8G', 'endless.deb');
    expect((await askFor('endless.deb')).output).toContain('not the one that was signed');
  });

  it('does one at a time', async () => {
    await root.asArtist('mkfifo', 'waits.deb');
    const first = askFor('waits.deb');
    const reads = (): Promise<Ended> => root.asRoot('sh', '-c', READS, 'sh', 'waits.deb');
    const until = { timeout: 60_000, interval: 500 };
    const { output } = await vi.waitUntil(async () => {
      const found = await reads();
      return found.output === '' ? null : found;
    }, until);
    expect((await askFor('next.deb')).output).toContain('being installed already');
    await root.asRoot('sh', '-c', `kill ${output.trim()}`);
    expect((await first).output).toContain('could not be read');
  });

  it('believes no key that others than root could have put there', async () => {
    chownSync(root.at(KEY), ARTIST.uid, ARTIST.uid);
    expect((await askFor('next.deb')).output).toContain('others than root may change it');
    chownSync(root.at(KEY), 0, 0);
    chmodSync(root.at('/etc/kitsu-companion'), 0o777);
    expect((await askFor('next.deb')).output).toContain('others than root may change it');
    chmodSync(root.at('/etc/kitsu-companion'), 0o755);
  });

  it('takes no sum of a tool that failed for the right one', async () => {
    const openssl = root.at('/usr/bin/openssl');
    renameSync(openssl, `${openssl}.real`);
    const failing = 'case "$*" in *-binary*) exit 1 ;; esac\nexec /usr/bin/openssl.real "$@"\n';
    writeFileSync(openssl, `#!/bin/sh\n${failing}`, { mode: 0o755 });
    put(packages().current.deb, 'other.deb');
    const ended = await askFor('other.deb');
    renameSync(`${openssl}.real`, openssl);
    expect(ended.output).toContain('could not be checked');
  });

  it('takes over no variable, folder or limit of whoever asks', async () => {
    mkdirSync(root.at(theirs('bin')));
    const trap = `#!/bin/sh\ntouch /root/trapped\n`;
    for (const name of ['id', 'mktemp', 'openssl', 'dpkg', 'env'])
      writeFileSync(root.at(theirs(`bin/${name}`)), trap, { mode: 0o755 });
    const asked = `pkexec ${HELPER} ${WORDS.join(' ')} ${theirs('next.deb')}`;
    const script = `ulimit -f 8; ulimit -t 1; PATH=/home/artist/bin:$PATH TMPDIR=/home/artist ${asked}`;
    // As somebody with sudo might, who keeps their variables.
    const kept = await root.asRoot(
      ...['env', 'PATH=/home/artist/bin:/usr/bin:/bin', 'TMPDIR=/home/artist', HELPER, ...WORDS],
      theirs('other.deb'),
    );
    expect(kept.output).toContain('not the one that was signed');
    expect(existsSync(root.at('/root/trapped'))).toBe(false);
    const ended = await root.asArtist('sh', '-c', script);
    // In some containers root itself may not raise a limit: then nothing is begun.
    const mayRaise = 'ulimit -t 100; prlimit --pid $$ --cpu=unlimited';
    if (spawnSync('sh', ['-c', mayRaise]).status !== 0) {
      expect(ended).toMatchObject({ code: 1 });
      expect(ended.output).toContain('The limits of this session do not allow an update.');
      return;
    }
    expect(ended, ended.output).toMatchObject({ code: 0 });
    expect(await version()).toBe(packages().next.version);
  });

  it('leaves nothing of the files behind, and its own are root’s alone', async () => {
    expect(readdirSync(root.at('/var/tmp'))).toEqual([]);
    const found = await root.asRoot(
      'find',
      '/opt/kitsu-companion',
      '-perm',
      '/022',
      '!',
      '-type',
      'l',
    );
    expect(found.output).toBe('');
    expect(statSync(root.at(HELPER))).toMatchObject({ uid: 0, gid: 0 });
  });
});
