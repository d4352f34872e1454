import { dayOf, type Day } from '../../../electron/shared/day.ts';

const EVERY_MS = 20_000;

/** The time of day for texts such as "5 min ago"; it advances while a component uses it. */
class Clock {
  now = $state.raw(new Date());
  readonly today: Day = $derived(dayOf(this.now));

  constructor() {
    setInterval(() => this.#tick(), EVERY_MS);
    document.addEventListener('visibilitychange', () => this.#tick());
  }

  #tick(): void {
    if (document.visibilityState === 'visible') this.now = new Date();
  }
}

export const clock = new Clock();
