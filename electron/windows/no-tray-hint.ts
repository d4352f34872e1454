import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileAtomic } from '../platform/atomic-file.ts';

const STAYS = {
  'task-bar': {
    message: 'This desktop shows no tray icons: closed, the window stays in the task bar.',
    action: 'To end the app, choose Quit in its menu.',
  },
  'no-window': {
    message: 'This desktop shows no tray icons: closed, the app goes on without a window.',
    action: 'Start it again to bring the window back. To end it, choose Quit in its menu.',
  },
};

/**
 * Says once per profile, when a window is closed, that this desktop shows no tray icons and where the
 * app stays. `file`: a file in the profile's folder.
 */
export function showNoTrayHint(
  { file, say }: { file: string; say(notice: { message: string; action: string | null }): void },
  where: keyof typeof STAYS,
): void {
  const said = join(dirname(file), 'no-tray-said');
  if (existsSync(said)) return;
  say(STAYS[where]);
  try {
    writeFileAtomic(said, '');
  } catch {
    // Not saved: the hint is shown once more next time.
  }
}
