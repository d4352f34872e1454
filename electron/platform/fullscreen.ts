import { execFile } from 'node:child_process';

const WITHIN_MS = 1_000;

const xprop = (args: string[]): Promise<string> =>
  new Promise((done) => {
    execFile('xprop', args, { timeout: WITHIN_MS }, (error, out) => done(error ? '' : out));
  });

/**
 * Whether a program fills the screen that the artist looks at. Asked of the window manager on X11,
 * where `xprop` is there. macOS and Windows keep notifications back over such programs by
 * themselves; elsewhere nobody tells, and the answer is no.
 */
export async function isFullScreen(
  platform: NodeJS.Platform,
  ask: (args: string[]) => Promise<string> = xprop,
): Promise<boolean> {
  if (platform !== 'linux') return false;
  const id = /0x[0-9a-f]+/i.exec(await ask(['-root', '_NET_ACTIVE_WINDOW']))?.[0];
  if (id === undefined || Number(id) === 0) return false;
  return (await ask(['-id', id, '_NET_WM_STATE'])).includes('_NET_WM_STATE_FULLSCREEN');
}
