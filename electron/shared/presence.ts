/**
 * The source of idle time: `system`, Electron itself (X11, Windows, macOS); `mutter`, GNOME or Cinnamon on
 * Wayland; `notifier`, a program that other Wayland desktops tell; `logind`, what the desktop told systemd; `none`: lock and sleep at most.
 */
export type PresenceDetector = 'system' | 'mutter' | 'notifier' | 'logind' | 'none';

export interface PresenceView {
  detector: PresenceDetector;
  /** For the artist: what is noticed on this computer, and what is not. */
  words: string;
}
