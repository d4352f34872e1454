import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutFuses } from '../../../build/dist.mjs';
import afterPack, { refuseUnlessReleased } from '../../../build/packaging/after-pack.mjs';
import { about } from '../../../build/packaging/about.mjs';
import { versionsIn } from '../../../build/packaging/electron-version.mjs';
import { notices } from '../../../build/packaging/notices.mjs';
import { supportedUntil, whyNotReleased } from '../../../build/packaging/release-check.mjs';
import { forThisSystem, readRequest } from '../../../build/packaging/request.mjs';
import { packageSbom } from '../../../build/packaging/sbom.mjs';
import { electronTrouble, RELEASED_WITH } from '../../../electron/platform/electron-support.ts';

const { load } = createRequire(
  createRequire(import.meta.url).resolve('electron-builder/package.json'),
)('js-yaml') as { load(text: string): Record<string, Record<string, unknown>> };
const settings = load(readFileSync('electron-builder.yml', 'utf8'));

describe('what is asked of `npm run dist`', () => {
  it('is all packages of Linux, some of them, or the folder alone', () => {
    expect(readRequest([]).packages).toEqual(['deb', 'rpm', 'AppImage', 'tar.gz']);
    expect(readRequest(['deb', 'appimage']).packages).toEqual(['deb', 'AppImage']);
    expect(readRequest(['--dir', 'deb'])).toMatchObject({ packages: [], folderOnly: true });
  });

  it('goes on to electron-builder without our own words', () => {
    const words = ['rpm', '--for-testing-only', '--arm64', '-c.directories.output=/tmp/x'];
    expect(readRequest(words)).toMatchObject({
      forTestingOnly: true,
      output: '/tmp/x',
      rest: ['--arm64', '-c.directories.output=/tmp/x'],
    });
  });

  it('is made with the Electron of this system only for this system', () => {
    expect(forThisSystem(readRequest(['--dir']), 'linux')).toBe(true);
    expect(forThisSystem(readRequest(['--linux', 'deb']), 'linux')).toBe(true);
    expect(forThisSystem(readRequest(['--linux', '--win']), 'linux')).toBe(false);
  });
});

describe('which Electron may be released', () => {
  const today = '2026-11-29';

  it('is read from the binary’s own bytes', () => {
    const bytes = 'Chrome/ no\0\0Chrome/154.0.7000.12 Electron/45.4.1\0Safari';
    expect(versionsIn(Buffer.from(bytes))).toEqual({
      electron: '45.4.1',
      chromium: '154.0.7000.12',
    });
    expect(versionsIn(Buffer.from('Chrome/154.0.7000.12 alone'))).toBeNull();
  });

  it('is the one that package.json names, while its makers mend it', () => {
    expect(whyNotReleased('45.4.1', { named: '45.4.1', today })).toBeNull();
    expect(whyNotReleased('22.3.25', { named: '45.4.1', today })).toMatch(/22\.3\.25.*45\.4\.1/);
    expect(whyNotReleased('22.3.25', { named: '22.3.25', today })).toContain('2023-05-30');
    expect(whyNotReleased('45.4.1', { named: '45.4.1', today: '2027-06-01' })).toMatch(/support/);
    expect(whyNotReleased('99.0.0', { named: '99.0.0', today })).toContain('release-check.mjs');
    expect(supportedUntil(42)).toBe('2026-10-21');
  });

  it('is none of those whose tray is dead', () => {
    for (const version of ['43.3.0', '43.9.1', '44.0.0'])
      expect(whyNotReleased(version, { named: version, today }), version).toMatch(/tray/);
    for (const version of ['43.2.9', '44.0.1'])
      expect(whyNotReleased(version, { named: version, today }), version).toBeNull();
  });

  it('is judged here as the app judges itself', () => {
    for (const version of ['43.2.9', '43.3.0', '44.0.0', '44.0.1', '45.4.1'])
      expect(whyNotReleased(version, { named: version, today }) === null, version).toBe(
        electronTrouble(version) === null,
      );
    expect(Number(about.electron.split('.')[0])).toBe(RELEASED_WITH);
  });

  it('is named in the list, so that a release of today is not stopped by it', () => {
    const major = Number(about.electron.split('.')[0]);
    expect(supportedUntil(major), `Electron ${major} in release-check.mjs`).not.toBeNull();
  });
});

describe('a packed app', () => {
  it('is looked at before an installer is made of it, not for the folder alone', () => {
    const context = { appOutDir: '/nowhere', electronPlatformName: 'win32' };
    expect(() => afterPack({ ...context, targets: [{ name: 'dir' }] })).not.toThrow();
    expect(() => afterPack({ ...context, targets: [{ name: 'nsis' }] })).toThrow(/nowhere/);
    expect(() => refuseUnlessReleased('/nowhere', 'aix')).toThrow(/aix/);
    expect(settings['afterPack']).toBe('./build/packaging/after-pack.mjs');
  });
});

describe('the settings of the packages', () => {
  it('keep of Chromium’s languages the app’s own', () => {
    expect(settings['electronLanguages']).toEqual(['en-US', 'en-GB']);
  });

  it('make for Windows an installer for one user or the machine, and an msi', () => {
    expect(settings['win']?.['target']).toEqual(['nsis', 'msi']);
    // With both of these the installer takes /S /currentuser and /S /allusers.
    expect(settings['nsis']).toMatchObject({ oneClick: false, perMachine: false });
    expect(settings['nsis']).toMatchObject({ deleteAppDataOnUninstall: false });
    expect(settings['msi']).toMatchObject({ perMachine: true });
  });

  it('make for macOS a hardened and notarised app for both processors', () => {
    const { mac } = settings;
    expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(mac?.['target']).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ]);
    const entitlements = readFileSync(String(mac?.['entitlements']), 'utf8');
    expect(entitlements.match(/<key>.*<\/key>/g)).toEqual([
      '<key>com.apple.security.cs.allow-jit</key>',
    ]);
  });

  it('lose a fuse that this Electron lacks, and no other line', () => {
    const text = 'electronFuses:\n  runAsNode: false\n  runAsNodeToo: true\nasar: true\n';
    expect(withoutFuses(text, ['runAsNode'])).not.toContain('  runAsNode:');
  });
});

describe('what goes with a package', () => {
  const zod = { name: 'zod', version: '4.6.7', license: 'MIT', text: 'The licence of zod.' };

  it('is the licence of all that is inside, and none that is not known', () => {
    expect(notices([zod])).toMatch(/zod 4\.6\.7\nLicence: MIT\n\nThe licence of zod\./);
    const odd = { ...zod, name: 'odd', license: 'GPL-3.0-only' };
    expect(() => notices([zod, odd])).toThrow('odd (GPL-3.0-only)');
    const reader = { ...zod, license: 'MPL-2.0', source: 'https://kitsu.test/reader.git' };
    expect(notices([reader])).toContain('Unmodified. Its source: https://kitsu.test/reader.git');
  });

  it('is a bill of materials: of npm’s list what is inside, and the Electron', () => {
    const component = (name: string, version: string, group?: string) => ({
      'bom-ref': `${group ?? ''}${name}`,
      type: 'library',
      name,
      version,
      ...(group === undefined ? {} : { group }),
    });
    const own = component('kitsu-companion', '0.2.0');
    const whole = {
      metadata: { component: own },
      components: [
        component('zod', '4.6.7'),
        component('tz', '1.5.0', '@date-fns'),
        component('vite', '8.0.0'),
      ],
      dependencies: [
        { ref: 'kitsu-companion', dependsOn: ['zod', 'vite'] },
        { ref: 'vite', dependsOn: [] },
      ],
    };
    const inside = [zod, { name: '@date-fns/tz', version: '1.5.0' }];
    const versions = { app: '0.2.1', electron: '45.4.1', chromium: '154.0.0.0' };
    const sbom = packageSbom(whole, inside, versions);
    expect(sbom.components.map(({ name }) => name)).toEqual(['zod', 'tz', 'electron', 'chromium']);
    expect(sbom.dependencies).toEqual([{ ref: 'kitsu-companion', dependsOn: ['zod'] }]);
    expect(sbom.metadata.component?.version).toBe('0.2.1');
  });
});

describe('the command in a terminal of Windows', () => {
  const text = readFileSync('build/launcher/kitsu-companion.cmd', 'utf8');
  const lines = text.split('\r\n');
  const at = (start: string): number => lines.findIndex((line) => line.startsWith(start));

  it('lies beside the app, under the name that people type', () => {
    expect(settings['win']?.['extraFiles']).toEqual([
      { from: 'build/launcher/kitsu-companion.cmd', to: 'kitsu-companion.cmd' },
    ]);
    expect(text.replaceAll('\r\n', ''), 'cmd may misread other ends of lines').not.toMatch(
      /[\r\n]/,
    );
    expect(text, 'one page of signs, whatever the computer’s').toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  it('starts the app with the same words, and tells what it said and how it ended', () => {
    const run = at(`"%~dp0${about.productName}.exe" %* >"%said%" 2>"%said%.err"`);
    expect(lines[run + 1], 'before another program sets it').toBe('set "code=%ERRORLEVEL%"');
    expect(at('type "%said%"')).toBeGreaterThan(run);
    expect(lines).toContain('type "%said%.err" >&2');
    expect(at('del "%said%" "%said%.err"')).toBeGreaterThan(at('type "%said%.err"'));
    expect(lines.filter(Boolean).at(-1)).toBe('exit /b %code%');
  });

  it('obeys no exclamation mark in the words, and does not take Electron for Node', () => {
    expect(lines).toContain('setlocal DisableDelayedExpansion');
    expect(text).not.toMatch(/RUN_AS_NODE|^start |powershell/im);
  });
});
