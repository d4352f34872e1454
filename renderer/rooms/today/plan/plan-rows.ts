import type { TodoPlan } from '../../../../electron/shared/plan.ts';
import type { PlacedTask } from '../todo-groups.ts';

/** The headings of what the artist put first; none of them is one of a due date. */
export const PLANNED = 'Planned for today';
const PINNED = 'Pinned';
const OWN = 'My order';
const NEW = 'New';
const OTHERS = 'Other tasks';

/**
 * The list in the artist's own order, within its groups where it has any; tasks that came since stand
 * first, so that they are seen. Without an order of theirs it stays as it is.
 */
export function inOwnOrder(
  placed: readonly PlacedTask[],
  order: readonly string[],
  reversed = false,
): readonly PlacedTask[] {
  if (order.length === 0) return placed;
  const rank = new Map(order.map((id, at) => [id, reversed ? -at : at]));
  const rankOf = ({ task }: PlacedTask): number => rank.get(task.id) ?? -Infinity;
  const groups = new Map<string | null, PlacedTask[]>();
  for (const entry of placed) {
    const group = groups.get(entry.group);
    if (group) group.push(entry);
    else groups.set(entry.group, [entry]);
  }
  const headed = (entry: PlacedTask): PlacedTask => {
    const own = rank.has(entry.task.id) ? OWN : NEW;
    return entry.group === null ? { ...entry, group: own } : entry;
  };
  return [...groups.values()].flatMap((entries) =>
    entries
      .map((entry) => ({ entry, rank: rankOf(entry) }))
      // Equal ranks are those of new tasks, whose difference is no number.
      .sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
      .map(({ entry }) => headed(entry)),
  );
}

/** What is planned for the day first, then what is pinned, each under its heading; then the others. */
export function planFirst(
  placed: readonly PlacedTask[],
  { planned, pinned }: Pick<TodoPlan, 'planned' | 'pinned'>,
): readonly PlacedTask[] {
  if (planned.length === 0 && pinned.length === 0) return placed;
  const left = new Map(placed.map((entry) => [entry.task.id, entry]));
  const take = (ids: readonly string[], group: string): PlacedTask[] =>
    ids.flatMap((id) => {
      const entry = left.get(id);
      return entry && left.delete(id) ? [{ ...entry, group }] : [];
    });
  const first = [...take(planned, PLANNED), ...take(pinned, PINNED)];
  if (first.length === 0) return placed;
  const others = placed.filter(({ task }) => left.has(task.id));
  return [
    ...first,
    // A list without headings needs one here, or all of it would look planned.
    ...others.map((entry) => (entry.group === null ? { ...entry, group: OTHERS } : entry)),
  ];
}
