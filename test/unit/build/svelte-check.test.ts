import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STEPS } from '../../../build/check.mjs';
import { root, run } from '../../../build/steps.mjs';

// svelte-check once reported nothing after a change of TypeScript's version: this test would notice.

let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  folder = mkdtempSync(join(root, 'test-results', 'canary-'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['.'] }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The output of `npm run check` for one component. */
async function verdict(component: string): Promise<{ code: number; output: string }> {
  writeFileSync(join(folder, 'canary.svelte'), component);
  const [script, , , ...args] = STEPS.svelte;
  return run(process.execPath, [
    `${root}node_modules/${script}`,
    '--workspace',
    folder,
    '--tsconfig',
    join(folder, 'tsconfig.json'),
    ...args,
  ]);
}

it('reports a type error in a script, and one in the markup', { timeout: 60_000 }, async () => {
  const { code, output } = await verdict(
    `<script lang="ts">const minutes: number = 'ninety';\nlet { day }: { day: string } = $props();</script>\n<p>{minutes}{day.toFixed(1)}</p>`,
  );
  expect(output).toContain(`Type 'string' is not assignable to type 'number'`);
  expect(output).toContain(`Property 'toFixed' does not exist on type 'string'`);
  expect(code).not.toBe(0);
});

it('is content with the same component put right', { timeout: 60_000 }, async () => {
  const { code } = await verdict(
    `<script lang="ts">const minutes: number = 90;\nlet { day }: { day: string } = $props();</script>\n<p>{minutes}{day.trim()}</p>`,
  );
  expect(code).toBe(0);
});
