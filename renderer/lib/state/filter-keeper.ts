import type { TodoFilter } from '../../../electron/shared/views.ts';

/** Long enough not to write at every letter, short enough not to be missed. */
const PAUSE = 400;

/** Saves the filter a moment after the last change; `flush` saves at once what still waits. */
export class FilterKeeper {
  #waiting: TodoFilter | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #save: (filter: TodoFilter) => Promise<void>;

  constructor(save: (filter: TodoFilter) => Promise<void>) {
    this.#save = save;
  }

  keep(filter: TodoFilter): void {
    this.#waiting = filter;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  flush(): void {
    clearTimeout(this.#timer);
    const filter = this.#waiting;
    this.#waiting = null;
    if (filter) void this.#save(filter);
  }
}
