import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileAtomic } from '../platform/atomic-file.ts';

/**
 * Says once per profile, when a window is closed, that this desktop shows no tray icons and where the
 * app stays. `file`: the hint's own file in the profile.
 */
export function showNoTrayHint(
  file: string,
  say: (notice: { message: string; action: string | null }) => void,
): void {
  const said = join(dirname(file), 'no-tray-said');
  if (existsSync(said)) return;
  say({
    message: 'This desktop shows no tray icons: closed, the window stays in the task bar.',
    action: 'To end the app, choose Quit in its menu.',
  });
  try {
    writeFileAtomic(said, '');
  } catch {
    // Not saved: the hint is shown once more next time.
  }
}
