/** One line for the artist that disappears by itself. */
export interface Notice {
  id: number;
  message: string;
  /** What the artist can do, as a message. */
  action: string | null;
  tone: 'plain' | 'bad';
  /** Undoes what was just done; shown as a button. */
  undo: (() => void) | null;
  /** When it disappears (epoch milliseconds); `null`: after the time it takes to read. */
  until: number | null;
}

export interface NewNotice {
  message: string;
  action?: string | null;
  tone?: 'plain' | 'bad';
  undo?: () => void;
  until?: number;
}

/** More than this would cover the work: the oldest is removed. */
const AT_ONCE = 3;

/** The notices over the window, oldest first. Equal notices are shown once, and only one undo at a time. */
export class Notices {
  list = $state<Notice[]>([]);
  #next = 1;

  add({ message, action = null, tone = 'plain', undo, until }: NewNotice): void {
    const notice: Notice = {
      ...{ id: this.#next++, message, action, tone },
      ...{ undo: undo ?? null, until: until ?? null },
    };
    // An undo belongs to the last action: older ones would only cover the work.
    const others = this.list.filter(
      (one) => one.message !== message && (one.undo === null || !undo),
    );
    this.list = [...others, notice].slice(-AT_ONCE);
  }

  /** Notices of one account are not shown to the next, least of all its undo. */
  clear(): void {
    this.list = [];
  }

  remove(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }
}
