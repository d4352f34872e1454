/** What is not saved yet is saved when the window closes. */
const unsaved = new Set<{ flush(): void }>();
globalThis.addEventListener?.('pagehide', () => unsaved.forEach((one) => one.flush()));

/**
 * Saves a value some time after its last change, or when the window closes; `flush` saves a pending one at once.
 */
export class DebouncedSave<Value> {
  #waiting: { value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #save: (value: Value) => Promise<void>;
  #pauseMs: number;

  constructor(pauseMs: number, save: (value: Value) => Promise<void>) {
    this.#pauseMs = pauseMs;
    this.#save = save;
  }

  schedule(value: Value): void {
    this.#waiting = { value };
    unsaved.add(this);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), this.#pauseMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    unsaved.delete(this);
    if (waiting) void this.#save(waiting.value);
  }
}
