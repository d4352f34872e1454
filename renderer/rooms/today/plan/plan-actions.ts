import type { PlanChange, TodoPlan } from '../../../../electron/shared/plan.ts';
import { plan } from '../../../lib/state/plan.svelte.ts';
import { today } from '../../../lib/state/today.svelte.ts';
import { notifyDone, onUndone } from '../../../lib/state/undo.ts';
import {
  movedTo,
  planOn,
  stepOf,
  withoutPinned,
  withoutPlanned,
  withPinned,
  withPlanned,
  zonedRows,
  type Place,
  type ZonedRow,
} from './plan-order.ts';

/** The list as it is drawn. */
export interface OrderedList {
  /** The ids of the shown rows, in order. */
  order(): readonly string[];
  /** Those of the whole list, whatever is searched. */
  whole(): readonly string[];
}

/** The plan as it is on the artist's day. */
const planNow = (): TodoPlan => planOn(plan.value, today.view?.today ?? '');

/** The shown rows with where each stands. */
export const rowsNow = (list: Pick<OrderedList, 'order'>): ZonedRow[] =>
  zonedRows(list.order(), planNow());

const all = (ids: readonly string[], among: readonly string[]): boolean =>
  ids.every((id) => among.includes(id));

export const arePlanned = (ids: readonly string[]): boolean => all(ids, planNow().planned);
export const arePinned = (ids: readonly string[]): boolean => all(ids, planNow().pinned);

const save = (next: TodoPlan, what: PlanChange, ids: readonly string[]): Promise<number | null> =>
  plan.save(next, what, ids);

/** Plans tasks for today or, where all of them are, takes them out of the plan; answers the undo. */
export const togglePlanned = (ids: readonly string[]): Promise<number | null> =>
  arePlanned(ids)
    ? save(withoutPlanned(planNow(), ids), 'unplan', ids)
    : save(withPlanned(planNow(), ids), 'plan', ids);

/** Pins tasks or, where all of them are, unpins them; answers the undo. */
export const togglePinned = (ids: readonly string[]): Promise<number | null> =>
  arePinned(ids)
    ? save(withoutPinned(planNow(), ids), 'unpin', ids)
    : save(withPinned(planNow(), ids), 'pin', ids);

/** What is left over from days before is not offered any more. */
export const forgetLeft = (ids: readonly string[]): Promise<number | null> =>
  save({ ...planNow(), left: [] }, 'unplan', ids);

/**
 * Puts tasks somewhere else in the list. What is moved within the rest of it begins an order of the
 * artist's own, which is said.
 */
export async function moveTo(
  list: OrderedList,
  moved: readonly string[],
  place: Place,
): Promise<void> {
  const from = rowsNow(list).filter(({ id }) => moved.includes(id));
  const isOwn = today.filter.sort === 'own';
  const isReordered = place.zone === 'rest' && (isOwn || from.every(({ zone }) => zone === 'rest'));
  const orderBefore = plan.value.order;
  const next = movedTo(planNow(), moved, place, isReordered ? list.whole() : null);
  const undo = await plan.save(next, moveKind(place, from), moved);
  if (undo === null || !isReordered) return;
  if (!isOwn) beginOwnOrder(orderBefore, undo);
  // What was drawn the other way round was put in order as it was drawn.
  else if (today.filter.reversed) today.setFilter({ reversed: false });
}

/** Shows the list in the artist's own order from now on; its undo brings the sort before back too. */
function beginOwnOrder(orderBefore: readonly string[], undo: number): void {
  const { sort, group, reversed } = today.filter;
  today.setFilter({ sort: 'own', group: 'none', reversed: false });
  notifyDone('The list is in your own order now.', undo);
  const stop = onUndone(async () => {
    await plan.refresh();
    if (plan.value.order.join() !== orderBefore.join()) return;
    stop();
    today.setFilter({ sort, group, reversed });
  });
}

function moveKind({ zone }: Place, from: readonly ZonedRow[]): PlanChange {
  if (from.every((row) => row.zone === zone)) return 'move';
  if (zone === 'planned') return 'plan';
  if (zone === 'pinned') return 'pin';
  return from.some((row) => row.zone === 'planned') ? 'unplan' : 'unpin';
}

/** Moves tasks one row up or down, among those that they stand with. */
export async function moveBy(list: OrderedList, ids: readonly string[], by: -1 | 1): Promise<void> {
  const step = stepOf(rowsNow(list), ids, by);
  if (step !== null) await moveTo(list, step.moved, step.place);
}
