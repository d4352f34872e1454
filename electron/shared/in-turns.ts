/** Work that can be left between two of its steps, and what it comes to. */
export type Steps<T> = Generator<void, T, void>;

/** All of its steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Lets others go on (`yieldTo`) whenever it has taken so many milliseconds: long work on a thread that has to answer.
 * `now`: milliseconds of a clock.
 */
export async function inTurns<T>(
  steps: Steps<T>,
  { ms, now, yieldTo }: { ms: number; now: () => number; yieldTo: () => Promise<void> },
): Promise<T> {
  let began = now();
  let step = steps.next();
  while (!step.done) {
    if (now() - began >= ms) {
      await yieldTo();
      began = now();
    }
    step = steps.next();
  }
  return step.value;
}
