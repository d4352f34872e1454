/** A studio's job queue: one job after the other, each after a while, outside of any request. */
export class JobQueue<Studio> {
  private readonly delayMs: number;
  private readonly studio: () => Studio;
  private readonly waiting: ((studio: Studio) => Promise<void>)[] = [];
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(delayMs: number, studio: () => Studio) {
    this.delayMs = delayMs;
    this.studio = studio;
  }

  add(job: (studio: Studio) => Promise<void>): void {
    this.waiting.push(job);
    this.wait();
  }

  /** What still waits is not done. */
  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private wait(): void {
    if (this.closed || this.timer || this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      const job = this.waiting.shift();
      const done = (): void => {
        this.timer = null;
        this.wait();
      };
      // A row that was deleted meanwhile needs no job.
      job?.(this.studio()).then(done, done);
    }, this.delayMs);
  }
}
