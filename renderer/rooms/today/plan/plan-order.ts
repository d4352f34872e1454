import type { Day } from '../../../../electron/shared/day.ts';
import { LONGEST_ORDER, type TodoPlan } from '../../../../electron/shared/plan.ts';

/** Where a row stands: in the day's plan, among the pinned ones, or in the rest of the list. */
export type Zone = 'planned' | 'pinned' | 'rest';

/** Beside which row some rows are put; `null`: at the end of the zone. */
export interface Place {
  zone: Zone;
  beside: string | null;
  side: 'before' | 'after';
}

const without = (ids: readonly string[], gone: readonly string[]): string[] => {
  const left = new Set(gone);
  return ids.filter((id) => !left.has(id));
};

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].slice(0, LONGEST_ORDER);

/** The plan as it is on a day: that of a day before is empty, and what was on it is left over. */
export const planOn = (plan: TodoPlan, day: Day): TodoPlan =>
  plan.day === day
    ? plan
    : { ...plan, day, planned: [], left: unique([...plan.left, ...plan.planned]) };

/** What is offered again: left over, not done since, and not planned again. */
export const offeredAgain = (plan: TodoPlan, isOpen: (id: string) => boolean): string[] =>
  without(plan.left, plan.planned).filter(isOpen);

/** Plans tasks for the day, after those that are planned. */
export const withPlanned = (plan: TodoPlan, ids: readonly string[]): TodoPlan => ({
  ...plan,
  planned: unique([...plan.planned, ...ids]),
  left: without(plan.left, ids),
});

export const withoutPlanned = (plan: TodoPlan, ids: readonly string[]): TodoPlan => ({
  ...plan,
  planned: without(plan.planned, ids),
});

/** Pins tasks, after those that are pinned. */
export const withPinned = (plan: TodoPlan, ids: readonly string[]): TodoPlan => ({
  ...plan,
  pinned: unique([...plan.pinned, ...ids]),
});

export const withoutPinned = (plan: TodoPlan, ids: readonly string[]): TodoPlan => ({
  ...plan,
  pinned: without(plan.pinned, ids),
});

/** Puts some ids together beside another one, in the order that they are given in. */
export function putBeside(
  ids: readonly string[],
  moved: readonly string[],
  { beside, side }: Pick<Place, 'beside' | 'side'>,
): string[] {
  const others = without(ids, moved);
  const at = beside === null ? -1 : others.indexOf(beside);
  const before = at === -1 ? others.length : side === 'before' ? at : at + 1;
  return unique([...others.slice(0, before), ...moved, ...others.slice(before)]);
}

/**
 * Moves tasks to a place. `whole`: the ids of the whole list as it is ordered now, which becomes the
 * artist's own order where tasks are put into the rest of it; `null`: that order is not theirs to change.
 */
export function movedTo(
  plan: TodoPlan,
  moved: readonly string[],
  place: Place,
  whole: readonly string[] | null,
): TodoPlan {
  const left = without(plan.left, moved);
  switch (place.zone) {
    case 'planned':
      return { ...plan, left, planned: putBeside(plan.planned, moved, place) };
    case 'pinned':
      return {
        ...withoutPlanned(plan, moved),
        pinned: putBeside(plan.pinned, moved, place),
      };
    case 'rest':
      return {
        ...withoutPinned(withoutPlanned(plan, moved), moved),
        order: whole === null ? plan.order : putBeside(whole, moved, place),
      };
  }
}

/** A shown row with where it stands. */
export interface ZonedRow {
  id: string;
  zone: Zone;
}

export const zonedRows = (
  order: readonly string[],
  { planned, pinned }: Pick<TodoPlan, 'planned' | 'pinned'>,
): ZonedRow[] => {
  const [inPlan, inPinned] = [new Set(planned), new Set(pinned)];
  return order.map((id) => ({
    id,
    zone: inPlan.has(id) ? 'planned' : inPinned.has(id) ? 'pinned' : 'rest',
  }));
};

/** One step up or down for some rows, within their zone; `null` at its edge. */
export function stepOf(
  rows: readonly ZonedRow[],
  meant: readonly string[],
  by: -1 | 1,
): { moved: string[]; place: Place } | null {
  const wanted = new Set(meant);
  const zone = rows.find(({ id }) => wanted.has(id))?.zone;
  const among = rows.filter((row) => row.zone === zone).map(({ id }) => id);
  const moved = among.filter((id) => wanted.has(id));
  const edge = by === -1 ? moved[0] : moved.at(-1);
  const beside = edge === undefined ? undefined : among[among.indexOf(edge) + by];
  if (zone === undefined || beside === undefined) return null;
  return { moved, place: { zone, beside, side: by === -1 ? 'before' : 'after' } };
}
