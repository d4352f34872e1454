import { expect, it } from 'vitest';
import type { IdleNotifier } from '../../../electron/platform/idle-notifier.ts';
import { chooseDetector } from '../../../electron/platform/presence.ts';
import { windowSystem } from '../../../electron/platform/window-system.ts';
import { focusedProcess } from '../../../electron/platform/focused-window.ts';
import {
  fromPs,
  fromStat,
  fromTasklist,
  runningProcesses,
} from '../../../electron/platform/processes.ts';

const WAYLAND = { WAYLAND_DISPLAY: 'wayland-0' };
const NOW = 1_700_000_000_000;

/** A computer on which only some tools work. */
const computer = (
  platform: NodeJS.Platform,
  env: Record<string, string>,
  said: Record<string, string>,
  notifier: () => Promise<IdleNotifier | null> = () => Promise.resolve(null),
) =>
  chooseDetector({
    platform,
    env,
    system: windowSystem(platform, { getSwitchValue: () => '' }, env),
    powerMonitor: { getSystemIdleTime: () => 42 },
    ask: (program, args) =>
      Promise.resolve(said[[program, ...args].find((word) => word in said) ?? ''] ?? null),
    notifier,
    now: () => NOW,
  });
const logind = (idle: string, since: number, locked: string): string =>
  `IdleHint=${idle}\nIdleSinceHint=${since}\nLockedHint=${locked}\n`;

it('takes the system’s word on Windows, macOS and X11', async () => {
  for (const platform of ['win32', 'darwin', 'linux'] as const) {
    const detector = await computer(platform, {}, {});
    expect(detector.view.detector).toBe('system');
    expect(detector.idleNow()).toBe(42_000);
    expect(await detector.read()).toEqual({ idleMs: 42_000, locked: null });
  }
});

it('asks GNOME on Wayland, where the system’s word is of old programs only', async () => {
  const said = { gdbus: '(uint64 61500,)\n', loginctl: logind('no', 0, 'yes') };
  const detector = await computer('linux', WAYLAND, said);
  expect(detector.view.detector).toBe('mutter');
  expect(detector.idleNow()).toBeNull();
  expect(await detector.read()).toEqual({ idleMs: 61_500, locked: true });
});

it('asks Cinnamon’s compositor under its own name', async () => {
  const said = { '--dest=org.cinnamon.Muffin.IdleMonitor': '(uint64 61500,)\n' };
  const detector = await computer('linux', WAYLAND, said);
  expect(detector.view.detector).toBe('mutter');
  expect(await detector.read()).toEqual({ idleMs: 61_500, locked: null });
});

it('keeps the program that the compositor tells of pauses only while it is read', async () => {
  let kept = 0;
  const notifier = () => {
    kept += 1;
    return Promise.resolve({ idleMs: () => 61_500, stop: () => void (kept -= 1) });
  };
  const said = { loginctl: logind('no', 0, 'yes') };
  const detector = await computer('linux', WAYLAND, said, notifier);
  expect(detector.view.detector).toBe('notifier');
  expect(detector.view.words).toContain('when the desktop says that the screen is locked');
  expect([kept, detector.idleNow()]).toEqual([0, null]);
  expect(await detector.read()).toEqual({ idleMs: 61_500, locked: true });
  expect([kept, detector.idleNow()]).toEqual([1, 61_500]);
  await detector.read();
  expect(kept).toBe(1);
  detector.rest();
  expect(kept).toBe(0);
});

it('asks systemd on other Wayland desktops, and does not take silence for presence', async () => {
  const silent = await computer('linux', WAYLAND, { loginctl: logind('no', 0, 'no') });
  expect(silent.view.detector).toBe('logind');
  expect(await silent.read()).toEqual({ idleMs: null, locked: false });
  const since = (NOW - 90_000) * 1000;
  const telling = await computer('linux', WAYLAND, { loginctl: logind('yes', since, 'yes') });
  expect(await telling.read()).toEqual({ idleMs: 90_000, locked: true });
  const there = await computer('linux', WAYLAND, { loginctl: logind('no', since, 'no') });
  expect(await there.read()).toEqual({ idleMs: 0, locked: false });
});

it('says so where nothing tells', async () => {
  const detector = await computer('linux', WAYLAND, {});
  expect(detector.view.detector).toBe('none');
  expect(detector.view.words).toContain('only after sleep');
  expect(detector.view.words).toContain('swayidle');
  expect(await detector.read()).toEqual({ idleMs: null, locked: null });
});

it('reads what runs, as each system writes it', () => {
  const stat =
    '4242 (Web (Content) x) S 17 4242 4242 0 -1 4194304 1 0 0 0 150 50 0 0 20 0 4 0 99 1 2 3';
  expect(fromStat(stat)).toEqual({
    pid: 4242,
    parent: 17,
    names: ['Web (Content) x'],
    cpuMs: 2000,
  });
  expect(fromStat('')).toBeNull();
  expect(
    fromPs(
      '  123     1   1:02.50 /Applications/Blender.app/Contents/MacOS/Blender\n 9 1 2-01:00:00 x\n',
    ),
  ).toEqual([
    {
      pid: 123,
      parent: 1,
      names: ['/Applications/Blender.app/Contents/MacOS/Blender'],
      cpuMs: 62_500,
    },
    { pid: 9, parent: 1, names: ['x'], cpuMs: 49 * 3_600_000 },
  ]);
  expect(
    fromTasklist(
      '"maya.exe","4242","Console","1","512,000 K","Running","STUDIO\\mina","0:01:05","Scene, 1"\r\n',
    ),
  ).toEqual([{ pid: 4242, parent: null, names: ['maya.exe'], cpuMs: 65_000 }]);
});

it.runIf(process.platform === 'linux')('finds itself among what really runs', async () => {
  const all = await runningProcesses('linux', () => Promise.resolve(null));
  const me = all?.find(({ pid }) => pid === process.pid);
  expect(me?.parent).toBe(process.ppid);
  expect(me?.names).toContain(process.execPath);
  expect(me?.cpuMs).toBeGreaterThan(0);
});

it('knows the window in front on X11 only', async () => {
  const ask = (_program: string, args: readonly string[]) =>
    Promise.resolve(
      args[0] === '-root'
        ? '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x2c00003\n'
        : '_NET_WM_PID(CARDINAL) = 4242\n',
    );
  expect(await focusedProcess({ DISPLAY: ':0' }, ask)).toBe(4242);
  expect(await focusedProcess({ DISPLAY: ':0', ...WAYLAND }, ask)).toBeNull();
  expect(await focusedProcess({}, ask)).toBeNull();
});
