import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { compile } from '../../build/compile.mjs';
import { distCompiled } from '../../build/dist.mjs';
import { about } from '../../build/packaging/about.mjs';
import { installAsRoot } from '../../build/system-libraries/packages.mjs';
import { canMakeRoots } from './clean-root.ts';

/** The packages of one version, as files. */
export interface Packages {
  readonly version: string;
  readonly deb: string;
  readonly rpm: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Packages of this checkout, and of a version after it; `null` where no clean system can be made. */
    packages: { readonly current: Packages; readonly next: Packages } | null;
  }
}

/** Packages the app once for all files of this folder. */
export async function setup(project: TestProject): Promise<() => void> {
  if (!canMakeRoots) {
    console.warn('LEFT OUT: the installed packages, which need root and debootstrap.');
    project.provide('packages', null);
    return () => undefined;
  }
  await installAsRoot(['rpm'], (line) => console.error(line));
  const folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-installed-'));
  await compile();
  const made = async (version: string): Promise<Packages> => {
    const output = join(folder, version);
    const words = [`-c.directories.output=${output}`, `-c.extraMetadata.version=${version}`];
    await distCompiled(['deb', 'rpm', '--for-testing-only', ...words]);
    const only = (ending: string): string =>
      join(output, readdirSync(output).find((name) => name.endsWith(ending)) ?? '');
    return { version, deb: only('.deb'), rpm: only('.rpm') };
  };
  project.provide('packages', { current: await made(about.version), next: await made('99.0.0') });
  return () => rmSync(folder, { recursive: true, force: true });
}
