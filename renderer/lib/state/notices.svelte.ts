/** One line for the artist that disappears by itself. */
export interface Notice {
  id: number;
  message: string;
  /** What the artist can do, as a message. */
  action: string | null;
  tone: 'plain' | 'bad';
  /** Undoes what was just done; shown as a button. */
  undo: (() => void) | null;
  /** The step that the button undoes. */
  step: number | null;
  /** What the button brings back, in words: `puts 36 h back`. */
  undoes: string | null;
  /** When it disappears (epoch milliseconds); `null`: after the time it takes to read. */
  until: number | null;
}

export interface NewNotice {
  message: string;
  action?: string | null;
  tone?: 'plain' | 'bad';
  undo?: () => void;
  step?: number;
  undoes?: string | null;
  until?: number;
}

/** More than this would take the work's room: the oldest is removed. */
const AT_ONCE = 2;

/**
 * The notices below the window's work, oldest first. Each says what was done last, so it takes the place
 * of the one before; what failed stays, and so does an undo until there is another.
 */
export class Notices {
  list = $state<Notice[]>([]);
  #next = 1;

  add(given: NewNotice): void {
    const { message, action = null, tone = 'plain', undo, undoes = null, until } = given;
    const notice: Notice = {
      id: this.#next++,
      message,
      action,
      tone,
      undo: undo ?? null,
      step: given.step ?? null,
      undoes,
      until: until ?? null,
    };
    const stays = (one: Notice): boolean =>
      one.tone === 'bad' || tone === 'bad' || (one.undo !== null && !undo);
    const others = this.list.filter((one) => one.message !== message && stays(one));
    this.list = [...others, notice].slice(-AT_ONCE);
  }

  /** Notices of one account are not shown to the next, least of all its undo. */
  clear(): void {
    this.list = [];
  }

  /** What was done is undone, by whichever way: its line would offer that once more. */
  undone(step: number): void {
    this.list = this.list.filter((one) => one.step !== step);
  }

  remove(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }
}
