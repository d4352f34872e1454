import type { RunTool } from './run-tool.ts';

/**
 * The process of the window that has the focus. Known on X11 alone: Wayland tells nobody, macOS only
 * with the artist's leave to record the screen, and Windows not without a native module. `null` else.
 */
export async function focusedProcess(
  env: Readonly<Record<string, string | undefined>>,
  ask: RunTool,
): Promise<number | null> {
  if (env['DISPLAY'] === undefined || env['WAYLAND_DISPLAY'] !== undefined) return null;
  const active = await ask('xprop', ['-root', '_NET_ACTIVE_WINDOW']);
  const window = /(0x[0-9a-f]+)/.exec(active ?? '')?.[1];
  if (window === undefined || Number(window) === 0) return null;
  const said = await ask('xprop', ['-id', window, '_NET_WM_PID']);
  const pid = /= (\d+)/.exec(said ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}
