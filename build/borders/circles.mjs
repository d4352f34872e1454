// @ts-check
// Finds files that import each other in a circle, including types and components, which import-x/no-cycle ignores.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const FOLDERS = ['electron', 'renderer', 'build', 'test'];
const SOURCE = /(?<!\.d)\.(ts|mjs|cjs|svelte)$/;
const RELATIVE = /(?:\bfrom|\bimport)\s*\(?\s*(['"])(\.[^'"\n]+)\1/g;

/**
 * The other files of the circle, by file (path from the root); files outside of circles are left out.
 * @param {string} root
 * @returns {Map<string, string[]>}
 */
export function circlesIn(root) {
  const files = FOLDERS.flatMap((folder) => filesUnder(root, folder));
  const known = new Set(files);
  const graph = new Map(
    files.map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const targets = [...text.matchAll(RELATIVE)].map(([, , wanted]) =>
        posix.join(posix.dirname(file), wanted ?? ''),
      );
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
  return circlesOf(graph);
}

/** @param {string} root @param {string} folder @returns {string[]} */
function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}

/**
 * Tarjan's strongly connected components with more than one file.
 * @param {ReadonlyMap<string, readonly string[]>} graph what each file imports
 * @returns {Map<string, string[]>}
 */
export function circlesOf(graph) {
  /** @type {Map<string, { index: number, low: number, open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {Map<string, string[]>} */
  const found = new Map();

  /** @param {string} file */
  const visit = (file) => {
    const mine = { index: seen.size, low: seen.size, open: true };
    seen.set(file, mine);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      const other = seen.get(target) ?? visit(target);
      if (other.open) mine.low = Math.min(mine.low, other.low);
    }
    if (mine.low === mine.index) close(file);
    return mine;
  };
  /** @param {string} first */
  const close = (first) => {
    const circle = stack.splice(stack.indexOf(first));
    for (const file of circle) {
      const state = seen.get(file);
      if (state) state.open = false;
      if (circle.length > 1)
        found.set(
          file,
          circle.filter((other) => other !== file),
        );
    }
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return found;
}
