import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { AS_SHIPPED, FUSES, readFuses } from '../../build/packaging/fuses.mjs';
import { filesInArchive } from '../fixtures/archive-list.ts';
import { makeHome, runPackage } from './unprivileged.ts';

/** The app's output for `--smoke FILE`, once the practice studio's to-do list is loaded. */
interface Smoke {
  readonly ok: boolean;
  readonly signedIn: boolean;
  readonly tasks: number;
  readonly drawn: number;
  readonly version: string;
}

const folder = inject('packageFolder');
const home = makeHome();

afterAll(() => home.remove());

it('signs in to the practice studio and loads its to-do list', async () => {
  const profile = join(home.writable, 'profile of Ada');
  const file = join(home.writable, 'smoke.json');
  const ended = await runPackage(home, join(folder, 'kitsu-companion'), [
    '--smoke',
    file,
    '--practice',
    '--profile',
    profile,
  ]);
  expect(ended.code, ended.output).toBe(0);
  const smoke = JSON.parse(readFileSync(file, 'utf8')) as Smoke;
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(smoke).toMatchObject({ ok: true, signedIn: true, version });
  expect(smoke.tasks).toBeGreaterThan(0);
  expect(smoke.drawn, 'the window shows them').toBeGreaterThan(0);
  expect(readdirSync(profile), 'the data lies in the profile that was asked for').not.toHaveLength(
    0,
  );
});

it.each(['--remote-debugging-port=0', '--ignore-certificate-errors'])(
  'does not start with %s, and says why',
  async (switched) => {
    const profile = join(home.writable, 'profile that is not opened');
    const words = [switched, '--hidden', '--practice', '--profile', profile];
    const ended = await runPackage(home, join(folder, 'kitsu-companion'), words);
    expect(ended.code, ended.output).toBe(1);
    expect(ended.output).toContain(`does not start with ${switched.split('=')[0]}`);
    expect(ended.output).not.toContain('DevTools listening');
    expect(existsSync(profile)).toBe(false);
  },
);

it('has every fuse set as it is stated', () => {
  const { standing, unnamed } = readFuses(readFileSync(join(folder, 'kitsu-companion')));
  const stated: Record<string, boolean> = { ...AS_SHIPPED };
  for (const name of FUSES) if (!(name in AS_SHIPPED)) stated[name] = statedFuse(name);
  for (const [name, on] of Object.entries(standing)) expect(on, name).toBe(stated[name]);
  expect(unnamed, 'fuses this Electron has that we do not state').toBe(0);
  expect(standing).toMatchObject({
    runAsNode: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  });
});

it('carries the compiled app and its two native modules, and nothing for other systems', () => {
  const archive = join(folder, 'resources', 'app.asar');
  const files = filesInArchive(archive);
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/electron/main.cjs',
      '/out/electron/preload.cjs',
      '/out/electron/productions.cjs',
      '/out/electron/sheet-file.cjs',
      '/out/renderer/index.html',
      '/out/electron/icons/tray.png',
    ]),
  );
  expect(files.filter((name) => /\.(ts|map|svelte)$/.test(name))).toEqual([]);
  const forCheckouts = /^\/(build|test|electron|renderer|out\/electron\/(command|practice))/;
  expect(files.filter((name) => forCheckouts.test(name))).toEqual([]);
  const native = files.filter((name) => name.endsWith('.node'));
  expect(native.map((name) => name.split('/').slice(2).join('/')).sort()).toEqual([
    `@libsql/linux-${process.arch}-gnu/index.node`,
    `keytar/prebuilds/linux-${process.arch}/keytar.node`,
  ]);
  for (const name of native)
    expect(existsSync(`${archive}.unpacked${name}`), `${name} lies outside the archive`).toBe(true);
  // Electron checks what is in the archive (on macOS and Windows), and nothing beside it.
  const beside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true });
  expect(beside.filter((one) => one.isFile() && !one.name.endsWith('.node'))).toEqual([]);
});

it('loads every module in a way that works in an archive', () => {
  const archive = readFileSync(join(folder, 'resources', 'app.asar')).toString('latin1');
  expect(archive).toContain('require("keytar")');
  expect(archive, 'Electron 22 finds nothing by it').not.toMatch(
    /await import\(["'](keytar|libsql)/,
  );
});

it('says what it is, and brings the licences of what is inside', () => {
  const resource = (name: string): string => readFileSync(join(folder, 'resources', name), 'utf8');
  expect(JSON.parse(resource('release.json'))).toMatchObject({ kind: 'folder' });
  expect(resource('LICENSE.txt')).toContain('MIT');
  const notices = resource('THIRD-PARTY-NOTICES.txt');
  for (const name of ['svelte', 'zod', 'electron-updater', 'libsql', '@github/keytar'])
    expect(notices, name).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
    expect(existsSync(join(folder, name)), name).toBe(true);
});

/** A fuse in electron-builder.yml. */
function statedFuse(name: string): boolean {
  const line = new RegExp(`^  ${name}: (true|false)$`, 'm').exec(
    readFileSync('electron-builder.yml', 'utf8'),
  );
  if (line === null) throw new Error(`electron-builder.yml does not state ${name}`);
  return line[1] === 'true';
}
