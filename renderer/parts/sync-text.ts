import { daysBetween, dayOf, shortDay } from '../../electron/shared/day.ts';
import type { SessionTrouble } from '../../electron/shared/session.ts';
import type { ConnectionState, SyncStatus } from '../../electron/shared/views.ts';

export interface SyncText {
  tone: 'good' | 'busy' | 'warn' | 'bad';
  /** What the status region says first. */
  headline: string;
  /** What that means for the work, or what is wrong; may be empty. */
  detail: string;
  /** `checked 14:03`, and while Kitsu is away the age of the data; empty before the first time. */
  checked: string;
  /** What the artist can do about the refresh here and now. */
  offer: 'stop' | 'go-on' | null;
}

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

/** `14:03` today, `Thu 19 Nov, 14:03` before. */
export function clockTime(instant: string, now: Date): string {
  const date = new Date(instant);
  const time = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const today = dayOf(now);
  return dayOf(date) === today ? time : `${shortDay(dayOf(date), today)}, ${time}`;
}

/** The age of the shown data: `as of 14:05`, `1 day old`, `3 days old`. */
export function dataAge(readAt: string, now: Date): string {
  const days = daysBetween(dayOf(new Date(readAt)), dayOf(now));
  if (days <= 0) return `as of ${clockTime(readAt, now)}`;
  return days === 1 ? '1 day old' : `${days} days old`;
}

const AWAY: Record<Exclude<ConnectionState, 'online'>, string> = {
  'server-away': 'Kitsu unreachable',
  offline: 'No network',
  'signed-out': 'Signed out',
};

/** `Kitsu unreachable since 14:03.`; empty while Kitsu answers, or before anything is known. */
function sinceWhen(
  { connection: link, connectionSince: linkSince }: SyncStatus,
  trouble: SessionTrouble | null,
  now: Date,
): string {
  if (link === null || link === 'online') return '';
  const away = link === 'signed-out' && trouble === 'locked' ? 'Keychain locked' : AWAY[link];
  return linkSince === null ? `${away}.` : `${away} since ${clockTime(linkSince, now)}.`;
}

const SAFE = 'Your work is safe on this computer.';

/** The problem as a text without repetition. */
function problemOf(sync: SyncStatus, trouble: SessionTrouble | null, now: Date): string {
  const since = sinceWhen(sync, trouble, now);
  const message =
    trouble === 'expired'
      ? 'Sign in again to send it.'
      : sync.connection === 'offline'
        ? SAFE
        : (sync.problem?.message ?? '');
  return [since, message].filter(Boolean).join(' ');
}

/**
 * The sync status in the studio's words. "All in Kitsu" is said only if nothing waits: the main process
 * counts a change until it was read back.
 */
export function syncText(sync: SyncStatus, trouble: SessionTrouble | null, now: Date): SyncText {
  const problem = problemOf(sync, trouble, now);
  return {
    ...saying(sync, problem),
    checked: checkedText(sync, now),
    offer: sync.readingStopped ? 'go-on' : sync.progress ? 'stop' : null,
  };
}

function checkedText({ readAt, connection: link, busy }: SyncStatus, now: Date): string {
  if (busy) return 'checking…';
  if (readAt === null) return '';
  return link === null || link === 'online'
    ? `checked ${clockTime(readAt, now)}`
    : dataAge(readAt, now);
}

function saying(sync: SyncStatus, problem: string): Pick<SyncText, 'tone' | 'headline' | 'detail'> {
  if (sync.needsYou > 0) {
    const others = sync.waiting - sync.needsYou;
    return {
      tone: 'bad',
      headline: `${changes(sync.needsYou)} ${sync.needsYou === 1 ? 'needs' : 'need'} your decision.`,
      detail: [others > 0 ? `${others} more waiting.` : '', problem].filter(Boolean).join(' '),
    };
  }
  if (sync.waiting > 0) {
    return {
      tone: problem ? 'warn' : 'busy',
      headline: `${changes(sync.waiting)} waiting.`,
      detail: problem || 'Saved here, not yet in Kitsu',
    };
  }
  if (sync.readingStopped) {
    return { tone: 'warn', headline: 'Reading was stopped.', detail: 'What arrived is here.' };
  }
  if (sync.progress || sync.readAt === null) {
    const far = sync.progress ? `${sync.progress.done} of ${sync.progress.total} parts` : '';
    const reading = sync.busy ? 'Reading from Kitsu…' : 'Not read from Kitsu yet';
    return { tone: problem ? 'warn' : 'busy', headline: reading, detail: problem || far };
  }
  return {
    tone: problem ? 'warn' : 'good',
    headline: problem ? 'All in Kitsu.' : 'All in Kitsu',
    detail: problem,
  };
}
