/** One line for the artist that goes away by itself. */
export interface Notice {
  id: number;
  message: string;
  /** What can be done, in words. */
  action: string | null;
  tone: 'plain' | 'bad';
  /** Takes back what was just done; shown as a button. */
  undo: (() => void) | null;
  /** It stays no longer (epoch milliseconds); `null`: as long as it takes to read. */
  until: number | null;
}

export interface NewNotice {
  message: string;
  action?: string | null;
  tone?: 'plain' | 'bad';
  undo?: () => void;
  until?: number;
}

/** More than this would cover the work: the oldest goes. */
const AT_ONCE = 3;

/** The lines shown over the window, oldest first. The same line twice is shown once; one undo at a time. */
export class Notices {
  list = $state<Notice[]>([]);
  #next = 1;

  add({ message, action = null, tone = 'plain', undo, until }: NewNotice): void {
    const notice: Notice = {
      ...{ id: this.#next++, message, action, tone },
      ...{ undo: undo ?? null, until: until ?? null },
    };
    // An undo is for what was done last: older ones would only lie over the work.
    const others = this.list.filter(
      (one) => one.message !== message && (one.undo === null || !undo),
    );
    this.list = [...others, notice].slice(-AT_ONCE);
  }

  /** Nothing said to one account is left for the next, least of all its undo. */
  clear(): void {
    this.list = [];
  }

  remove(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }
}
