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
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeFeed } from '../../build/feed.mjs';
import { about } from '../../build/packaging/about.mjs';
import { newKeys } from '../../build/packaging/feed.mjs';
import { run } from '../../build/runtime/run.mjs';
import { ensureDisplay } from '../../build/system-libraries.mjs';
import { installAsRoot } from '../../build/system-libraries/packages.mjs';
import { canMakeRoots, type CleanRoot } from './clean-root.ts';
import { letEverybodyUpdate, openDesktop, packages, RULE, traces } from './desktop.ts';
import { serveFolder, type FeedServer } from './feed-server.ts';
import { startStudio, type LocalStudio } from './studio.ts';

const PROFILE = '/home/artist/.config/Kitsu Companion';
const log = (line: string): void => console.error(line);

let work: string;
let root: CleanRoot;
let display: Awaited<ReturnType<typeof ensureDisplay>>;
let studio: LocalStudio;
let feed: FeedServer;
const keys = newKeys();

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

const waitFor = (what: () => Promise<void>, timeout = 90_000): Promise<void> =>
  vi.waitFor(what, { timeout, interval: 1_000 });

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

/** Ends the app by its main process, as a logout does. With an update, dpkg first waits for a disk that may be busy. */
async function quit(patience?: number): Promise<void> {
  const running = await processes();
  const main = running.find(({ words }) => !words.includes('--type='));
  const [, pid = ''] = /^Pid:\t(\d+)$/m.exec(main?.facts ?? '') ?? [];
  await root.asRoot('kill', pid);
  await waitFor(async () => expect(await processes()).toEqual([]), patience);
}

const installed = async (): Promise<string> =>
  (await root.asRoot('dpkg-query', '-W', '-f', '${Status} ${Version}', 'kitsu-companion')).output;

describe.skipIf(!canMakeRoots)('a deb in a clean Debian', () => {
  let clean: string[];

  beforeAll(async () => {
    await installAsRoot(['xdotool'], log);
    work = mkdtempSync(join(tmpdir(), 'kitsu-companion-deb-'));
    display = await ensureDisplay({ log, env: {} });
    root = await openDesktop(display.env['DISPLAY'] ?? '', log);
    studio = await startStudio(join(work, 'studio'));
    const { deb, version } = packages().next;
    const folder = join(work, 'feed');
    mkdirSync(folder);
    copyFileSync(deb, join(folder, basename(deb)));
    await makeFeed({ folder, key: keys.privateKey, version });
    feed = await serveFolder(folder);
    clean = await traces(root);
  }, 900_000);

  afterAll(async () => {
    await root?.end();
    await studio?.stop();
    await feed?.close();
    display?.end();
    rmSync(work, { recursive: true });
  }, 300_000);

  it('is installed, its commands on the PATH and its links known', async () => {
    copyFileSync(packages().current.deb, root.at('/root/current.deb'));
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

  it('updates itself when it quits, by a rule of the studio for everybody', async () => {
    letEverybodyUpdate(root);
    const { version } = packages().next;
    const logged = (): string => readFileSync(root.at(`${PROFILE}/logs/main.log`), 'utf8');
    await waitFor(async () => {
      expect(logged()).toContain(`New version ${version} has been downloaded`);
      await Promise.resolve();
    });
    await quit(300_000);
    expect(await installed(), logged().slice(-2_000)).toBe(`install ok installed ${version}`);
  }, 420_000);

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
    rmSync(root.at(RULE));
    const done = await root.asRoot('dpkg', '-r', 'kitsu-companion');
    expect(done, done.output).toMatchObject({ code: 0 });
    const left = (await traces(root)).filter((path) => !path.startsWith(PROFILE));
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
