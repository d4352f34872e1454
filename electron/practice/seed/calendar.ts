/** A due date of the seed: days from today, a word, or none. */
export type Due = number | 'today' | 'this week' | null;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days and instants around the artist's own today. A day is counted as midnight UTC, in no zone. */
export class SeedCalendar {
  private readonly today: number;
  private readonly now: Date;
  private thisWeek = 0;

  constructor(now: Date) {
    this.now = now;
    this.today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  }

  /** `YYYY-MM-DD`, a number of days from today. */
  day(offset: number): string {
    return new Date(this.today + offset * DAY_MS).toISOString().slice(0, 10);
  }

  /** The day at midnight, as Kitsu stores schedule dates. */
  schedule(due: Due, shift = 0): string | null {
    if (due === null) return null;
    return `${this.day(this.offsetOf(due) + shift)}T00:00:00`;
  }

  /** A working day of the past: 1 is the last one before today. */
  workday(back: number): string {
    let offset = 0;
    for (let left = back; left > 0;) {
      offset -= 1;
      if (this.isWorkday(offset)) left -= 1;
    }
    return this.day(offset);
  }

  /** Naive UTC, a number of days ago at about that hour; never later than now. */
  instant(daysAgo: number, hour: number, minute: number): string {
    const at = this.today - daysAgo * DAY_MS + (hour * 60 + minute) * 60_000;
    return new Date(Math.min(at, this.now.getTime())).toISOString().slice(0, 19);
  }

  /** The remaining days of this week in turn; on a Sunday, tomorrow. */
  private offsetOf(due: number | 'today' | 'this week'): number {
    if (due === 'today') return 0;
    if (due !== 'this week') return due;
    const left = 7 - this.weekday(0);
    return left === 0 ? 1 : 1 + (this.thisWeek++ % left);
  }

  private weekday(offset: number): number {
    return new Date(this.today + offset * DAY_MS).getUTCDay() || 7;
  }

  private isWorkday(offset: number): boolean {
    return this.weekday(offset) <= 5;
  }
}
