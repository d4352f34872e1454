import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Job } from './job.ts';
import type { JobBook } from './jobs.ts';
import type { First } from './job-order.ts';
import type { RiskLevel } from './risk-level.ts';

/** One person's part of a task, compared with their own days. */
export interface Share {
  /** `null`: nobody has it; it is compared with a person who has nothing else to do. */
  personId: string | null;
  level: RiskLevel;
  /** Minutes of this person's part still to do. */
  left: Minutes;
  /** How many times their estimates their done tasks took; 1 where that is not known, or less. */
  pace: number;
  /** Minutes they have for it from `from` to `until`, after their other work of that time. */
  free: Minutes;
  /** Today, or the planned start if that is later. */
  from: Day;
  until: Day;
  /** Day on which they would finish; `null` if not within three years. */
  finish: Day | null;
  /** Working days in that time on which they are off. */
  daysOff: Day[];
  /** Their other work that comes first, the largest three; only filled if time is short. */
  others: { taskId: string; minutes: Minutes }[];
  /** The rest of it, as a sum. */
  moreOthers: { tasks: number; minutes: Minutes };
  /** Number of tasks without an estimate that they must also do by then: their time is not counted. */
  uncounted: number;
}

/** Other tasks beyond this number are summed up instead of named. */
const NAMED = 3;

/** Compares what is left of one person's part with what their days leave for it. */
export function shareRisk(
  job: Job,
  personId: string | null,
  book: JobBook,
  calendar: WorkCalendar,
): Share {
  const { free, finish } = book.free({ personId, job });
  const { pace, fits } = book.atOwnPace({ personId, job });
  const level = levelOf(job, free, fits);
  const isShort = level === 'tight' || level === 'late';
  let found: First | null = null;
  /** Looked for when it is told, which is of few tasks. */
  const first = (): First =>
    (found ??= isShort
      ? book.first({ personId, job }, NAMED)
      : { named: [], more: { jobs: 0, minutes: 0 } });
  return {
    personId,
    level,
    left: job.minutes,
    pace,
    free,
    from: calendar.dayAt(job.release),
    until: calendar.dayAt(job.due),
    finish: finish === null ? null : calendar.dayAt(finish),
    get daysOff() {
      return isShort ? daysOff(job, personId, calendar) : [];
    },
    get others() {
      return first().named.map(({ taskId, minutes }) => ({ taskId, minutes }));
    },
    get moreOthers() {
      const { jobs: tasks, minutes } = first().more;
      return { tasks, minutes };
    },
    uncounted: personId === null ? 0 : book.uncounted(personId, job.due),
  };
}

/** `fits`: at their own pace. */
function levelOf({ due, minutes }: Job, free: Minutes, fits: boolean): RiskLevel {
  if (due < 0) return 'overdue';
  if (minutes > free) return 'late';
  return fits ? 'fine' : 'tight';
}

function daysOff({ release, due }: Job, personId: string | null, calendar: WorkCalendar): Day[] {
  const days: Day[] = [];
  for (let offset = release; offset <= due; offset += 1) {
    if (calendar.isWorkday(offset) && calendar.isOff(personId, offset)) {
      days.push(calendar.dayAt(offset));
    }
  }
  return days;
}
