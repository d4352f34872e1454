import type { Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Job } from './job.ts';
import type { Assignment, JobBook } from './jobs.ts';
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
  /** What their days go to where time is short; `null` where it is not. */
  shortage: Shortage | null;
  /** Number of tasks without an estimate that they must also do by then: their time is not counted. */
  uncounted: number;
}

/** Other tasks beyond this number are summed up instead of named. */
const NAMED = 3;

/** Looked for when it is told, which is of few tasks. */
export class Shortage {
  readonly #of: Assignment;
  readonly #book: JobBook;
  readonly #calendar: WorkCalendar;

  constructor(of: Assignment, book: JobBook, calendar: WorkCalendar) {
    this.#of = of;
    this.#book = book;
    this.#calendar = calendar;
  }

  /** Working days in that time on which they are off. */
  daysOff(): Day[] {
    return daysOff(this.#of, this.#calendar);
  }

  /** Their other work that comes first: the largest three, and the rest as a sum. */
  others(): First {
    return this.#book.first(this.#of, NAMED);
  }
}

/** Compares what is left of one person's part with what their days leave for it. */
export function shareRisk(of: Assignment, book: JobBook, calendar: WorkCalendar): Share {
  const { personId, job } = of;
  const { free, finish } = book.free(of);
  const { pace, fits } = book.atOwnPace(of);
  const level = levelOf(job, free, fits);
  return {
    personId,
    level,
    left: job.minutes,
    pace,
    free,
    from: calendar.dayAt(job.release),
    until: calendar.dayAt(job.due),
    finish: finish === null ? null : calendar.dayAt(finish),
    shortage: level === 'tight' || level === 'late' ? new Shortage(of, book, calendar) : null,
    uncounted: personId === null ? 0 : book.uncounted(personId, job.due),
  };
}

/** `fits`: at their own pace. */
function levelOf({ due, minutes }: Job, free: Minutes, fits: boolean): RiskLevel {
  if (due < 0) return 'overdue';
  if (minutes > free) return 'late';
  return fits ? 'fine' : 'tight';
}

function daysOff({ personId, job }: Assignment, calendar: WorkCalendar): Day[] {
  const days: Day[] = [];
  for (let offset = job.release; offset <= job.due; offset += 1) {
    if (calendar.isWorkday(offset) && calendar.isOff(personId, offset)) {
      days.push(calendar.dayAt(offset));
    }
  }
  return days;
}
