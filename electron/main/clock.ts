/** The clocks of this computer: nothing below main reads one of its own. */
export const clock = {
  now: () => new Date(),
  /** Milliseconds that passed since some moment: no clock that can be set. */
  monotonic: () => performance.now(),
};
