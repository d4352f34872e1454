import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A test fails by what it finds: only one that hangs is ended, also on a machine that is slow and busy. */
const PATIENT = { testTimeout: 300_000, hookTimeout: 300_000 };

/** One vitest project per kind of test; `--project NAME` runs one, a path after `run` narrows it. */
function project(name: string, include: string[], more: { [key: string]: unknown } = {}) {
  return { extends: true as const, test: { name, include, ...more } };
}

/** The contract tests run once per studio; their set-up starts it and passes its address. */
function contract(studio: 'practice' | 'real', more: string[] = []) {
  return project(`contract-${studio}`, ['test/contract/**/*.test.ts', ...more], {
    // Kitsu's own client on Kitsu's own server would test nothing of ours.
    exclude: studio === 'real' ? ['test/contract/gazu.test.ts'] : [],
    globalSetup: [`test/fixtures/contract-${studio}.ts`],
    ...PATIENT,
  });
}

export default defineConfig({
  root,
  // Rune files (`*.svelte.ts`) need the Svelte compiler; it has no configuration file.
  plugins: [svelte({ configFile: false })],
  // Tests state classes as they run in a window, not in Svelte's server build.
  resolve: { conditions: ['browser'] },
  test: {
    environment: 'node',
    expect: { poll: { timeout: 15_000 } },
    projects: [
      project('unit', ['test/unit/**/*.test.ts'], PATIENT),
      project('exploit', ['test/exploit/**/*.test.ts'], PATIENT),
      project('faults', ['test/faults/**/*.test.ts'], PATIENT),
      contract('practice'),
      ...(process.env['KITSU_REAL'] === 'off'
        ? []
        : [contract('real', ['test/versions/**/*.test.ts'])]),
      // Minutes long, so by its own command: `npm run installed`.
      project('installed', ['test/installed/**/*.test.ts'], {
        globalSetup: ['test/installed/set-up.ts'],
        testTimeout: 180_000,
      }),
      project('package', ['test/package/**/*.test.ts'], {
        globalSetup: ['test/package/set-up.ts'],
        testTimeout: 300_000,
      }),
    ],
  },
});
