import type { RunTool } from './run-tool.ts';

/**
 * The process of the focused window. Only X11 tells it: Wayland never does, macOS only if the artist
 * allows screen recording, and Windows only to a native module. `null` if it is unknown.
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
