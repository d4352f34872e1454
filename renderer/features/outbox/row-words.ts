import { shortDay, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, MINUTES_A_DAY } from '../../../electron/shared/minutes.ts';
import type { OutboxRow } from '../../../electron/shared/views.ts';

/** What a change does: `1 h 30 on Fri 20 Nov`, `No time on Fri 20 Nov`, `Start`. */
export function whatItDoes(row: OutboxRow, today: Day): string {
  if (row.kind === 'day-off' && row.dayOff && row.day !== null) {
    const { action, last } = row.dayOff;
    const first = shortDay(row.day, today);
    const days = last === row.day ? first : `${first} to ${shortDay(last, today)}`;
    return action === 'mark' ? `Off on ${days}` : `Take back: off on ${days}`;
  }
  if (row.kind === 'start' || row.day === null) return 'Start';
  const minutes = row.minutes ?? 0;
  const time = minutes === 0 ? 'No time' : formatMinutes(minutes);
  return `${time} on ${shortDay(row.day, today)}`;
}

export interface Choice {
  choice: 'mine' | 'theirs' | 'both';
  label: string;
  /** What the day's total becomes, in minutes. */
  minutes: number;
  /** Why it cannot be chosen; `null` when it can. */
  blocked: string | null;
}

/** The three ways out of a conflict, each with the total it leaves in Kitsu. */
export function choices(row: OutboxRow): Choice[] {
  const mine = row.minutes ?? 0;
  const theirs = row.kitsuMinutes ?? 0;
  const both = mine + theirs;
  return [
    { choice: 'mine', label: 'Mine', minutes: mine, blocked: null },
    { choice: 'theirs', label: 'Kitsu’s', minutes: theirs, blocked: null },
    {
      choice: 'both',
      label: 'Both added',
      minutes: both,
      blocked: both > MINUTES_A_DAY ? 'A day has 24 h.' : null,
    },
  ];
}

/** How a row stands, in a word or two. */
export const STATE_WORDS: Record<OutboxRow['state'], string> = {
  waiting: 'Waits',
  sending: 'Being sent',
  parked: 'Needs you',
  conflict: 'Changed in Kitsu too',
};
