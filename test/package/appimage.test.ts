// A real AppImage, started as where no FUSE is: it unpacks itself and runs from there.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { appImageRuntime, RUNTIME_VARIABLE } from '../../build/packaging/linux/appimage.mjs';
import { makeLinuxPackages } from '../../build/packaging/linux/packages.mjs';
import { installAsRoot } from '../../build/system-libraries/packages.mjs';
import { appImageRuntimeForTests } from '../fixtures/appimage-runtime.ts';
import { makeHome, runPackage } from './unprivileged.ts';

const hasRuntime = process.platform === 'linux' && process.arch === 'x64';
if (!hasRuntime) console.warn('LEFT OUT: an AppImage, whose runtime for tests is for Linux x64.');

describe.skipIf(!hasRuntime)('an AppImage', () => {
  const home = makeHome();
  const output = mkdtempSync(join(tmpdir(), 'kitsu-companion-image-'));
  let image: string;

  /** The app unpacks into the temporary folder of whoever starts it. */
  const run = (words: readonly string[], more: NodeJS.ProcessEnv = {}) =>
    runPackage(home, image, words, {
      TMPDIR: home.writable,
      APPIMAGE_EXTRACT_AND_RUN: '1',
      ...more,
    });

  beforeAll(async () => {
    await installAsRoot(['squashfs-tools'], () => undefined);
    const runtime = await appImageRuntimeForTests((line) => console.error(line));
    expect(appImageRuntime('x64', { [RUNTIME_VARIABLE]: runtime })).toBe(runtime);
    chmodSync(output, 0o755);
    process.env[RUNTIME_VARIABLE] = runtime;
    const unpacked = inject('packageFolder');
    const wanted = { unpacked, output, version: '0.2.0', arch: 'x64', testing: 'Built by a test.' };
    [image = ''] = makeLinuxPackages(['AppImage'], wanted, () => undefined);
  }, 300_000);

  afterAll(() => {
    delete process.env[RUNTIME_VARIABLE];
    home.remove();
    rmSync(output, { recursive: true });
  });

  it('is one file that says what it is to updaters', () => {
    const told = execFileSync(image, ['--appimage-offset'], { encoding: 'utf8' });
    expect(Number(told)).toBe(188_392);
    const info = execFileSync('unsquashfs', [
      '-o',
      told.trim(),
      '-cat',
      image,
      'resources/release.json',
    ]);
    expect(JSON.parse(info.toString())).toMatchObject({ kind: 'AppImage' });
  });

  it('starts with the sandbox on, signs in to the practice studio and draws its list', async () => {
    const file = join(home.writable, 'smoke.json');
    const profile = join(home.writable, 'profile');
    const ended = await run(['--smoke', file, '--practice', '--profile', profile]);
    expect(ended.code, ended.output).toBe(0);
    const smoke = JSON.parse(readFileSync(file, 'utf8')) as { ok: boolean; drawn: number };
    expect(smoke).toMatchObject({ ok: true, signedIn: true });
    expect(smoke.drawn).toBeGreaterThan(0);
    expect(ended.output).not.toContain('--no-sandbox');
  });

  it('is a command too, with its exit code', async () => {
    const told = await run(['--version']);
    expect(told).toMatchObject({ code: 0 });
    const status = await run(['status', '--profile', join(home.writable, 'nobody')]);
    expect(status, status.output).toMatchObject({ code: 3 });
    expect(status.output).toContain('does not run');
  });

  it('ends at once where an updater only asks whether it starts', async () => {
    const file = join(home.writable, 'never.json');
    const ended = await run(['--smoke', file, '--practice'], {
      APPIMAGE_EXIT_AFTER_INSTALL: 'true',
    });
    expect(ended, ended.output).toMatchObject({ code: 0 });
    expect(existsSync(file)).toBe(false);
  });
});
