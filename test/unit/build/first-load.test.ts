import { resolve } from 'node:path';
import { createBuilder, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** The chunks of the main process by file name, as `npm run build` makes them. */
const chunks = new Map<string, Rolldown.OutputChunk>();

beforeAll(async () => {
  const builder = await createBuilder({
    configFile: resolve(root, 'build/vite.main.ts'),
    logLevel: 'error',
    environments: { main: { build: { write: false } } },
  });
  const { main } = builder.environments;
  if (!main) throw new Error('There is no part named main.');
  const built = (await builder.build(main)) as Rolldown.RolldownOutput;
  for (const one of built.output) if (one.type === 'chunk') chunks.set(one.fileName, one);
}, 60_000);

/** A chunk with all that it imports statically: what is read when it is loaded. */
function loadedWith(name: string, seen = new Set<string>()): Rolldown.OutputChunk[] {
  const chunk = chunks.get(name);
  if (!chunk || seen.has(name)) return [];
  seen.add(name);
  return [chunk, ...chunk.imports.flatMap((other) => loadedWith(other, seen))];
}

const kilobytes = (of: Rolldown.OutputChunk[]): number =>
  of.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0) / 1000;

const packagesIn = (of: Rolldown.OutputChunk[]): string[] => [
  ...new Set(
    of
      .flatMap(({ moduleIds }) => moduleIds)
      .flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []),
  ),
];

describe('before the window is made', () => {
  it('little is read, and nothing of a package', () => {
    const first = loadedWith('main.cjs');
    expect(packagesIn(first)).toEqual([]);
    expect(kilobytes(first)).toBeLessThan(80);
  });

  it('no database, no schema and no network of ours is there', () => {
    const first = loadedWith('main.cjs');
    const needed = new Set(first.flatMap(({ imports }) => imports));
    for (const name of ['libsql', 'keytar', 'node:crypto', 'node:http', 'node:net', 'node:tls'])
      expect(needed).not.toContain(name);
    const folders = new Set(
      first
        .flatMap(({ moduleIds }) => moduleIds)
        .flatMap((id) => /\/electron\/([^/]+)\//.exec(id)?.[1] ?? []),
    );
    // Of the account only which folder is its own.
    expect([...folders].sort()).toEqual([
      'account',
      'ipc',
      'main',
      'platform',
      'security',
      'shared',
      'windows',
    ]);
  });
});

it('behind the window, nothing is read that a first list does not need', () => {
  const rest = loadedWith('main-open-app.cjs');
  const needed = new Set(rest.flatMap(({ imports }) => imports));
  for (const name of ['node:child_process', 'node:http', 'node:tls', 'node:zlib'])
    expect(needed).not.toContain(name);
  expect(kilobytes(rest)).toBeLessThan(1_160);
  expect(packagesIn(rest).sort()).toEqual(['@date-fns/tz', 'date-fns', 'zod']);
});
