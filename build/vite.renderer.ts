import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '../renderer');

/** The pages the windows show. Every html file of the renderer is one; each is built for Chromium 108, our oldest. */
export default defineConfig({
  root,
  // Relative addresses: the pages are served from app://, and no page needs to know its own.
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: resolve(import.meta.dirname, '../out/renderer'),
    emptyOutDir: true,
    target: 'chrome108',
    sourcemap: true,
    // The page's security policy takes files of our own, not data inlined into scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // How long the plugins took on a busy machine is no news of the app.
      checks: { bundlerTimings: false },
      input: readdirSync(root)
        .filter((name) => name.endsWith('.html'))
        .map((name) => join(root, name)),
    },
  },
});
