/** A worker that is busy for longer than this without an answer is stuck, and so is one that is idle and owes one. */
const LONGEST_SILENCE_MS = 8_000;
const LONGEST_IDLE_MS = 20_000;
const BETWEEN_MS = 1_000;

export interface WatchdogDeps {
  /** Asks the worker for a sign of life. */
  ping(): void;
  /** It is stuck. */
  bark(): void;
}

/**
 * Watches a worker while something is owed: it has to answer, and either waits for bytes or brings something. The network
 * may take its time; a loop may not.
 */
export class Watchdog {
  readonly #deps: WatchdogDeps;
  #owed = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  #silent = 0;
  #idle = 0;

  constructor(deps: WatchdogDeps) {
    this.#deps = deps;
  }

  /** Something was asked for. */
  owe(): void {
    this.#owed += 1;
    this.#silent = 0;
    this.#idle = 0;
    this.#timer ??= setInterval(() => this.#look(), BETWEEN_MS);
  }

  /** It has come. */
  paid(): void {
    this.#owed = Math.max(0, this.#owed - 1);
    this.#silent = 0;
    this.#idle = 0;
    if (this.#owed === 0) this.stop();
  }

  pong(reading: boolean): void {
    this.#silent = 0;
    if (reading) this.#idle = 0;
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #look(): void {
    this.#silent += BETWEEN_MS;
    this.#idle += BETWEEN_MS;
    if (this.#silent > LONGEST_SILENCE_MS || this.#idle > LONGEST_IDLE_MS) {
      this.stop();
      this.#deps.bark();
    } else this.#deps.ping();
  }
}
