import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../../build/runtime/places.mjs';
import { run } from '../../build/runtime/run.mjs';

/** The ordinary user of a clean system. */
export const ARTIST = { name: 'artist', uid: 1000, home: '/home/artist' } as const;

const SUITE = 'bookworm';

/** Whether a clean system can be made here: as root, where debootstrap is. */
export const canMakeRoots =
  process.getuid?.() === 0 &&
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((path) => existsSync(join(path, 'debootstrap')));

/** A clean Debian with these packages, made once for all runs on this machine. */
async function debian(packages: readonly string[], log: (line: string) => void): Promise<string> {
  const mark = createHash('sha256')
    .update([SUITE, ...packages].join())
    .digest('hex')
    .slice(0, 12);
  const archive = join(cacheFolder(), `debian-${SUITE}-${mark}.tar`);
  if (existsSync(archive)) return archive;
  mkdirSync(cacheFolder(), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-debian-'));
  try {
    log(`Making a clean Debian (${SUITE}) for this machine; later runs have it.`);
    await step('debootstrap', ['--variant=minbase', SUITE, folder]);
    // Nothing is started while its packages are set up.
    writeFileSync(join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages];
    await step('chroot', [folder, 'env', 'DEBIAN_FRONTEND=noninteractive', ...install]);
    await step('chroot', [folder, 'apt-get', 'clean']);
    await step('chroot', [folder, 'useradd', '-m', '-u', `${ARTIST.uid}`, ARTIST.name]);
    const partial = `${archive}.${process.pid}`;
    await step('tar', ['-cf', partial, '-C', folder, '.']);
    renameSync(partial, archive);
    return archive;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function step(command: string, args: string[]): Promise<void> {
  const { code, output } = await run(command, args);
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output.slice(-2_000)}`);
}

/**
 * The first process of the system: it makes the folder the root of everything in its own namespaces. Not by
 * chroot: there the kernel gives nobody the user namespaces that Chromium's sandbox needs.
 */
const BECOME_ROOT = `
set -e
mount --bind "$1" "$1"
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
mount -t sysfs sysfs "$1/sys"
mount -t tmpfs tmpfs "$1/run"
mount -t tmpfs tmpfs "$1/tmp"
chmod 1777 "$1/tmp"
mkdir "$1/before"
cd "$1"
pivot_root . before
exec chroot . /bin/sh -c 'umount -l /before; rmdir /before; mkdir -p /run/dbus /run/user; echo ready; exec tail -f /dev/null'
`;

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A clean Debian that runs, with a session of the artist. */
export interface CleanRoot {
  /** A path of the system, from outside. */
  at(path: string): string;
  /** Runs a program as root. */
  asRoot(...words: string[]): Promise<Ended>;
  /** Runs a program in the artist's session. */
  asArtist(...words: string[]): Promise<Ended>;
  /** Starts a program in the artist's session; ends with the system. */
  start(...words: string[]): void;
  end(): Promise<void>;
}

/** Makes a new system with these packages of Debian, on this display. */
export async function openCleanRoot(
  packages: readonly string[],
  display: string,
  log: (line: string) => void,
): Promise<CleanRoot> {
  const archive = await debian(packages, log);
  const folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-root-'));
  await step('tar', ['-xf', archive, '-C', folder]);
  // The folder was made for its owner alone; it is everybody's root now.
  chmodSync(folder, 0o755);
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
  const first = spawn('unshare', [...namespaces, 'sh', '-c', BECOME_ROOT, 'sh', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await heard(first, 'ready');
  const [inside = ''] = readFileSync(`/proc/${first.pid}/task/${first.pid}/children`, 'utf8').split(
    ' ',
  );
  const enter = ['-t', inside, '-m', '-p', '--'];
  const session = spawn('nsenter', [...enter, 'sh', '-c', SESSION, 'sh', display], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await heard(session, 'session');
  const artist = (words: string[]): string[] => [
    ...enter,
    'sh',
    '-c',
    AS_ARTIST,
    'sh',
    display,
    ...words,
  ];
  const children: ChildProcess[] = [session];
  return {
    at: (path) => join(folder, path),
    asRoot: (...words) => run('nsenter', [...enter, ...words], { timeoutMs: 120_000 }),
    asArtist: (...words) => run('nsenter', artist(words), { timeoutMs: 60_000 }),
    start(...words) {
      children.push(spawn('nsenter', artist(words), { stdio: 'ignore' }));
    },
    async end() {
      const gone = new Promise((ended) => first.once('exit', ended));
      // With the first process of its namespace the whole system ends.
      first.kill('SIGKILL');
      await gone;
      for (const child of children) child.kill('SIGKILL');
      execFileSync('rm', ['-rf', '--one-file-system', folder]);
    },
  };
}

/** The system's bus, polkit, and a session with an open keyring. */
const SESSION = `
dbus-daemon --system --fork
/usr/lib/polkit-1/polkitd --no-debug &
install -d -m 700 -o artist -g artist /run/user/1000
exec runuser -u artist -- env -i HOME=/home/artist USER=artist PATH=/usr/bin:/bin LANG=C.UTF-8 \
  XDG_RUNTIME_DIR=/run/user/1000 DISPLAY="$1" dbus-run-session -- sh -c '
    printf "a password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    echo "$DBUS_SESSION_BUS_ADDRESS" >/run/user/1000/bus.txt
    echo session
    exec tail -f /dev/null'
`;

const AS_ARTIST = `
display=$1
shift
cd /home/artist
exec runuser -u artist -- env -i HOME=/home/artist USER=artist PATH=/usr/bin:/bin LANG=C.UTF-8 \
  XDG_RUNTIME_DIR=/run/user/1000 DISPLAY="$display" \
  DBUS_SESSION_BUS_ADDRESS="$(cat /run/user/1000/bus.txt)" "$@"
`;

/** Resolves when the program has printed this line. */
function heard(child: ChildProcess, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').includes(line)) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`It ended with ${code} before “${line}”: ${said}`)),
    );
  });
}
