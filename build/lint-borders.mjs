// @ts-check
// The lint rules that keep each folder within its borders: the folders it may import (borders/ranks.mjs), and the
// packages (borders/packages.mjs).
// They resolve the path, so that depth, alias and a lazy import() make no difference.
import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { circlesIn } from './borders/circles.mjs';
import { clockRead, clockRefused } from './borders/clock.mjs';
import { packageRefused } from './borders/packages.mjs';
import { rankCrossed } from './borders/ranks.mjs';

/**
 * Why a file may not import what it names; `null` if it may.
 * @param {string} file path from the repository's root, with forward slashes
 * @param {string} wanted the import as written
 * @returns {string | null}
 */
export function borderCrossed(file, wanted) {
  if (!/^(electron|renderer)\//.test(file)) return null;
  const target = pathMeant(file, wanted);
  return target === null ? packageRefused(file, wanted) : rankCrossed(file, target);
}

/** @param {string} file @param {string} wanted @returns {string | null} path from the root; null for a package */
function pathMeant(file, wanted) {
  if (wanted.startsWith('.')) return posix.join(posix.dirname(file), wanted);
  const alias = /^(?:[$@~#]\/?)?(shared|lib)(\/.*)?$/.exec(wanted);
  if (alias?.[1] === 'shared') return `electron/shared${alias[2] ?? ''}`;
  if (alias?.[1] === 'lib') return `renderer/lib${alias[2] ?? ''}`;
  return null;
}

/**
 * The rules for a configuration: `borders/imports`, `borders/circles` and `borders/clock`.
 * @param {string} root absolute path of the repository
 * @returns {import('eslint').ESLint.Plugin}
 */
export function borders(root) {
  /** @type {import('eslint').Rule.RuleModule} */
  const imports = {
    meta: { type: 'problem', schema: [] },
    create(context) {
      const file = pathOf(root, context);
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
  /** Read once for all files. @type {Map<string, string[]> | null} */
  let known = null;
  /** @type {import('eslint').Rule.RuleModule} */
  const circles = {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      Program(node) {
        known ??= circlesIn(root);
        const others = known.get(pathOf(root, context));
        if (!others) return;
        context.report({ node, message: `It imports itself by a circle of ${others.join(', ')}.` });
      },
    }),
  };
  /** @type {import('eslint').Rule.RuleModule} */
  const clock = {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      'NewExpression, CallExpression, MemberExpression'(/** @type {import('estree').Node} */ node) {
        const source = clockRead(node);
        const message = source === null ? null : clockRefused(pathOf(root, context), source);
        if (message !== null) context.report({ node, message });
      },
    }),
  };
  return { rules: { imports, circles, clock } };
}

/** @param {string} root @param {import('eslint').Rule.RuleContext} context @returns {string} */
function pathOf(root, { filename, cwd }) {
  const absolute = isAbsolute(filename) ? filename : resolve(cwd, filename);
  return relative(root, absolute).split(sep).join('/');
}

/** @param {unknown} source the syntax node of an import's path @returns {string | null} */
function written(source) {
  if (typeof source !== 'object' || source === null || !('value' in source)) return null;
  return typeof source.value === 'string' ? source.value : null;
}
