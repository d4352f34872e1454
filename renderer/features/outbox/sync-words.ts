import { dayOf, shortDay } from '../../../electron/shared/day.ts';
import type { SyncStatus } from '../../../electron/shared/views.ts';

export interface SyncWords {
  tone: 'good' | 'busy' | 'warn' | 'bad';
  /** What the status region says first. */
  headline: string;
  /** What that means for the work, or what is wrong; may be empty. */
  detail: string;
  /** `checked 14:03`; empty before the first time. */
  checked: string;
}

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

/** `14:03` today, `Thu 19 Nov, 14:03` before. */
export function clockTime(instant: string, now: Date): string {
  const date = new Date(instant);
  const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const today = dayOf(now);
  return dayOf(date) === today ? time : `${shortDay(dayOf(date), today)}, ${time}`;
}

/**
 * How the sync stands, in the studio's words. "All in Kitsu" is said only when nothing waits: the
 * main process counts a change until it was read back.
 */
export function syncWords(sync: SyncStatus, expired: boolean, now: Date): SyncWords {
  const checked = sync.readAt === null ? '' : `checked ${clockTime(sync.readAt, now)}`;
  const problem = expired ? 'Sign in again to send it.' : sync.problem?.message;
  if (sync.needsYou > 0) {
    const others = sync.waiting - sync.needsYou;
    return {
      tone: 'bad',
      headline: sync.needsYou === 1 ? '1 change needs you.' : `${sync.needsYou} changes need you.`,
      detail: [others > 0 ? `${others} more wait${others === 1 ? 's' : ''}.` : '', problem ?? '']
        .filter(Boolean)
        .join(' '),
      checked,
    };
  }
  if (sync.waiting > 0) {
    return {
      tone: problem ? 'warn' : 'busy',
      headline: `${changes(sync.waiting)} wait${sync.waiting === 1 ? 's' : ''}.`,
      detail: problem ?? 'Saved here, not yet in Kitsu',
      checked,
    };
  }
  if (sync.readAt === null) {
    const reading = sync.busy ? 'Reading from Kitsu…' : 'Not read from Kitsu yet';
    return { tone: problem ? 'warn' : 'busy', headline: reading, detail: problem ?? '', checked };
  }
  const quiet = expired ? 'Signed out at Kitsu' : (problem ?? '');
  return {
    tone: quiet ? 'warn' : 'good',
    headline: quiet ? 'All in Kitsu.' : 'All in Kitsu',
    detail: quiet,
    checked,
  };
}
