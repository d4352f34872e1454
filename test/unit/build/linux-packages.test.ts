import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../../../build/feed.mjs';
import { about } from '../../../build/packaging/about.mjs';
import { sha256Sums } from '../../../build/packaging/checksums.mjs';
import { newKeys } from '../../../build/packaging/feed.mjs';
import { APP_RUN, appImageRuntime } from '../../../build/packaging/linux/appimage.mjs';
import { controlFile } from '../../../build/packaging/linux/deb.mjs';
import { desktopFile, HOME, layOut, pictures } from '../../../build/packaging/linux/layout.mjs';
import { packageName } from '../../../build/packaging/linux/packages.mjs';
import { specFile } from '../../../build/packaging/linux/rpm.mjs';
import { isSigned } from '../../../electron/updates/feed-signature.ts';

const folder = mkdtempSync(join(tmpdir(), 'linux-packages-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('a package for Linux', () => {
  const control = (note: string | null) =>
    controlFile({ version: '0.2.0', arch: 'x64', installedKiB: 200_000, note });

  it('is named by version, system and processor, and says that it is for testing only', () => {
    const wanted = { version: '0.2.0', arch: 'x64' };
    expect(packageName('deb', { ...wanted, testing: null })).toBe(
      'kitsu-companion-0.2.0-linux-x64.deb',
    );
    expect(packageName('rpm', { ...wanted, testing: 'why' })).toBe(
      'kitsu-companion-0.2.0-for-testing-only-linux-x64.rpm',
    );
    expect(control('Nobody should work with it.')).toMatch(
      /Description: FOR TESTING ONLY - .*\n(.*\n)* Nobody should work with it\./,
    );
    expect(control(null)).not.toMatch(/testing/i);
    const spec = { root: '/root', version: '0.2.0', note: 'Nobody should work with it.' };
    expect(specFile(spec)).toContain('Summary: FOR TESTING ONLY - ');
  });

  it('asks for libraries by the names of older and newer systems', () => {
    expect(control(null)).toContain('libgtk-3-0t64 | libgtk-3-0,');
    expect(control(null)).toContain('Architecture: amd64\n');
    // Loaded while it runs: no list of what the binary is linked to names it.
    expect(control(null)).toContain(' libx11-xcb1,');
    expect(specFile({ root: '/root', version: '0.2.0', note: null })).toContain(
      'Requires: libX11-xcb.so.1()(64bit)',
    );
  });

  it('has an rpm’s version without a dash', () => {
    const spec = specFile({ root: '/root', version: '0.3.0-beta.1', note: null });
    expect(spec).toContain('Version: 0.3.0~beta.1\n');
  });

  it('opens our links by a desktop file of the name that Electron asks the system for', () => {
    const entry = desktopFile();
    expect(entry).toContain('\nMimeType=x-scheme-handler/kitsu-companion;\n');
    expect(entry).toContain('\nExec=/opt/kitsu-companion/kitsu-companion %U\n');
    expect(entry).toContain(`\nStartupWMClass=${about.desktopName.replace('.desktop', '')}\n`);
    expect(about.desktopName).toBe('org.kitsu-companion.app.desktop');
  });

  it('is root’s alone to write and everybody’s to read, whatever the builder’s mask was', () => {
    const [unpacked, root] = [join(folder, 'unpacked'), join(folder, 'root')];
    mkdirSync(join(unpacked, 'resources'), { recursive: true });
    for (const [name, mode] of [
      ['chrome-sandbox', 0o700],
      ['kitsu-companion', 0o777],
      ['resources/app.asar', 0o600],
    ] as const) {
      writeFileSync(join(unpacked, name), '');
      chmodSync(join(unpacked, name), mode);
    }
    chmodSync(join(unpacked, 'resources'), 0o777);
    mkdirSync(root, { mode: 0o700 });
    layOut({ unpacked, root });
    const modes = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => !lstatSync(join(root, path)).isSymbolicLink())
      .map((path) => ({ path, mode: statSync(join(root, path)).mode & 0o7777 }));
    expect(modes.filter(({ mode }) => (mode & 0o022) !== 0 || (mode & 0o444) !== 0o444)).toEqual(
      [],
    );
    const modeOf = (name: string) => statSync(join(root, HOME, name)).mode & 0o7777;
    expect(modeOf('chrome-sandbox')).toBe(0o4755);
    expect(modeOf('kitsu-companion')).toBe(0o755);
    expect(modeOf('resources/app.asar')).toBe(0o644);
    expect(modeOf('resources/install-update')).toBe(0o755);
  });

  it('has the app’s mark in every size', () => {
    expect(pictures().map(({ size }) => size)).toEqual([16, 32, 48, 64, 128, 256, 512]);
    for (const { size, png } of pictures()) {
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
      expect(png.readUInt32BE(16), 'its own width').toBe(size);
    }
  });
});

describe('an AppImage', () => {
  it('takes a runtime for its processor alone', () => {
    const runtime = Buffer.alloc(100);
    runtime.write('\x7fELF', 0, 'latin1');
    runtime.write('AI\x02', 8, 'latin1');
    runtime.writeUInt16LE(62, 18);
    const named = { KITSU_COMPANION_APPIMAGE_RUNTIME: file('runtime', runtime) };
    expect(appImageRuntime('x64', named)).toBe(named.KITSU_COMPANION_APPIMAGE_RUNTIME);
    expect(() => appImageRuntime('arm64', named)).toThrow(/arm64/);
    const other = { KITSU_COMPANION_APPIMAGE_RUNTIME: file('other', 'text') };
    expect(() => appImageRuntime('x64', other)).toThrow(/no AppImage runtime/);
    expect(appImageRuntime('x64', {})).toBeNull();
  });

  it('ends at once where an update only tries it out', () => {
    expect(APP_RUN).toContain('APPIMAGE_EXIT_AFTER_INSTALL');
  });
});

describe('a feed of updates', () => {
  const keys = newKeys();

  it('lists the packages of a version with their checksums, and is signed', async () => {
    file('kitsu-companion-9.1.0-linux-x64.deb', 'deb');
    file('kitsu-companion-9.1.0-linux-arm64.deb', 'arm');
    file('kitsu-companion-9.1.0-linux-x64.tar.gz', 'not for updates');
    file('kitsu-companion-9.0.0-linux-x64.deb', 'older');
    const key = keys.privateKey;
    const written = await makeFeed({ folder, key, version: '9.1.0', staged: 20, date: 'today' });
    expect(written.filter((name) => name.endsWith('.yml'))).toEqual([
      'latest-linux-arm64.yml',
      'latest-linux.yml',
    ]);
    const list = readFileSync(join(folder, 'latest-linux.yml'), 'utf8');
    expect(list).toMatch(
      /^version: 9\.1\.0\nfiles:\n {2}- url: kitsu-companion-9\.1\.0-linux-x64\.deb\n/,
    );
    expect(list).toContain('stagingPercentage: 20\n');
    expect(list).not.toMatch(/tar\.gz|9\.0\.0|arm64/);
    const signature = readFileSync(join(folder, 'latest-linux.yml.sig'), 'utf8');
    expect(isSigned(list, signature, [keys.publicKey])).toBe(true);
    await expect(makeFeed({ folder, key, version: '7.0.0' })).rejects.toThrow(/7\.0\.0/);
  });

  it('has checksums that sha256sum reads', async () => {
    expect(await sha256Sums([file('empty', '')])).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty\n',
    );
  });
});
