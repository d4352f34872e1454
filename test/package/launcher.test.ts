import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeHome, runPackage } from './unprivileged.ts';

const home = makeHome();
const folder = inject('packageFolder');
const launcher = join(folder, 'kitsu-companion-command');

/** A folder as a program's own libraries are: of another version, and found first. */
let theirs: string;

/** What a program such as Maya sets for what it starts. */
const maya = () => ({
  LD_LIBRARY_PATH: theirs,
  PYTHONHOME: theirs,
  PYTHONPATH: theirs,
  NODE_OPTIONS: '--require /nowhere/at/all.js',
  ELECTRON_RUN_AS_NODE: '1',
});

beforeAll(() => {
  theirs = mkdtempSync(join(tmpdir(), 'kitsu-companion-theirs-'));
  chmodSync(theirs, 0o755);
  for (const name of ['libnss3.so', 'libglib-2.0.so.0']) writeFileSync(join(theirs, name), 'other');
});
afterAll(() => {
  rmSync(theirs, { recursive: true, force: true });
  home.remove();
});

describe('the command beside the app', () => {
  it('runs from a program with libraries of its own, where the app alone does not', async () => {
    const alone = await runPackage(home, join(folder, 'kitsu-companion'), ['status'], maya());
    expect(alone, alone.output).toMatchObject({ code: 127 });
    const helped = await runPackage(home, launcher, ['status'], maya());
    // The app's own code and words.
    expect(helped, helped.output).toMatchObject({ code: 3 });
    expect(helped.output).toContain('Kitsu Companion does not run');
  });

  it('finds the app through links to it, and says where it looked', async () => {
    const link = join(theirs, 'companion');
    symlinkSync(launcher, link);
    symlinkSync('companion', join(theirs, 'second'));
    const told = await runPackage(home, join(theirs, 'second'), ['--version']);
    expect(told, told.output).toMatchObject({ code: 0 });
    const lost = await runPackage(home, 'sh', [
      join(process.cwd(), 'build/launcher/kitsu-companion-command'),
      'status',
    ]);
    expect(lost).toMatchObject({ code: 127 });
    expect(lost.output).toContain('build/launcher');
  });
});
