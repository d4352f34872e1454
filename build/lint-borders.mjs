// @ts-check
// The lint rule that keeps each folder within its borders: which folders it may import, and which packages.
// It follows the path that is meant, so that depth, alias and a lazy import() make no difference.
import { builtinModules } from 'node:module';
import { isAbsolute, posix, relative, resolve, sep } from 'node:path';

/** The folders of electron/ from the lowest to the highest; a file imports its own level and those below. */
const LEVELS = [
  ['shared'],
  ['platform', 'security'],
  ['replica', 'kitsu'],
  ['time', 'tracking', 'account', 'sync'],
  // The parts of a signed-in app put together; main.ts adds the windows and the operations to it.
  ['companion'],
  ['windows', 'ipc'],
];

/** Where each guarded package may be imported; a path ending in / is a folder. */
const PACKAGES = Object.freeze({
  electron: [
    'electron/main.ts',
    'electron/preload.ts',
    'electron/platform/',
    'electron/security/',
    'electron/ipc/',
    'electron/windows/',
  ],
  keytar: ['electron/account/'],
  libsql: ['electron/replica/database.ts', 'electron/practice/'],
  'socket.io': ['electron/practice/'],
  'socket.io-client': ['electron/sync/'],
});

/** The only packages that electron/shared may import: they run alike in every process. */
const PURE = ['date-fns', '@date-fns/tz', 'zod'];

/** Packages that belong to the main process. */
const MAIN_ONLY = ['electron-log'];

/**
 * Why one file may not import what it names, or null where it may.
 * @param {string} file path from the repository's root, with forward slashes
 * @param {string} wanted the import as written
 * @returns {string | null}
 */
export function borderCrossed(file, wanted) {
  if (!/^(electron|renderer)\//.test(file)) return null;
  const target = pathMeant(file, wanted);
  return target === null ? packageRefused(file, wanted) : folderRefused(file, target);
}

/** @param {string} file @param {string} wanted @returns {string | null} path from the root; null for a package */
function pathMeant(file, wanted) {
  if (wanted.startsWith('.')) return posix.join(posix.dirname(file), wanted);
  const alias = /^(?:[$@~#]\/?)?(shared|lib)(\/.*)?$/.exec(wanted);
  if (alias?.[1] === 'shared') return `electron/shared${alias[2] ?? ''}`;
  if (alias?.[1] === 'lib') return `renderer/lib${alias[2] ?? ''}`;
  return null;
}

/** @param {string} file @param {string} wanted @returns {string | null} */
function packageRefused(file, wanted) {
  const node = wanted.startsWith('node:') || builtinModules.includes(wanted);
  const name = wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/');
  for (const [guarded, places] of Object.entries(PACKAGES)) {
    if (name === guarded && !places.some((place) => within(file, place))) {
      return `${guarded} may be imported only in ${places.join(', ')}.`;
    }
  }
  if (file.startsWith('electron/shared/') && (node || !PURE.includes(name))) {
    return `electron/shared is pure: it imports itself, ${PURE.join(', ')} only.`;
  }
  if (file.startsWith('renderer/') && (node || MAIN_ONLY.includes(name))) {
    return 'The renderer has no Node and no package of the main process: ask by the contract (lib/api.ts).';
  }
  return null;
}

/** @param {string} file @param {string} target @returns {string | null} */
function folderRefused(file, target) {
  const [top, folder = ''] = target.replace(/\.ts$/, '').split('/');
  if (file.startsWith('renderer/')) {
    const allowed =
      top === 'renderer' || within(target, 'electron/shared/') || target === 'electron/shared';
    return allowed ? null : 'The renderer imports itself and electron/shared only.';
  }
  if (top !== 'electron') return 'electron/ imports nothing outside itself.';
  return electronRefused(file, folder);
}

/** @param {string} file @param {string} to folder of electron/ @returns {string | null} */
function electronRefused(file, to) {
  const [, from = ''] = file.replace(/\.ts$/, '').split('/');
  if (from === 'main' || from === to) return null;
  if (from === 'preload' || from === 'practice') {
    return to === 'shared' ? null : `electron/${from} imports electron/shared only.`;
  }
  if (from === 'companion' && to === 'practice') return null;
  if (level(from) >= 0 && level(to) >= 0 && level(to) <= level(from)) return null;
  return `electron/${from} may not import electron/${to}: imports go from windows, ipc down to shared, never up.`;
}

/** @param {string} folder @returns {number} */
function level(folder) {
  return LEVELS.findIndex((folders) => folders.includes(folder));
}

/** @param {string} file @param {string} place @returns {boolean} */
function within(file, place) {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

/**
 * The rule for a configuration: `borders/imports`.
 * @param {string} root absolute path of the repository
 * @returns {import('eslint').ESLint.Plugin}
 */
export function borders(root) {
  /** @type {import('eslint').Rule.RuleModule} */
  const imports = {
    meta: { type: 'problem', schema: [] },
    create(context) {
      const absolute = isAbsolute(context.filename)
        ? context.filename
        : resolve(context.cwd, context.filename);
      const file = relative(root, absolute).split(sep).join('/');
      /** @param {import('estree').Node} node @param {unknown} source */
      const check = (node, source) => {
        const wanted = written(source);
        const message = wanted === null ? null : borderCrossed(file, wanted);
        if (message !== null) context.report({ node, message });
      };
      return {
        ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression, TSImportType)':
          (/** @type {import('estree').Node} */ node) =>
            check(node, 'source' in node ? node.source : null),
        'CallExpression[callee.name="require"]': (
          /** @type {import('estree').CallExpression} */ node,
        ) => check(node, node.arguments[0]),
      };
    },
  };
  return { rules: { imports } };
}

/** @param {unknown} source the syntax node of an import's path @returns {string | null} */
function written(source) {
  if (typeof source !== 'object' || source === null || !('value' in source)) return null;
  return typeof source.value === 'string' ? source.value : null;
}
