import { longDay, shortDay, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, MINUTES_A_DAY } from '../../../electron/shared/minutes.ts';
import type { ConnectionState } from '../../../electron/shared/views.ts';
import { causeText } from '../../../electron/shared/outbox-cause.ts';
import type { OutboxConflict, OutboxItem } from '../../../electron/shared/outbox-item.ts';
import { clockTime } from '../../parts/sync-text.ts';

/** What a change does: `1 h 30 on Fri 20 Nov`, `No time on Fri 20 Nov`, `Start`, `Comment, Retake`. */
export function whatItDoes(row: OutboxItem, today: Day): string {
  if (row.kind === 'day-off' && row.dayOff && row.day !== null) {
    const { action, last } = row.dayOff;
    const first = shortDay(row.day, today);
    const days = last === row.day ? first : `${first} to ${shortDay(last, today)}`;
    return action === 'mark' ? `Off on ${days}` : `Cancel day off on ${days}`;
  }
  if (row.kind === 'start') return 'Start';
  if (row.kind === 'reply') return 'Reply';
  if (row.kind === 'comment') {
    const status = row.status?.name ?? '';
    if (row.text === '') return status;
    return status === '' ? 'Comment' : `Comment, ${status}`;
  }
  if (row.day === null) return 'Time';
  const minutes = row.minutes ?? 0;
  const time = minutes === 0 ? 'No time' : formatMinutes(minutes);
  return `${time} on ${shortDay(row.day, today)}`;
}

/** A row's name: `SQ010 / SH030 · Animation: 1 h 30 on Fri 20 Nov`. */
export const rowName = (row: OutboxItem, today: Day): string =>
  `${row.title}: ${whatItDoes(row, today)}`;

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

/** The state of a change, in a few words, and when it is retried. */
export function stateText(row: OutboxItem, link: ConnectionState | null, now: Date): string {
  switch (row.state) {
    case 'sending':
      return 'Sending';
    case 'conflict':
      return 'Changed in Kitsu too';
    case 'parked':
      return row.unassigned ? 'Not yours any more' : 'Kitsu refused it';
    case 'waiting':
      if (link !== null && link !== 'online') return AWAY[link];
      return row.nextTry ? `Retrying at ${clockTime(row.nextTry, now)}` : 'Sending next';
  }
}

/** `You are no longer assigned to SH030 · Animation. Move these 2 h?` */
export function moveQuestion(row: OutboxItem): string {
  const left = `You are no longer assigned to ${row.name}.`;
  return row.movable === null ? left : `${left} Move these ${formatMinutes(row.movable)}?`;
}

/** Why it was refused; if the question above already said it, only Kitsu's own message. */
export function ownReason({ cause }: OutboxItem): string {
  if (cause === null) return '';
  return causeText(cause.code === 'unassigned' ? { ...cause, code: 'refused' } : cause);
}

/** Exactly what discarding deletes, and what stays in Kitsu. */
export function discardText(row: OutboxItem): string {
  if (row.kind === 'start') {
    return row.mayHaveArrived
      ? `The start of ${row.name} is not sent again. If Kitsu got it before the line broke, it stays started there.`
      : `${row.name} is not started in Kitsu.`;
  }
  if (row.kind === 'day-off') {
    return row.dayOff?.action === 'take-back'
      ? 'The day off stays in Kitsu.'
      : 'The day off is not marked in Kitsu. Its hours stay.';
  }
  if (row.kind === 'comment' || row.kind === 'reply') {
    return row.mayHaveArrived
      ? `Your ${row.kind} on ${row.name} is not sent again. If Kitsu got it before the line broke, it stays there.`
      : `Your ${row.kind} on ${row.name} is lost: Kitsu never gets it.`;
  }
  const day = row.day === null ? '' : ` on ${longDay(row.day)}`;
  const typed = formatMinutes(row.minutes ?? 0);
  if (row.conflict?.kind === 'time') {
    return `Your ${typed}${day} are lost. Kitsu keeps its ${formatMinutes(row.conflict.kitsuMinutes)}.`;
  }
  if (row.mayHaveArrived) {
    return `Your ${typed}${day} are not sent again. If Kitsu got them before the line broke, they stay there.`;
  }
  return row.minutes === 0
    ? `The time${day} stays in Kitsu.`
    : `Your ${typed}${day} are lost: Kitsu never gets them and keeps what it has.`;
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
