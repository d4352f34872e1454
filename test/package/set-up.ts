import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { distCompiled } from '../../build/dist.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the unpacked package, which any user may read. */
    packageFolder: string;
  }
}

/** Packages the compiled app once for all files of this folder. */
export async function setup(project: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), 'kitsu-companion-package-'));
  chmodSync(root, 0o755);
  await distCompiled(['--dir', `-c.directories.output=${root}`]);
  project.provide('packageFolder', join(root, 'linux-unpacked'));
  return () => rmSync(root, { recursive: true, force: true });
}
