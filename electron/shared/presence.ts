/**
 * What tells that nobody is there: `system`, Electron's own word (X11, Windows, macOS); `mutter`,
 * GNOME's on Wayland; `logind`, what the desktop told systemd; `none`: lock and sleep at most.
 */
export type PresenceDetector = 'system' | 'mutter' | 'logind' | 'none';

export interface PresenceView {
  detector: PresenceDetector;
  /** For the artist: what is noticed on this computer, and what is not. */
  words: string;
}
