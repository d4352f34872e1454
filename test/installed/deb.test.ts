import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from '../../build/compile.mjs';
import { distCompiled } from '../../build/dist.mjs';
import { makeFeed } from '../../build/feed.mjs';
import { about } from '../../build/packaging/about.mjs';
import { newKeys } from '../../build/packaging/feed.mjs';
import { run } from '../../build/runtime/run.mjs';
import { ensureDisplay } from '../../build/system-libraries.mjs';
import { installAsRoot } from '../../build/system-libraries/packages.mjs';
import { canMakeRoots, openCleanRoot, type CleanRoot } from './clean-root.ts';
import { serveFolder, type FeedServer } from './feed-server.ts';
import { startStudio, type LocalStudio } from './studio.ts';

const NEXT = '99.0.0';
/** What a desktop has beside the libraries that the deb asks for. */
const DESKTOP = ['dbus', 'gnome-keyring', 'polkitd', 'pkexec', 'xdg-utils'];
const PROFILE = '/home/artist/.config/Kitsu Companion';
const log = (line: string): void => console.error(line);

let work: string;
let root: CleanRoot;
let display: Awaited<ReturnType<typeof ensureDisplay>>;
let studio: LocalStudio;
let feed: FeedServer;
const keys = newKeys();

const only = (folder: string, ending: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? '');

/** A deb of this checkout, of this version. */
async function deb(version: string): Promise<string> {
  const output = join(work, version);
  const words = [`-c.directories.output=${output}`, `-c.extraMetadata.version=${version}`];
  await distCompiled(['deb', '--for-testing-only', ...words]);
  return only(output, '.deb');
}

/** Files of the system that have to do with the app. */
async function traces(): Promise<string[]> {
  const { output } = await root.asRoot(
    'find',
    '/',
    '-xdev',
    '-iname',
    '*kitsu*',
    '-not',
    '-path',
    '/proc/*',
  );
  return output.trim().split('\n').filter(Boolean).sort();
}

interface Status {
  signedIn: boolean;
  total: number;
  waiting: number;
}

async function status(): Promise<Status> {
  const { output } = await root.asArtist('kitsu-companion', 'status', '--json');
  const line = output.split('\n').find((one) => one.startsWith('{')) ?? '{}';
  const { status: read } = JSON.parse(line) as { status?: Status };
  return read ?? { signedIn: false, total: -1, waiting: -1 };
}

const waitFor = (what: () => Promise<void>): Promise<void> =>
  vi.waitFor(what, { timeout: 90_000, interval: 1_000 });

const key = (...words: string[]): Promise<unknown> =>
  run('xdotool', words, { env: { ...process.env, ...display.env } });

/** The processes of the app, by their command lines, with what the kernel says of each. */
async function processes(): Promise<{ words: string; facts: string }[]> {
  const script =
    'for p in /proc/[0-9]*; do [ "$(readlink $p/exe)" = /opt/kitsu-companion/kitsu-companion ] && ' +
    '{ tr "\\0" " " <$p/cmdline; echo; cat $p/status; echo ---; }; done; true';
  const { output } = await root.asRoot('sh', '-c', script);
  return output
    .split('---\n')
    .filter((one) => one.trim() !== '')
    .map((one) => ({ words: one.slice(0, one.indexOf('\n')), facts: one }));
}

/** Ends the app by its main process, as a logout does. */
async function quit(): Promise<void> {
  const running = await processes();
  const main = running.find(({ words }) => !words.includes('--type='));
  const [, pid = ''] = /^Pid:\t(\d+)$/m.exec(main?.facts ?? '') ?? [];
  await root.asRoot('kill', pid);
  await waitFor(async () => expect(await processes()).toEqual([]));
}

const installed = async (): Promise<string> =>
  (await root.asRoot('dpkg-query', '-W', '-f', '${Status} ${Version}', 'kitsu-companion')).output;

if (!canMakeRoots) console.warn('LEFT OUT: the installed deb, which needs root and debootstrap.');

describe.skipIf(!canMakeRoots)('a deb in a clean Debian', () => {
  let current: string;
  let next: string;
  let clean: string[];

  beforeAll(async () => {
    await installAsRoot(['xdotool'], log);
    work = mkdtempSync(join(tmpdir(), 'kitsu-companion-installed-'));
    await compile();
    [current, next] = [await deb(about.version), await deb(NEXT)];
    display = await ensureDisplay({ log, env: {} });
    const { output } = await run('dpkg-deb', ['-f', current, 'Depends']);
    // Debian 12 has the older name, which comes last.
    const depends = output
      .trim()
      .split(', ')
      .map((names) => names.split(' | ').at(-1) ?? '');
    const packages = [...depends, ...DESKTOP];
    root = await openCleanRoot(packages, display.env['DISPLAY'] ?? '', log);
    studio = await startStudio(join(work, 'studio'));
    mkdirSync(join(work, 'feed'));
    feed = await serveFolder(join(work, 'feed'));
    clean = await traces();
  }, 900_000);

  afterAll(async () => {
    await root?.end();
    await studio?.stop();
    await feed?.close();
    display?.end();
    rmSync(work, { recursive: true });
  }, 120_000);

  it('is installed, its commands on the PATH and its links known', async () => {
    copyFileSync(current, root.at('/root/current.deb'));
    const done = await root.asRoot('dpkg', '-i', '/root/current.deb');
    expect(done, done.output).toMatchObject({ code: 0 });
    const told = await root.asArtist('kitsu-companion', '--version');
    expect(told.output).toContain(about.version);
    expect(await root.asArtist('kitsu-companion-command', '--version')).toMatchObject({ code: 0 });
    const scheme = 'x-scheme-handler/kitsu-companion';
    const handler = await root.asArtist('xdg-mime', 'query', 'default', scheme);
    expect(handler.output.trim()).toBe(about.desktopName);
  });

  it('starts as an ordinary user with the sandbox on, and signs in', async () => {
    mkdirSync(root.at('/etc/kitsu-companion'));
    const policy = { updates: { feed: feed.url }, settings: { updates: 'automatic' } };
    writeFileSync(root.at('/etc/kitsu-companion/policy.json'), JSON.stringify(policy));
    writeFileSync(root.at('/etc/kitsu-companion/update-key.pem'), keys.publicKey);
    root.start('kitsu-companion', '--server', studio.url);
    await waitFor(async () => {
      await key('mousemove', '720', '500');
      const [window = ''] = (
        await run('xdotool', ['search', '--onlyvisible', '--name', 'Kitsu Companion'], {
          env: { ...process.env, ...display.env },
        })
      ).output
        .trim()
        .split('\n');
      expect(window).toMatch(/^\d+$/);
      await key('windowfocus', window);
    });
    await waitFor(async () => {
      // The server is found first, and the cursor then stands in the field for the e-mail.
      await key('key', 'ctrl+a');
      await key('type', 'artist@example.com');
      await key('key', 'Tab');
      await key('type', 'kitsu-companion');
      await key('key', 'Return');
      const signedIn = { signedIn: true, waiting: 0 };
      const soon = { timeout: 10_000, interval: 1_000 };
      await vi.waitFor(async () => expect(await status()).toMatchObject(signedIn), soon);
    });
    const running = await processes();
    for (const { words, facts } of running) {
      expect(words).not.toContain('--no-sandbox');
      expect(facts).toMatch(/^Uid:\t1000\t/m);
    }
    const renderer = running.find(({ words }) => words.includes('--type=renderer'));
    // A filter of system calls, and a namespace of processes of its own below the system's.
    expect(renderer?.facts).toMatch(/^Seccomp:\t2$/m);
    expect(renderer?.facts).toMatch(/^NSpid:(\t\d+){2,}$/m);
  });

  it('opens a link, which asks and then logs a minute that cannot be sent', async () => {
    const before = await status();
    await studio.stop();
    const taskId = await aTask();
    const link = `kitsu-companion://log?task=${taskId}&minutes=1`;
    expect(await root.asArtist('xdg-open', link)).toMatchObject({ code: 0 });
    await waitFor(async () => {
      // The question comes up with “Cancel” in focus, before it the button that does it.
      await key('key', 'Tab');
      await key('key', 'Return');
      expect(await status()).toMatchObject({ total: before.total + 1, waiting: 1 });
    });
  });

  /** The id of a task of the artist's, as the command names them in its line for a log. */
  async function aTask(): Promise<string> {
    const { default: Database } = (await import('libsql')) as unknown as {
      default: new (
        file: string,
        options: object,
      ) => { prepare(sql: string): { all(): unknown[] } };
    };
    const copy = join(work, 'replica');
    const [account = ''] = readdirSync(root.at(`${PROFILE}/accounts`));
    mkdirSync(copy, { recursive: true });
    for (const name of ['replica.db', 'replica.db-wal'])
      copyFileSync(root.at(`${PROFILE}/accounts/${account}/${name}`), join(copy, name));
    const rows = new Database(join(copy, 'replica.db'), {})
      .prepare("select id from task where list = 'todo' limit 1")
      .all() as { id: string }[];
    return rows[0]?.id ?? '';
  }

  it('installs as root only what is signed, newer, and this program', async () => {
    const at = (name: string): string => root.at(`/home/artist/${name}`);
    const folder = join(work, 'feed');
    copyFileSync(next, join(folder, next.split('/').at(-1) ?? ''));
    const signWith = (privateKey: string, version = NEXT) =>
      makeFeed({ folder, key: privateKey, version });
    const helper = '/opt/kitsu-companion/resources/install-update';
    const install = (file: string) =>
      root.asRoot(helper, '/home/artist/list', '/home/artist/list.sig', `/home/artist/${file}`);
    const take = (): void => {
      copyFileSync(join(folder, 'latest-linux.yml'), at('list'));
      copyFileSync(join(folder, 'latest-linux.yml.sig'), at('list.sig'));
    };
    copyFileSync(next, at('next.deb'));
    await signWith(newKeys().privateKey);
    take();
    expect((await install('next.deb')).output).toContain('not signed by a key');
    await signWith(keys.privateKey);
    take();
    copyFileSync(current, at('other.deb'));
    expect((await install('other.deb')).output).toContain('not the one that was signed');
    expect((await install('other.txt')).output).toContain('neither a deb nor an rpm');
    copyFileSync(current, join(folder, current.split('/').at(-1) ?? ''));
    await signWith(keys.privateKey, about.version);
    take();
    expect((await install('other.deb')).output).toContain('is not older');
    expect(await installed()).toBe(`install ok installed ${about.version}`);
    // What the app will find.
    await signWith(keys.privateKey);
  });

  it('updates itself when it quits, by a rule of the studio for everybody', async () => {
    writeFileSync(
      root.at('/etc/polkit-1/rules.d/50-kitsu-companion.rules'),
      'polkit.addRule(function (action) { if (action.id == "org.kitsu-companion.install-update") return polkit.Result.YES; });',
    );
    const logged = (): string => readFileSync(root.at(`${PROFILE}/logs/main.log`), 'utf8');
    await waitFor(async () => {
      expect(logged()).toContain(`New version ${NEXT} has been downloaded`);
      await Promise.resolve();
    });
    await quit();
    expect(await installed(), logged().slice(-2_000)).toBe(`install ok installed ${NEXT}`);
  });

  it('still has the minute then, stays signed in, and sends it when Kitsu is there', async () => {
    root.start('kitsu-companion', '--hidden');
    await waitFor(async () => expect(await status()).toMatchObject({ signedIn: true, waiting: 1 }));
    const { total } = await status();
    studio = await startStudio(join(work, 'studio'), studio.port);
    await waitFor(async () => expect(await status()).toMatchObject({ waiting: 0, total }));
  });

  it('is removed without a trace but the profile', async () => {
    await quit();
    rmSync(root.at('/etc/kitsu-companion'), { recursive: true });
    rmSync(root.at('/etc/polkit-1/rules.d/50-kitsu-companion.rules'));
    const done = await root.asRoot('dpkg', '-r', 'kitsu-companion');
    expect(done, done.output).toMatchObject({ code: 0 });
    const left = (await traces()).filter((path) => !path.startsWith(PROFILE));
    expect(left).toEqual(clean);
    expect(await installed()).toContain('no packages found');
    const lists = await root.asRoot(
      'grep',
      '-rls',
      'kitsu-companion',
      '/usr/share/applications',
      '/etc',
      '/home/artist/.config/mimeapps.list',
      '/home/artist/.local/share/applications',
    );
    expect(lists.output).toBe('');
    expect(readdirSync(root.at(PROFILE))).toContain('accounts');
  });
});
