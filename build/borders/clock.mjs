// @ts-check
// Code whose results depend on the clock or on chance must get both passed in, so that a test can set them.

const COUNTS = [
  ...['tasks', 'time', 'quick-log', 'presence', 'outbox', 'production', 'notifications', 'media'],
  ...['sync', 'rules', 'replica', 'kitsu', 'shared', 'external', 'ipc'],
].map((folder) => `electron/${folder}/`);

/** Files that may read a clock or chance themselves, and which. */
const MAY = Object.freeze({
  'renderer/lib/instant.ts': ['Date.now'],
  'renderer/lib/state/clock.svelte.ts': ['new Date'],
  // Ids of rows and files, from which nothing is computed.
  'electron/tasks/comment-commands.ts': ['randomUUID'],
  'electron/replica/durability/attachment-store.ts': ['randomUUID'],
  // The default for scripts; the app passes it in.
  'electron/kitsu/retrying.ts': ['Math.random'],
});

/**
 * Why `file` may not read this source itself; `null` if it may.
 * @param {string} file path from the root
 * @param {string} source `Date.now`, `new Date`, `Math.random`, `performance.now`, `randomUUID`
 * @returns {string | null}
 */
export function clockRefused(file, source) {
  const counts = file.startsWith('renderer/') || COUNTS.some((folder) => file.startsWith(folder));
  /** @type {readonly string[]} */
  const may = Object.entries(MAY).find(([place]) => place === file)?.[1] ?? [];
  if (!counts || may.includes(source)) return null;
  return file.startsWith('renderer/')
    ? `${source}: the window's clock is lib/state/clock.svelte.ts, or lib/instant.ts.`
    : `${source}: the clock and chance are passed in (electron/main and electron/app compose).`;
}

/**
 * @param {import('estree').Node} node a call, a `new` or a member
 * @returns {string | null} what it reads
 */
export function clockRead(node) {
  if (node.type === 'NewExpression') {
    const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
    return isDate && node.arguments.length === 0 ? 'new Date' : null;
  }
  if (node.type === 'CallExpression') {
    return node.callee.type === 'Identifier' && node.callee.name === 'randomUUID'
      ? 'randomUUID'
      : null;
  }
  if (node.type !== 'MemberExpression' || node.computed) return null;
  if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return null;
  const name = `${node.object.name}.${node.property.name}`;
  return ['Date.now', 'Math.random', 'performance.now'].includes(name) ? name : null;
}
