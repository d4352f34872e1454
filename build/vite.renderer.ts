import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../renderer');

/** The pages of the windows: every html file of the renderer, built for Chromium 108, our oldest. */
export default defineConfig({
  root,
  // Relative addresses: the pages are served from app://.
  base: './',
  plugins: [svelte({ configFile: false })],
  // As the pages themselves are.
  worker: { format: 'es' },
  build: {
    outDir: resolve(import.meta.dirname, '../out/renderer'),
    emptyOutDir: true,
    target: 'chrome108',
    sourcemap: true,
    // The page's security policy allows our own files, not data that is inlined into scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // The plugins' timings on a busy machine are of no interest.
      checks: { bundlerTimings: false },
      input: readdirSync(root)
        .filter((name) => name.endsWith('.html'))
        .map((name) => join(root, name)),
    },
  },
});
