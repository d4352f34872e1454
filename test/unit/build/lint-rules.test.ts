import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the configuration refuses', () => {
  let eslint: ESLint;

  beforeAll(async () => {
    eslint = new ESLint({
      cwd: root,
      overrideConfigFile: 'build/eslint.config.mjs',
      // The snippets below are not on disk, so the compiler does not know them: rules that need types are off.
      overrideConfig: [
        {
          files: ['**/*.ts'],
          languageOptions: { parserOptions: { projectService: false } },
          rules: {
            '@typescript-eslint/no-floating-promises': 'off',
            '@typescript-eslint/no-misused-promises': 'off',
            '@typescript-eslint/await-thenable': 'off',
            '@typescript-eslint/switch-exhaustiveness-check': 'off',
          },
        },
      ],
    });
    // The first snippet loads the configuration and reads the imports of every file.
    await eslint.lintText('', { filePath: `${root}electron/sync/a.ts` });
  }, 60_000);

  /** The rules that a snippet breaks in that file. */
  async function broken(file: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath: `${root}${file}` });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  }

  it.each([
    [
      'a lazy import upwards',
      'electron/kitsu/http.ts',
      `export const load = () => import('../sync/pull');`,
      'borders/imports',
    ],
    [
      'a type import upwards',
      'electron/kitsu/http.ts',
      `import type { Pull } from '../sync/pull';\nexport type P = Pull;`,
      'borders/imports',
    ],
    [
      'a re-export upwards',
      'electron/kitsu/http.ts',
      `export * from '../sync/pull';`,
      'borders/imports',
    ],
    [
      'an inline type import upwards',
      'electron/kitsu/http.ts',
      `export type P = import('../sync/pull').Pull;`,
      'borders/imports',
    ],
    [
      'a required keytar',
      'electron/platform/a.ts',
      `export const k = require('keytar');`,
      'borders/imports',
    ],
    [
      'ipcMain beside the register',
      'electron/windows/a.ts',
      `import { ipcMain } from 'electron';\nipcMain.removeAllListeners();`,
      'no-restricted-syntax',
    ],
    [
      'ipcMain by its namespace',
      'electron/windows/a.ts',
      `import * as electron from 'electron';\nelectron.ipcMain.removeAllListeners();`,
      'no-restricted-syntax',
    ],
    [
      'a raw send to a window',
      'electron/windows/a.ts',
      `export const f = (w: { webContents: { send(a: string): void } }) => w.webContents.send('x');`,
      'no-restricted-syntax',
    ],
    [
      'ipcRenderer beside the preload',
      'electron/windows/a.ts',
      `import { ipcRenderer } from 'electron';\nipcRenderer.removeAllListeners('x');`,
      'no-restricted-syntax',
    ],
    [
      'fetch in the main process',
      'electron/kitsu/a.ts',
      `export const f = () => fetch('https://example.com');`,
      'no-restricted-globals',
    ],
    [
      'fetch in the renderer',
      'renderer/lib/a.ts',
      `export const f = () => fetch('https://example.com');`,
      'no-restricted-globals',
    ],
    [
      'Node in electron/shared',
      'electron/shared/a.ts',
      `export const f = process.platform;`,
      'no-restricted-globals',
    ],
    [
      'the page in electron/shared',
      'electron/shared/a.ts',
      `export const f = document.title;`,
      'no-restricted-globals',
    ],
    ['console in the app', 'electron/sync/a.ts', `console.log(1);`, 'no-console'],
    ['a default export', 'electron/sync/a.ts', `export default 1;`, 'no-restricted-exports'],
    [
      'any',
      'electron/sync/a.ts',
      `export const f = (a: any) => a;`,
      '@typescript-eslint/no-explicit-any',
    ],
    [
      'ts-ignore',
      'electron/sync/a.ts',
      `// @ts-ignore\nexport const f = 1;`,
      '@typescript-eslint/ban-ts-comment',
    ],
    [
      'a comment that switches a rule off',
      'electron/sync/a.ts',
      `// eslint-disable-next-line no-console\nconsole.log(1);`,
      'no-console',
    ],
    [
      'a clock of its own',
      'electron/time/timer/a.ts',
      `export const f = () => Date.now();`,
      'borders/clock',
    ],
    [
      'the day by a clock of its own',
      'electron/sync/a.ts',
      `export const f = () => new Date();`,
      'borders/clock',
    ],
    [
      'chance of its own',
      'electron/kitsu/a.ts',
      `export const f = { random: Math.random };`,
      'borders/clock',
    ],
    [
      'a clock of its own in the window',
      'renderer/rooms/today/a.ts',
      `export const f = () => performance.now();`,
      'borders/clock',
    ],
    [
      'a function of 121 lines',
      'electron/kitsu/a.ts',
      `export function f(a: number[]): void {\n${'  a.push(1);\n'.repeat(119)}}`,
      'max-lines-per-function',
    ],
    [
      'a written-out style',
      'renderer/rooms/today/a.svelte',
      `<p style="color: red">late</p>`,
      'no-restricted-syntax',
    ],
    [
      'markup taken from data',
      'renderer/rooms/today/a.svelte',
      `<script lang="ts">let { t }: { t: string } = $props();</script>\n{@html t}`,
      'svelte/no-at-html-tags',
    ],
    [
      'an import of the main process in a component',
      'renderer/rooms/today/a.svelte',
      `<script lang="ts">import { http } from '../../../electron/kitsu/http';\nhttp();</script>`,
      'borders/imports',
    ],
  ])('%s', async (_what, file, code, rule) => {
    expect(await broken(file, code)).toContain(rule);
  });

  it.each([
    [
      'the register has ipcMain and sends',
      'electron/ipc/register.ts',
      `import { ipcMain } from 'electron';\nexport const f = (w: { webContents: { send(a: string): void } }) => { ipcMain.removeAllListeners(); w.webContents.send('x'); };`,
    ],
    [
      'the preload has the bridge',
      'electron/preload.ts',
      `import { contextBridge, ipcRenderer } from 'electron';\ncontextBridge.exposeInMainWorld('x', () => ipcRenderer.removeAllListeners('x'));`,
    ],
    [
      'a style property',
      'renderer/rooms/today/a.svelte',
      `<script lang="ts">let { w }: { w: number } = $props();</script>\n<p style:width="{w}%">late</p>`,
    ],
    [
      'a date of an instant that was given',
      'electron/time/a.ts',
      `export const f = (at: number) => new Date(at);`,
    ],
    ['the app composes with a clock', 'electron/app/a.ts', `export const f = () => Date.now();`],
    ['the practice runner speaks', 'electron/practice/run.ts', `console.log(1);`],
  ])('but not: %s', async (_what, file, code) => {
    expect(await broken(file, code)).toEqual([]);
  });
});
