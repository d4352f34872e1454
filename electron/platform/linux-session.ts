import type { RunTool } from './run-tool.ts';
import { callBus } from './session-bus.ts';

/** The result of one reading. */
export interface PresenceReading {
  /** Milliseconds since the last input anywhere on the computer; `null` if unknown. */
  idleMs: number | null;
  /** `null`: the system does not report its lock screen. */
  locked: boolean | null;
}

/** Cinnamon's is made from GNOME's, under a name of its own. */
const IDLE_MONITORS = ['Mutter', 'Muffin'] as const;
const VENDORS = { Mutter: 'gnome', Muffin: 'cinnamon' } as const;
export type IdleMonitor = (typeof IDLE_MONITORS)[number];

/** Milliseconds since the last input, from the compositor of GNOME or Cinnamon; `null` if it does not answer. */
export async function readIdleMonitor(ask: RunTool, monitor: IdleMonitor): Promise<number | null> {
  const vendor = VENDORS[monitor];
  const name = `org.${vendor}.${monitor}.IdleMonitor`;
  const said = await callBus(ask, {
    to: name,
    path: `/org/${vendor}/${monitor}/IdleMonitor/Core`,
    method: `${name}.GetIdletime`,
  });
  const found = /uint64 (\d+)/.exec(said ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** The one that answers here; `null` on other desktops. */
export async function findIdleMonitor(ask: RunTool): Promise<IdleMonitor | null> {
  for (const one of IDLE_MONITORS) if ((await readIdleMonitor(ask, one)) !== null) return one;
  return null;
}

/**
 * What the desktop told systemd about this session; `null` without systemd. A desktop that never
 * reported idleness (`IdleSinceHint=0`) is not taken for an active one: that is `idleMs: null`.
 * @param now epoch milliseconds
 */
export async function readLogind(
  ask: RunTool,
  session: string | undefined,
  now: number,
): Promise<PresenceReading | null> {
  const asked = ['IdleHint', 'IdleSinceHint', 'LockedHint'].map((name) => `--property=${name}`);
  const said = await ask('loginctl', ['show-session', session ?? 'auto', ...asked]);
  if (said === null) return null;
  const of = (name: string): string | undefined =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(said)?.[1];
  const locked = of('LockedHint');
  if (locked === undefined) return null;
  // Microseconds since 1970, when the hint last changed in either direction.
  const since = Number(of('IdleSinceHint') ?? 0) / 1000;
  const idle = of('IdleHint') === 'yes';
  return {
    idleMs: since > 0 ? (idle ? Math.max(0, now - since) : 0) : null,
    locked: locked === 'yes',
  };
}
