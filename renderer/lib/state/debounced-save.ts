/**
 * Saves a value some time after its last change, or when the window closes; `flush` saves a pending one at once.
 */
export class DebouncedSave<Value> {
  #waiting: { value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #save: (value: Value) => Promise<void>;
  #pauseMs: number;
  /** The window closes. */
  #gone = (): void => this.flush();

  constructor(pauseMs: number, save: (value: Value) => Promise<void>) {
    this.#pauseMs = pauseMs;
    this.#save = save;
  }

  schedule(value: Value): void {
    this.#waiting = { value };
    globalThis.window?.addEventListener('pagehide', this.#gone);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), this.#pauseMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    globalThis.window?.removeEventListener('pagehide', this.#gone);
    if (waiting) void this.#save(waiting.value);
  }
}
