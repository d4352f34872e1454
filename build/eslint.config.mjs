// @ts-check
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';
import { borders } from './lint-borders.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Globals of this Node that the Node 16 of Electron 22 lacks: they would fail only at run time. */
const NEWER_THAN_NODE_16 = [
  'fetch',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'Blob',
  'File',
  'ReadableStream',
  'WebSocket',
  'structuredClone',
  'crypto',
  'CustomEvent',
];
/** Globals that only a page has. */
const OF_A_PAGE = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'alert',
  'confirm',
];
/** Globals that only Node has. */
const OF_NODE = ['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'global'];

/** @param {string[]} names @param {string} message */
const without = (names, message) => names.map((name) => ({ name, message }));

/** The bridge between the processes is one file on each side. */
const onlyIn = {
  register: {
    selector:
      ':matches(ImportSpecifier[imported.name="ipcMain"], MemberExpression[property.name="ipcMain"])',
    message:
      'Only electron/ipc/register.ts touches ipcMain: it checks sender and schema for every operation.',
  },
  send: {
    selector:
      'CallExpression[callee.property.name=/^(send|sendToFrame|postMessage)$/]:matches([callee.object.property.name=/^(webContents|sender|mainFrame)$/], [callee.object.name=/^(webContents|contents|sender)$/])',
    message: 'Only electron/ipc/register.ts sends to a window: events go through the contract.',
  },
  preload: {
    selector:
      ':matches(ImportSpecifier[imported.name=/^(contextBridge|ipcRenderer)$/], MemberExpression[property.name=/^(contextBridge|ipcRenderer)$/])',
    message: 'Only electron/preload.ts has contextBridge and ipcRenderer.',
  },
};

export default defineConfig(
  { ignores: ['out/', 'dist/', 'test-results/', 'node_modules/', '**/.kitsu/', '**/*.d.ts'] },
  // Comments must not switch rules off.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    plugins: { borders: borders(root) },
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'borders/imports': 'error',
      'borders/circles': 'error',
      'borders/clock': 'error',
      'no-undef': 'off', // the compiler knows better
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // Circles of code; borders/circles finds those of types and components.
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver': { node: { extensions: ['.ts', '.mjs'] } },
    },
    rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // Comments from Kitsu must not be able to run as a page's own code.
      'svelte/no-at-html-tags': 'error',
      // Svelte's own form is `let { name } = $props()`.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // It cannot distinguish a temporary Map within a function from state.
      'svelte/prefer-svelte-reactivity': 'off',
      // The content security policy allows style:width and style={…}, which are set by script, and refuses a style
      // attribute in the template's own text (svelte/no-inline-styles would refuse all three).
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]:not(:has(SvelteMustacheTag))',
          message:
            'The content security policy refuses a written-out style: use a class, or style:property.',
        },
      ],
    },
  },
  {
    files: ['electron/**', 'renderer/**'],
    rules: {
      'no-console': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // No default exports, so that the name always tells what is imported.
    files: ['electron/**/*.ts', 'renderer/**/*.ts'],
    rules: {
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  {
    files: ['electron/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...without(
          NEWER_THAN_NODE_16,
          'Absent from the main process of Electron 22: go through electron/platform or a node: module.',
        ),
        ...without(OF_A_PAGE, 'The main process has no page.'),
      ],
      'no-restricted-syntax': ['error', onlyIn.register, onlyIn.send, onlyIn.preload],
    },
  },
  // Only electron/platform checks which Electron this is and what it has.
  { files: ['electron/platform/**'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['electron/shared/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...without(
          [...NEWER_THAN_NODE_16, ...OF_A_PAGE, ...OF_NODE],
          'electron/shared is pure: it runs in every process alike.',
        ),
      ],
    },
  },
  {
    files: ['electron/preload.ts'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': ['error', onlyIn.register] },
  },
  {
    files: ['electron/ipc/register.ts'],
    rules: { 'no-restricted-syntax': ['error', onlyIn.preload] },
  },
  {
    files: ['test/**'],
    rules: {
      // Exploits must try what the app may not do.
      'no-new-func': 'off',
      'no-eval': 'off',
      // Playwright reads the wanted fixtures from the pattern; `{}` means none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  { files: ['electron/practice/run.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['renderer/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-globals': [
        'error',
        ...without(OF_NODE, 'The renderer has no Node.'),
        ...without(
          ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'],
          'The renderer never talks to a network: ask by the contract (lib/api.ts).',
        ),
        ...without(
          ['localStorage', 'sessionStorage', 'indexedDB'],
          'What is kept is kept by the main process.',
        ),
      ],
    },
  },
  // Files on `media:`, which the main process answers; the page's policy lets no other address be fetched.
  {
    files: [
      'renderer/rooms/viewer/frames/ranged-bytes.ts',
      'renderer/rooms/viewer/picture/load-picture.ts',
      'renderer/rooms/viewer/read-bytes.ts',
    ],
    rules: { 'no-restricted-globals': ['error', ...without(OF_NODE, 'The renderer has no Node.')] },
  },
);
