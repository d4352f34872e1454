/** So much farther is what was passed: it is asked for only when somebody turns round. */
const PASSED = 4;

/** Decoded frames by their number, bounded by their bytes: the farthest from where one is goes first. */
export class FrameCache<T extends { bytes: number }> {
  #frames = new Map<number, T>();
  #bytes = 0;
  readonly #most: number;
  readonly #drop: (frame: T) => void;

  /** `drop`: gives back what a frame holds. */
  constructor(most: number, drop: (frame: T) => void) {
    this.#most = most;
    this.#drop = drop;
  }

  get(at: number): T | undefined {
    return this.#frames.get(at);
  }

  has(at: number): boolean {
    return this.#frames.has(at);
  }

  /** `near`: where one is; that frame itself always stays. `towards`: the way that is gone. */
  put(at: number, frame: T, near: number, towards: 1 | -1): void {
    const far = (one: number): number => {
      const way = (one - near) * towards;
      return way < 0 ? -way * PASSED : way;
    };
    this.#remove(at);
    this.#frames.set(at, frame);
    this.#bytes += frame.bytes;
    while (this.#bytes > this.#most && this.#frames.size > 1) {
      const farthest = [...this.#frames.keys()].reduce((worst, one) =>
        far(one) > far(worst) ? one : worst,
      );
      if (farthest === near) return;
      this.#remove(farthest);
    }
  }

  clear(): void {
    for (const at of [...this.#frames.keys()]) this.#remove(at);
  }

  #remove(at: number): void {
    const frame = this.#frames.get(at);
    if (!frame) return;
    this.#frames.delete(at);
    this.#bytes -= frame.bytes;
    this.#drop(frame);
  }
}
