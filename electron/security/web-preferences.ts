import type { WebPreferences } from 'electron';

/**
 * The one set of web preferences. Electron's safe defaults (`webSecurity`, no insecure content,
 * no experimental or Blink features) are kept by never naming them; a test holds the list of keys.
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
    // Spell-checkers send or fetch dictionaries; names of shots are no language anyway.
    spellcheck: false,
    devTools: !options.packaged,
  };
}

/**
 * Whether `app.enableSandbox()` may be called. Chromium has no sandbox as root, and the call
 * would then end every renderer, `--no-sandbox` or not. Everybody else always gets it.
 */
export function mayEnableSandbox(options: {
  uid: number | undefined;
  argv: readonly string[];
}): boolean {
  return !(options.uid === 0 && options.argv.includes('--no-sandbox'));
}
