import type { StudioContext } from '../kitsu/context.ts';
import type { StatusChip } from '../shared/thread.ts';

/** What of a status is drawn. */
export const statusChip = ({ id, name, shortName, color }: StatusChip): StatusChip => ({
  id,
  name,
  shortName,
  color,
});

/** The status with this id; `null` for none, and for one that is not known here. */
export function statusNamed(id: string | null, context: StudioContext | null): StatusChip | null {
  const status = context?.statuses.find((one) => one.id === id);
  return status ? statusChip(status) : null;
}
