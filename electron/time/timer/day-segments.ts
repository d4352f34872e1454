import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Day } from '../../shared/day.ts';
import type { DaySegments, Segment } from '../../shared/timer.ts';
import { taskDaysBetween } from '../day/task-days.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { titleById } from '../../rules/task-title.ts';

/** A day's segments in order, and what its totals consist of. */
export function daySegments(replica: Replica, calendar: Calendar, day: Day): DaySegments {
  const { segments } = replica;
  const running = segments.running();
  const shown = ({ id, taskId, start, end }: KeptSegment): Segment => ({
    id,
    taskId,
    title: titleById(replica, taskId),
    day,
    start,
    end,
  });
  const { start, end } = calendar.boundsOf(day);
  const lanes = taskDaysBetween(replica, replica.outbox.all(), day, day).get(day) ?? [];
  return {
    day,
    from: start,
    to: end,
    zone: calendar.zone(),
    begins: calendar.begins(),
    segments: [...segments.between(day, day), ...(running?.day === day ? [running] : [])].map(
      shown,
    ),
    sources: lanes.map(({ taskId, minutes, running: ran }) => {
      const counted = segments.counted(taskId, day) + ran;
      const title = titleById(replica, taskId);
      return { taskId, title, minutes, counted, correction: minutes - counted };
    }),
  };
}
