export type PowerEvent = 'lock' | 'unlock' | 'suspend' | 'resume';

/** The part of Electron's `powerMonitor` that is used for presence. */
export interface PowerMonitorPart {
  getSystemIdleTime(): number;
  on(event: string, listener: () => void): unknown;
}

/**
 * The events that Electron reports: lock and unlock on Windows and macOS, sleep everywhere (on Linux
 * through systemd). On macOS another account may take over the screen, which counts as a lock.
 */
const POWER_EVENTS: readonly (readonly [event: string, sign: PowerEvent])[] = [
  ['lock-screen', 'lock'],
  ['unlock-screen', 'unlock'],
  ['suspend', 'suspend'],
  ['resume', 'resume'],
  ['user-did-resign-active', 'lock'],
  ['user-did-become-active', 'unlock'],
];

export function onPowerEvent(
  powerMonitor: PowerMonitorPart,
  hear: (sign: PowerEvent) => void,
): void {
  for (const [event, sign] of POWER_EVENTS) powerMonitor.on(event, () => hear(sign));
}
