import type { RunTool } from './run-tool.ts';

/** The result of one reading. */
export interface PresenceReading {
  /** Milliseconds since the last input anywhere on the computer; `null` if unknown. */
  idleMs: number | null;
  /** `null`: the system does not report its lock screen. */
  locked: boolean | null;
}

const MUTTER = [
  'call',
  '--session',
  '--dest=org.gnome.Mutter.IdleMonitor',
  '--object-path=/org/gnome/Mutter/IdleMonitor/Core',
  '--method=org.gnome.Mutter.IdleMonitor.GetIdletime',
] as const;

/** Milliseconds since the last input, from GNOME's compositor; `null` if it does not answer. */
export async function readMutterIdle(ask: RunTool): Promise<number | null> {
  // `(uint64 1234,)`
  const said = await ask('gdbus', MUTTER);
  const found = /\(uint64 (\d+),\)/.exec(said ?? '')?.[1];
  return found === undefined ? null : Number(found);
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
