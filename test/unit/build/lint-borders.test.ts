import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { borderCrossed } from '../../../build/lint-borders.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('imports go one way', () => {
  it.each([
    ['electron/shared/day.ts', 'node:fs'],
    ['electron/shared/day.ts', 'fs'],
    ['electron/shared/day.ts', 'electron'],
    ['electron/shared/day.ts', 'electron-log'],
    ['electron/shared/day.ts', '../platform/paths'],
    ['electron/platform/paths.ts', '../replica/database'],
    ['electron/kitsu/http.ts', '../account/session'],
    ['electron/replica/queries.ts', '../sync/pull'],
    ['electron/sync/pull/pull.ts', '../../windows/main-window'],
    ['electron/time/timer/timer.ts', '../../ipc/register'],
    ['electron/ipc/handlers/today.ts', '../../main'],
    ['electron/account/session.ts', '../app/app-core.ts'],
    ['electron/app/app-core.ts', '../windows/tray.ts'],
    ['electron/preload.ts', './platform/paths'],
    ['electron/practice/run.ts', '../platform/paths'],
    ['electron/app/app-core.ts', '../practice/practice-studio.ts'],
    ['electron/windows/tray.ts', '../ipc/register.ts'],
    ['electron/ipc/external-handlers.ts', '../external/deep-link-prompts.ts'],
    ['electron/quick-log/execute.ts', '../tasks/todo-list.ts'],
    ['electron/app/app-core.ts', '../main/open-app.ts'],
    ['electron/time/day/day-view.ts', '../../tasks/todo-list.ts'],
    ['electron/outbox/kinds/time.ts', '../commands.ts'],
    ['electron/outbox/kinds/time.ts', '../../sync/sync.ts'],
    ['electron/rules/calendar.ts', '../outbox/kinds/time.ts'],
    ['electron/account/session.ts', '../replica/replica.ts'],
    ['electron/replica/replica.ts', '../account/session.ts'],
    ['electron/platform/paths.ts', '../kitsu/http.ts'],
    ['electron/new-folder/a.ts', '../shared/day.ts'],
    ['electron/time/timer/timer.ts', 'node:fs'],
    ['electron/rules/calendar.ts', 'node:path'],
    ['electron/sync/sync.ts', 'socket.io-client'],
    ['electron/time/timer/timer.ts', 'left-pad'],
    ['renderer/rooms/today/today.svelte', '../task/task-detail.svelte'],
    ['renderer/rooms/today/today.svelte', '../../App.svelte'],
    ['renderer/rooms/today/today.svelte', 'bits-ui'],
    ['renderer/rooms/today/today.svelte', 'left-pad'],
    ['renderer/parts/task-line.svelte', '../rooms/today/day-text.ts'],
    ['renderer/lib/state/today.svelte.ts', '../../parts/task-text.ts'],
    ['electron/account/session.ts', '../practice/run'],
    ['electron/windows/tray.ts', '../../renderer/lib/api'],
    ['electron/kitsu/http.ts', 'electron'],
    ['electron/sync/pull/pull.ts', 'electron'],
    ['electron/kitsu/http.ts', 'keytar'],
    ['electron/platform/keychain.ts', 'keytar'],
    ['electron/replica/queries.ts', 'libsql'],
    ['electron/replica/queries.ts', 'libsql/promise'],
    ['renderer/lib/api.ts', '../../electron/kitsu/http'],
    ['renderer/lib/api.ts', '../../electron/main'],
    ['renderer/lib/api.ts', 'electron'],
    ['renderer/lib/api.ts', 'node:path'],
    ['renderer/lib/api.ts', '../../test/fixtures/app'],
  ])('%s may not import %s', (file, wanted) => {
    expect(borderCrossed(file, wanted)).not.toBeNull();
  });

  it.each([
    ['electron/shared/day.ts', 'date-fns'],
    ['electron/shared/zone.ts', '@date-fns/tz'],
    ['electron/shared/day.ts', 'date-fns/locale'],
    ['electron/shared/contract/index.ts', 'zod'],
    ['electron/shared/contract/index.ts', './day'],
    ['electron/platform/paths.ts', 'electron'],
    ['electron/platform/paths.ts', '../shared/day'],
    ['electron/replica/database.ts', 'libsql'],
    ['electron/practice/data/film.ts', 'libsql'],
    ['electron/account/keychain.ts', 'keytar'],
    ['electron/sync/pull/pull.ts', '../../kitsu/http'],
    ['electron/ipc/handlers/today.ts', '../../replica/todo'],
    ['electron/main.ts', './practice/run'],
    ['electron/app/app-core.ts', '../sync/sync.ts'],
    ['electron/ipc/handlers.ts', '../app/app-core.ts'],
    ['electron/preload.ts', './shared/contract'],
    ['renderer/rooms/today/today.svelte', '../../../electron/shared/day'],
    ['renderer/rooms/today/today.svelte', 'svelte'],
    ['renderer/rooms/today/today.svelte', './day-editor/day-editor.svelte'],
    ['renderer/rooms/today/today.svelte', '../../parts/task-line.svelte'],
    ['renderer/rooms/today/today.svelte', '../../lib/api.ts'],
    ['renderer/App.svelte', './rooms/today/today.svelte'],
    ['renderer/parts/task-line.svelte', '../lib/ui/icon.svelte'],
    ['renderer/lib/ui/dialog.svelte', 'bits-ui'],
    ['electron/outbox/commands.ts', './kinds/time.ts'],
    ['electron/quick-log/execute.ts', '../time/day/commands.ts'],
    ['electron/main/open-app.ts', '../windows/main-window.ts'],
    ['electron/main/core.ts', '../practice/practice-studio.ts'],
    ['electron/sync/push/dispatch.ts', '../../outbox/kinds/time.ts'],
    ['electron/sync/live/event-socket.ts', 'socket.io-client'],
    ['electron/time/day/day-view.ts', '../timer/timer.ts'],
    ['electron/practice/studio.ts', './store/store.ts'],
    ['electron/security/csp.ts', '../shared/day.ts'],
    ['test/e2e/start.spec.ts', 'electron'],
    ['build/dist.mjs', 'electron-builder'],
  ])('%s may import %s', (file, wanted) => {
    expect(borderCrossed(file, wanted)).toBeNull();
  });
});

describe('the configuration refuses', () => {
  let eslint: ESLint;

  beforeAll(async () => {
    eslint = new ESLint({
      cwd: root,
      overrideConfigFile: 'build/eslint.config.mjs',
      // The pieces below are on no disk, so the compiler knows nothing of them: rules that need types stay out.
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
    // The first piece loads the configuration and reads the imports of every file.
    await eslint.lintText('', { filePath: `${root}electron/sync/a.ts` });
  }, 60_000);

  /** The rules that a piece of code breaks when it stands in that file. */
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
