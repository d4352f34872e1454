import type { WebPreferences } from 'electron';

/**
 * The one set of web preferences. Electron's safe defaults (`webSecurity`, no insecure content, no
 * experimental or Blink features) are kept by never naming them; a test checks the list of keys.
 */
export function webPreferences(options: { preload: string; packaged: boolean }): WebPreferences {
  return {
    preload: options.preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    // Spell-checkers download or send words, and names of shots are not in any dictionary.
    spellcheck: false,
    devTools: !options.packaged,
  };
}

/**
 * Whether `app.enableSandbox()` may be called. Chromium has no sandbox as root, and the call would then
 * end every renderer, with or without `--no-sandbox`. All other users always get the sandbox.
 */
export function mayEnableSandbox(options: {
  uid: number | undefined;
  argv: readonly string[];
}): boolean {
  return !(options.uid === 0 && options.argv.includes('--no-sandbox'));
}
