import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The child, compiled. */
export const bundleChild = () => bundleForNode('test/faults/disk/child.ts');

/** Compiles a program to one file for plain Node, in a folder below node_modules, whose packages it uses. */
export async function bundleForNode(program: string): Promise<{ folder: string; file: string }> {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'kitsu-companion-disk-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      ssr: join(ROOT, program),
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'program.cjs' } },
    },
  });
  return { folder, file: join(folder, 'program.cjs') };
}
