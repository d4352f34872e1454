import { weekOf } from '../../shared/day.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from '../calendar.ts';
import type { StudioWork } from '../studio-work.ts';
import { workload } from '../workload.ts';

/**
 * Minutes that each person has for one production from today to the end of each day, by its offset: their working
 * days, without days off, and without what they are booked for elsewhere in that week.
 */
export function freeDays(
  work: StudioWork,
  calendar: WorkCalendar,
  { projectId, people }: { projectId: string; people: ReadonlySet<string> },
): Map<string, Float64Array> {
  const elsewhere = work.tasks.filter((task) => task.projectId !== projectId);
  const loads = new Map(
    elsewhere.length === 0
      ? []
      : workload({ ...work, tasks: elsewhere }, calendar).map((load) => [load.personId, load]),
  );
  const monday = calendar.offsetOf(weekOf(calendar.today)[0] ?? calendar.today);
  return new Map(
    [...people].map((id) => {
      const weeks = loads.get(id)?.weeks ?? [];
      const parts = weeks.map(({ planned, capacity }) =>
        capacity ? Math.max(0, 1 - planned / capacity) : 0,
      );
      const sums = new Float64Array(FURTHEST_OFFSET + 1);
      let sum = 0;
      for (let offset = 0; offset < sums.length; offset += 1) {
        const part = parts[Math.floor((offset - monday) / 7)] ?? 1;
        sum += calendar.capacity(id, offset) * part;
        sums[offset] = sum;
      }
      return [id, sums];
    }),
  );
}

/** The offset of the day on which so many minutes are over; past the last one if they never are. */
export function dayWith(sums: Float64Array, minutes: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) >= minutes) high = middle;
    else low = middle + 1;
  }
  return low;
}
