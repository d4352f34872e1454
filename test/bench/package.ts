import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distCompiled } from '../../build/dist.mjs';
import { filesInArchive } from '../fixtures/archive-list.ts';
import { limited, type Figure } from './figures.ts';

/** What we add to the folder that Electron comes as. */
const OURS = ['resources', 'kitsu-companion-command'];
const MB = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const files = (count: number): string => `${count} files`;

/** How large the package is, without what Electron itself is: as it is sent and as it lies on the disk. */
export async function packageSize(say: (line: string) => void): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'companion-bench-package-'));
  try {
    say('package: packing');
    await distCompiled(['--dir', `-c.directories.output=${root}`]);
    const folder = join(root, 'linux-unpacked');
    const lying = filesOf(join(folder, 'resources'));
    const ours = lying.reduce((sum, file) => sum + statSync(file).size, 0);
    const native = lying.filter((name) => name.endsWith('.node'));
    const database = native.reduce((sum, file) => sum + statSync(file).size, 0);
    const archive = join(folder, 'resources', 'app.asar');
    return [
      limited('package', 'download of ours (xz)', packed(folder, OURS), MB, 12e6),
      limited('package', 'ours on the disk', ours, MB, 12e6),
      limited('package', 'of it modules with native parts', database, MB, null),
      limited('package', 'files of ours on the disk', lying.length + 1, files, 60),
      limited('package', 'files in the archive', filesInArchive(archive).length, files, null),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
}

/** The bytes of these as a deb holds them. */
const packed = (folder: string, names: string[]): number =>
  execFileSync('tar', ['-C', folder, '-cJf', '-', ...names], {
    maxBuffer: 1024 ** 3,
  }).length;
