import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Whole statements; what is imported as a type alone is gone once it is compiled. */
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)([^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const onlyTypes = (names: string): boolean =>
  /^\s*\{(?:\s*type\s+[^,}]+,?)+\s*\}\s*from\s*$/.test(names);

/** The packages that a page brings along, each with the way to its import. */
function packagesOf(page: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  const visit = (file: string, way: string[]): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, names = '', from = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      IMPORT,
    )) {
      if (onlyTypes(names) || from.endsWith('.css')) continue;
      if (from.startsWith('.')) visit(join(dirname(file), from), [...way, file]);
      else if (!found.has(from)) found.set(from, [...way, file]);
    }
  };
  visit(page, []);
  return found;
}

// Schemas are the main process's: in a window zod alone is a seventh of what a start has to read.
it.each(['renderer/main.ts', 'renderer/rooms/quick-log/quick-log-page.svelte'])(
  'a window brings no schema library along: %s',
  (page) => {
    const packages = packagesOf(page);
    expect([...packages.keys()]).toContain('date-fns');
    expect(packages.get('zod')).toBeUndefined();
  },
);
