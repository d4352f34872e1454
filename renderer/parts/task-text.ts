import { daysBetween, shortDay, weekday } from '../../electron/shared/day.ts';
import type { Day } from '../../electron/shared/day.ts';
import { formatWorkload } from '../../electron/shared/minutes.ts';
import type { Minutes } from '../../electron/shared/minutes.ts';

export interface DueText {
  text: string;
  /** The same for a narrow window. */
  short: string;
  late: boolean;
}

/** A due date as shown on a row: `today`, `Tue`, `2 Dec`, `2 days late`. */
export function dueText(dueDate: Day, today: Day): DueText {
  const ahead = daysBetween(today, dueDate);
  if (ahead < 0) {
    const text = ahead === -1 ? '1 day late' : `${-ahead} days late`;
    return { text, short: `${-ahead} d late`, late: true };
  }
  const text = dayAhead(dueDate, today, ahead);
  return { text, short: text, late: false };
}

function dayAhead(dueDate: Day, today: Day, ahead: number): string {
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  // A weekday's name means the coming one: from the seventh day on it would be taken for this one.
  if (ahead < 7) return weekday(dueDate);
  return shortDay(dueDate, today).replace(/^\w+ /, '');
}

/** How many of its last letters a long name keeps in any case: versions and numbers end it. */
const TAIL = 7;

/**
 * A path in pieces that are cut one after another: `far` first, then `near`, then `head`; `tail` never.
 * Put together they are the path as it is written.
 */
export function cutPath(
  parents: readonly string[],
  name: string,
): { far: string; near: string; head: string; tail: string } {
  const above = parents.map((parent) => `${parent} / `);
  const letters = [...name];
  const at = letters.length > 2 * TAIL ? letters.length - TAIL : 0;
  return {
    far: above.slice(0, -1).join(''),
    near: above.at(-1) ?? '',
    head: letters.slice(0, at).join(''),
    tail: letters.slice(at).join(''),
  };
}

/** A task's title in the parts that its path is drawn from. */
export function titleParts(title: string): { parents: string[]; name: string; after: string } {
  const type = title.lastIndexOf(' · ');
  const path = title.slice(0, type === -1 ? undefined : type).split(' / ');
  return {
    parents: path.slice(0, -1),
    name: path.at(-1) ?? '',
    after: type === -1 ? '' : title.slice(type),
  };
}

/** Spent and estimated time, in days and hours: `Spent 1 d 2 h of 3 d`. */
export function spentText(spent: Minutes, estimation: Minutes, dayLength: Minutes): string {
  const done = formatWorkload(spent, dayLength);
  if (estimation <= 0) return spent > 0 ? `Spent ${done}, no estimate` : 'No estimate';
  const plan = `Spent ${done} of ${formatWorkload(estimation, dayLength)}`;
  return spent > estimation
    ? `${plan}, ${formatWorkload(spent - estimation, dayLength)} over`
    : plan;
}

/** Up to two letters that represent an entity without a picture. */
export function initials(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  const [first = '', second] = words;
  const letters =
    second === undefined ? [...first].slice(0, 2) : [[...first][0] ?? '', [...second][0] ?? ''];
  return letters.join('').toUpperCase();
}

const PRIORITIES = ['Normal', 'High', 'Very high', 'Emergency'] as const;

/** One of Kitsu's four priorities, 0 to 3; higher numbers count as the highest. */
export const priorityLevel = (priority: number): number =>
  Math.max(0, Math.min(PRIORITIES.length - 1, Math.trunc(priority)));

/** Kitsu's own names of them. */
export const priorityName = (priority: number): string =>
  PRIORITIES[priorityLevel(priority)] ?? 'Normal';
