import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../renderer');

/**
 * The pages of the windows, built for Chromium 108, our oldest. Which of them one build makes is said by compile.mjs.
 */
export default defineConfig({
  root,
  // Relative addresses: the pages are served from app://.
  base: './',
  plugins: [svelte({ configFile: false })],
  // As the pages themselves are.
  worker: { format: 'es' },
  build: {
    outDir: resolve(import.meta.dirname, '../out/renderer'),
    // Several builds fill it, and it is new.
    emptyOutDir: false,
    target: 'chrome108',
    sourcemap: true,
    // The page's security policy allows our own files, not data that is inlined into scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // The plugins' timings on a busy machine are of no interest.
      checks: { bundlerTimings: false },
    },
  },
});
