import { createSubscriber } from 'svelte/reactivity';
import { instant } from '../../lib/instant.ts';

const EVERY_MS = 250;

/** Seconds until something leaves. It ticks only while somebody shows them. */
class Countdown {
  #watch = createSubscriber((tick) => {
    const timer = setInterval(tick, EVERY_MS);
    return () => clearInterval(timer);
  });

  /** Whole seconds from now to an ISO instant, at least 1; `null` once it is over, or for none. */
  secondsTo(at: string | null): number | null {
    if (at === null) return null;
    this.#watch();
    const left = Date.parse(at) - instant();
    return left > 0 ? Math.ceil(left / 1000) : null;
  }
}

export const countdown = new Countdown();
