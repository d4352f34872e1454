import { childProcess } from './late-modules.ts';

const WITHIN_MS = 1_000;

const xprop = (args: string[]): Promise<string> =>
  new Promise((done) => {
    const options = { timeout: WITHIN_MS };
    childProcess().execFile('xprop', args, options, (error, out) => done(error ? '' : out));
  });

/**
 * Whether a program fills the screen. On X11 the window manager is asked, if `xprop` is installed.
 * macOS and Windows hold back notifications over such programs by themselves; elsewhere nothing tells
 * it, and the answer is false.
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
