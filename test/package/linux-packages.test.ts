import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { about } from '../../build/packaging/about.mjs';
import { refuseUnlessReleased } from '../../build/packaging/after-pack.mjs';
import { makeAppImage } from '../../build/packaging/linux/appimage.mjs';
import { makeLinuxPackages } from '../../build/packaging/linux/packages.mjs';
import { installAsRoot } from '../../build/system-libraries/packages.mjs';

const unpacked = inject('packageFolder');
const output = mkdtempSync(join(tmpdir(), 'kitsu-companion-packages-'));
const { arch } = process;
const testing = 'Built by a test.';
const run = (command: string, ...words: string[]): string =>
  execFileSync(command, words, { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
let deb: string;
let rpm: string;
let archive: string;

beforeAll(async () => {
  await installAsRoot(['rpm', 'squashfs-tools'], () => undefined);
  const wanted = { unpacked, output, version: '0.2.0', arch, testing };
  const said: string[] = [];
  const kinds = ['deb', 'rpm', 'tar.gz'] as const;
  const files = makeLinuxPackages(kinds, wanted, (line) => said.push(line));
  expect(files, said.join('\n')).toHaveLength(3);
  [deb = '', rpm = '', archive = ''] = files;
}, 240_000);
afterAll(() => rmSync(output, { recursive: true }));

/** What a deb and an rpm bring beside the app's own folder. */
const BESIDE = [
  '/usr/bin/kitsu-companion',
  '/usr/bin/kitsu-companion-command',
  `/usr/share/applications/${about.desktopName}`,
  '/usr/share/doc/kitsu-companion/copyright',
  ...[16, 32, 48, 64, 128, 256, 512].map(
    (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/kitsu-companion.png`,
  ),
  '/usr/share/icons/hicolor/scalable/apps/kitsu-companion.svg',
  '/usr/share/polkit-1/actions/org.kitsu-companion.install-update.policy',
].sort();

/** What an app that is installed by a package has beside its archive. */
const INSIDE = ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'install-update', 'apparmor-profile'];

describe('a deb', () => {
  it('holds the app, its commands, its link handler and its icons, all of root’s', () => {
    const lines = run('dpkg-deb', '-c', deb).trim().split('\n');
    const files = lines
      .filter((line) => !line.startsWith('d'))
      .map((line) => ({ line, path: line.replace(/^.* \.(\/\S+).*$/, '$1') }));
    expect(lines.filter((line) => !line.includes(' root/root '))).toEqual([]);
    const beside = files.filter(({ path }) => !path.startsWith('/opt/kitsu-companion/'));
    expect(beside.map(({ path }) => path).sort()).toEqual(BESIDE);
    const at = (path: string) => files.find((one) => one.path === `/opt/kitsu-companion/${path}`);
    for (const name of INSIDE) expect(at(`resources/${name}`), name).toBeDefined();
    expect(at('chrome-sandbox')?.line, 'the sandbox’s fallback').toMatch(/^-rwsr-xr-x/);
    expect(
      files.filter(({ line }) => /^-\S*s/.test(line)),
      'nothing else of root’s',
    ).toHaveLength(1);
    expect(files.filter(({ path }) => path.includes('/locales/')).map(({ path }) => path)).toEqual([
      '/opt/kitsu-companion/locales/en-GB.pak',
      '/opt/kitsu-companion/locales/en-US.pak',
    ]);
  });

  it('leaves no script behind that would keep it from being removed wholly', () => {
    const control = join(output, 'control');
    run('dpkg-deb', '-e', deb, control);
    const scripts = run('ls', control).trim().split('\n');
    expect(scripts).toEqual(['control', 'postinst', 'prerm']);
  });

  it('knows what it is, and asks for all that its programs are linked to', () => {
    const root = join(output, 'deb');
    run('dpkg-deb', '-x', deb, root);
    const info = readFileSync(join(root, 'opt/kitsu-companion/resources/release.json'), 'utf8');
    expect(JSON.parse(info)).toEqual({ kind: 'deb', feed: null, forTestingOnly: false });
    const libraries = run('sh', '-c', `ldd ${root}/opt/kitsu-companion/kitsu-companion`);
    const depends = run('dpkg-deb', '-f', deb, 'Depends');
    const owners = [...libraries.matchAll(/ => (\/\S+)/g)]
      .map(([, file = '']) => file)
      .filter((file) => !file.startsWith(root));
    expect(owners.length).toBeGreaterThan(10);
    for (const name of ['libgtk-3', 'libnss3', 'libgbm1', 'libasound2', 'libsecret-1'])
      expect(depends).toContain(name);
  });

  it('says that nobody should work with it', () => {
    expect(deb).toContain('-for-testing-only-');
    expect(run('dpkg-deb', '-f', deb, 'Description')).toMatch(
      /FOR TESTING ONLY.*\n(.*\n)* Built by a test/,
    );
  });
});

describe('an rpm', () => {
  it('holds the same, and asks for no library that it brings itself', () => {
    const paths = run(
      'rpm',
      '-qp',
      '--nosignature',
      '--qf',
      '[%{FILEMODES:perms} %{FILENAMES}\n]',
      rpm,
    )
      .trim()
      .split('\n');
    const files = paths.filter((line) => !line.startsWith('d'));
    const beside = files.map((line) => line.slice(11)).filter((path) => !path.startsWith('/opt/'));
    expect(beside.sort()).toEqual(BESIDE);
    expect(files).toContain('-rwsr-xr-x /opt/kitsu-companion/chrome-sandbox');
    const requires = run('rpm', '-qp', '--nosignature', '--requires', rpm);
    expect(requires).toContain('libgtk-3.so.0()(64bit)');
    expect(requires).toContain('libX11-xcb.so.1()(64bit)');
    expect(requires).not.toMatch(/libffmpeg|libEGL|libGLESv2/);
    expect(run('rpm', '-qp', '--nosignature', '--provides', rpm)).not.toMatch(/libffmpeg|libEGL/);
  });
});

describe('an archive', () => {
  it('is one folder, of nobody’s', () => {
    const lines = run('tar', '-tvzf', archive).trim().split('\n');
    expect(lines.filter((line) => !/ 0\/0 .* kitsu-companion-0\.2\.0\//.test(line))).toEqual([]);
  });
});

describe('an AppImage', () => {
  it('has the app behind its runtime', () => {
    const runtime = join(output, 'runtime');
    writeFileSync(runtime, Buffer.alloc(4096));
    const file = join(output, 'test.AppImage');
    makeAppImage({ unpacked, work: join(output, 'image'), file, runtime, quick: true });
    const list = run('unsquashfs', '-o', '4096', '-l', file);
    for (const name of ['AppRun', 'kitsu-companion', 'kitsu-companion.desktop', '.DirIcon'])
      expect(list).toContain(`squashfs-root/${name}\n`);
  }, 120_000);
});

describe('the Electron that is at hand here', () => {
  it('is not released', () => {
    expect(() => refuseUnlessReleased(unpacked, 'linux', { forTestingOnly: false })).toThrow(
      /for-testing-only/,
    );
    const versions = refuseUnlessReleased(unpacked, 'linux', { forTestingOnly: true });
    expect(versions.electron).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
