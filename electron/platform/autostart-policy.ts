import { failure, type Failure } from '../shared/result.ts';
import type { Autostart } from './autostart.ts';
import type { KeptSettings } from './settings.ts';

/**
 * Applies the studio's policy on starting at login. A locked setting is enforced at every start; a
 * proposed one is applied once, and is the artist's own from then on, here and in the system's list.
 * Returns what went wrong, or `null`.
 */
export function followPolicy(autostart: Autostart, settings: KeptSettings): Failure | null {
  const wanted = settings.policy().preset.startAtLogin;
  if (wanted === undefined || autostart.cannot !== null || settings.isOwn('startAtLogin')) {
    return null;
  }
  if (autostart.isOn() !== wanted) {
    const done = autostart.set(wanted);
    if (!done.ok) return done;
  }
  if (settings.policy().locked.includes('startAtLogin')) return null;
  try {
    settings.save({ startAtLogin: wanted });
  } catch (error) {
    return failure('disk', String(error));
  }
  return null;
}
