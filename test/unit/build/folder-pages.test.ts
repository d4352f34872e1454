import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const folders = new Set(
  tracked.flatMap((file) => {
    const parts = file.split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  }),
);
const pages = tracked.filter((file) => basename(file) === 'README.md');

const SOURCE = /\.(ts|svelte|mjs|cjs|css|html|md)$/;
/** Folders that paths on a page may start from: its own, those above it, and those of the code. */
const startsOf = (page: string): string[] => {
  const parts = page.split('/').slice(0, -1);
  const above = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  return [...above.reverse(), '', 'electron', 'renderer', 'renderer/lib', 'test'];
};

/** Words in backticks on a page, without spaces. */
const namedIn = (page: string): string[] =>
  [
    ...readFileSync(join(root, page), 'utf8')
      .replace(/^```[\s\S]*?^```/gm, '')
      .matchAll(/`([^`\s]+)`/g),
  ].map(([, name]) => name ?? '');

/** Whether it is a path of this repository: by its ending, or by its first folder. */
function isPath(page: string, name: string): boolean {
  if (/[<>{}()=:$"'%]|^\.|^\/|^…|@/.test(name)) return false;
  if (SOURCE.test(name)) return true;
  if (!name.includes('/')) return false;
  const [first = ''] = name.split('/');
  return startsOf(page).some((start) => folders.has(posix.join(start, first)));
}

const asPattern = (glob: string): RegExp =>
  new RegExp(`(^|/)${glob.replace(/[.+]/g, '\\$&').replace(/\*\*?|…/g, '[^/]*')}$`);

function exists(page: string, name: string): boolean {
  const path = name.replace(/\/$/, '');
  const candidates = startsOf(page).map((start) => posix.join(start, path));
  if (candidates.some((one) => folders.has(one) || tracked.includes(one))) return true;
  // `a.ts` on a page may be in a folder below it, and a pattern names several.
  const own = page.split('/').slice(0, -1).join('/');
  const pattern = asPattern(path);
  return tracked.some(
    (file) => (path.includes('/') || file.startsWith(`${own}/`)) && pattern.test(file),
  );
}

/** Created when the app is compiled, packaged or tested. */
const MADE = /^(out|dist|test-results|node_modules|accounts|logs)(\/|$)/;

describe('the pages of the folders', () => {
  it.each(pages)('%s names no path that is not there', (page) => {
    const missing = namedIn(page).filter(
      (name) => isPath(page, name) && !MADE.test(name) && !exists(page, name),
    );
    expect(missing).toEqual([]);
  });

  const sources = tracked.filter(
    (file) =>
      /^(electron|renderer|build)\/.*\.(ts|svelte|mjs)$/.test(file) && !file.endsWith('.d.ts'),
  );
  const pageOf = (file: string): string => {
    const parts = file.split('/').slice(0, -1);
    const candidates = parts.map(
      (_, at) => `${parts.slice(0, parts.length - at).join('/')}/README.md`,
    );
    return candidates.find((page) => pages.includes(page)) ?? 'README.md';
  };
  it.each([...new Set(sources.map(pageOf))])('%s names each of its files, or its group', (page) => {
    const own = page.split('/').slice(0, -1).join('/');
    const names = namedIn(page).map((name) => name.replace(/\/$/, ''));
    const isNamed = (file: string): boolean => {
      const path = file.slice(own.length + 1);
      const around = path.split('/').slice(0, -1);
      return (
        names.some((name) => asPattern(name).test(file) || name === file) ||
        around.some((_, at) => names.includes(around.slice(0, at + 1).join('/')))
      );
    };
    expect(sources.filter((file) => pageOf(file) === page && !isNamed(file))).toEqual([]);
  });
});
