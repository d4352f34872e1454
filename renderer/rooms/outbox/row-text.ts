import { formatMinutes, MINUTES_A_DAY, type Minutes } from '../../../electron/shared/minutes.ts';
import type { SessionTrouble } from '../../../electron/shared/session.ts';
import type { ConnectionState } from '../../../electron/shared/views.ts';
import { causeText } from '../../../electron/shared/outbox-cause.ts';
import type { OutboxConflict, OutboxItem } from '../../../electron/shared/outbox-item.ts';
import { clockTime } from '../../parts/sync-text.ts';

/** A row's name: `SQ010 / SH030 · Animation: 1 h 30 on Fri 20 Nov`. */
export const rowName = (row: OutboxItem): string => `${row.title}: ${row.does}`;

/** What is said of a change that this version cannot read. */
export const OTHER_VERSION =
  'It is safe on this computer and is not in Kitsu yet. Open the version of Kitsu Companion that made it to send it or to change it.';

const MINUTE_MS = 60_000;

/** The age: `just now`, `5 min ago`, `3 h ago`, `2 days ago`. */
export function age(since: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / MINUTE_MS);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

const AWAY: Record<Exclude<ConnectionState, 'online'>, string> = {
  offline: 'Waiting for a network',
  'server-away': 'Waiting for Kitsu to answer',
  'signed-out': 'Waiting for you to sign in again',
};

const LOST = { unassigned: 'No longer yours', gone: 'Gone from Kitsu' } as const;

/** The state of a change, in a few words, and when it is retried. */
export function stateText(
  row: OutboxItem,
  link: ConnectionState | null,
  { now, trouble = null }: { now: Date; trouble?: SessionTrouble | null },
): string {
  if (!row.readable) return 'Waiting for that version';
  switch (row.state) {
    case 'sending':
      return 'Sending';
    case 'conflict':
      return 'Changed in Kitsu too';
    case 'parked':
      return row.taskLost === null ? 'Kitsu refused it' : LOST[row.taskLost];
    case 'waiting':
      if (link === 'signed-out' && trouble === 'locked') return 'Waiting for your keychain to open';
      if (link !== null && link !== 'online') return AWAY[link];
      if (row.cause?.code === 'kitsu-processing') return 'Kitsu is processing it';
      return row.nextTry ? `Retrying at ${clockTime(row.nextTry, now)}` : 'Sending next';
  }
}

/**
 * `You are no longer assigned to SH030 · Animation. Move these 2 h?`, `This task is gone from Kitsu. Move
 * its 2 h?`; empty if its task is not the reason.
 */
export function moveQuestion({ taskLost, name, movable }: OutboxItem): string {
  if (taskLost === null) return '';
  const isGone = taskLost === 'gone';
  const lost = isGone ? 'This task is gone from Kitsu.' : `You are no longer assigned to ${name}.`;
  if (movable === null) return lost;
  return `${lost} Move ${isGone ? 'its' : 'these'} ${formatMinutes(movable)}?`;
}

/** The hours that are gone from the artist's day when the row is discarded: 0 where it takes some away. */
export function discardedMinutes({ conflict, minutes, movable }: OutboxItem): Minutes {
  if (conflict?.kind !== 'time') return movable ?? 0;
  return Math.max(0, (minutes ?? 0) - Math.round(conflict.kitsuMinutes));
}

/** Why it was refused; if the question above already said it, only Kitsu's own message. */
export function ownReason({ cause, taskLost }: OutboxItem): string {
  if (cause === null || taskLost === 'gone') return '';
  return causeText(cause.code === 'unassigned' ? { ...cause, code: 'refused' } : cause);
}

export interface Choice {
  choice: 'mine' | 'theirs' | 'both';
  label: string;
  /** The outcome: the day's total, or a status. */
  value: string;
  /** Where it comes from. */
  origin: string;
  /** Why it cannot be chosen; `null` if it can. */
  blocked: string | null;
}

type TimeConflict = Extract<OutboxConflict, { kind: 'time' }>;

/** The ways to solve a conflict, each with what it leaves in Kitsu and where it comes from. */
export function choices(row: OutboxItem, now: Date): Choice[] {
  const { conflict } = row;
  if (conflict === null) return [];
  if (conflict.kind === 'status') {
    return [
      choice('mine', 'Mine', row.status?.name ?? 'As it was', `asked for ${age(row.since, now)}`),
      choice('theirs', 'Kitsu’s', conflict.has.name, 'has it now'),
    ];
  }
  if (conflict.kind === 'value') {
    return [
      choice('mine', 'Mine', conflict.mine, `set ${age(row.since, now)}`),
      choice('theirs', 'Kitsu’s', conflict.has, 'has it now'),
    ];
  }
  const mine = row.minutes ?? 0;
  const both = mine + Math.round(conflict.kitsuMinutes);
  return [
    choice('mine', 'Mine', formatMinutes(mine), mineFrom(conflict, now)),
    choice('theirs', 'Kitsu’s', formatMinutes(conflict.kitsuMinutes), theirsFrom(conflict, now)),
    {
      ...choice('both', 'Both added', formatMinutes(both), 'one after the other'),
      blocked: both > MINUTES_A_DAY ? 'A day has 24 h.' : null,
    },
  ];
}

const choice = (kind: Choice['choice'], label: string, value: string, origin: string): Choice => ({
  choice: kind,
  label,
  value,
  origin,
  blocked: null,
});

const mineFrom = ({ typedAt }: TimeConflict, now: Date): string =>
  `typed at ${clockTime(typedAt, now)} on this computer`;

function theirsFrom({ kitsuAt, typedOver }: TimeConflict, now: Date): string {
  const read = kitsuAt === null ? 'in Kitsu' : `in Kitsu, read at ${clockTime(kitsuAt, now)}`;
  return typedOver === null ? read : `${read}; it was ${formatMinutes(typedOver)} when you typed`;
}
