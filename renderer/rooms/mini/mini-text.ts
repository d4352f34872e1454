import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { TodayStatus } from '../../../electron/shared/views.ts';
import { titleParts } from '../../parts/task-text.ts';

/** The two lines: a path that may be cut, and what stands below it. */
export interface MiniLines {
  parents: string[];
  name: string;
  below: string;
}

/** What runs, or that nothing does; `null` before anything is known. */
export function miniLines(status: TodayStatus | null): MiniLines {
  if (status === null) return { parents: [], name: '', below: '' };
  if (!status.signedIn) return { parents: [], name: 'Not signed in', below: '' };
  if (status.running === null) {
    const below = `Today: ${formatMinutes(status.total)} of ${formatMinutes(status.target)}`;
    return { parents: [], name: 'No timer runs', below };
  }
  const { title, projectName } = status.running;
  const { after, ...path } = titleParts(title);
  const type = after.replace(/^ · /, '');
  return { ...path, below: [type, projectName].filter(Boolean).join(' · ') };
}
