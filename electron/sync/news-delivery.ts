import type { Replica } from '../replica/replica.ts';
import type { Touched } from '../replica/touched.ts';

export interface NewsDeliveryDeps {
  replica: Pick<Replica, 'onCommit'>;
  /** Does this a little later: after the answer to the artist, who waits for the disk alone. */
  soon(work: () => void): void;
  /** Takes what was touched since the last time. */
  deliver(touched: readonly Touched[]): void;
}

export interface NewsDelivery {
  /**
   * Does what stores tasks in many transactions: that tasks were touched meanwhile is delivered
   * when it is over, however it ends. A list of thousands would be drawn anew for each of its parts.
   */
  asOne<T>(work: () => Promise<T>): Promise<T>;
}

/** Brings the news of commits to those who show or send it, many commits in one delivery. */
export function createNewsDelivery({ replica, soon, deliver }: NewsDeliveryDeps): NewsDelivery {
  let waiting: Touched[] = [];
  let isPlanned = false;
  let listsUnderWay = 0;

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    soon(bring);
  }

  function bring(): void {
    isPlanned = false;
    const isHeld = ({ table }: Touched): boolean => listsUnderWay > 0 && table === 'task';
    const now = waiting.filter((one) => !isHeld(one));
    waiting = waiting.filter(isHeld);
    if (now.length > 0) deliver(now);
  }

  replica.onCommit((touched) => {
    waiting.push(...touched);
    plan();
  });

  return {
    async asOne(work) {
      listsUnderWay += 1;
      try {
        return await work();
      } finally {
        listsUnderWay -= 1;
        plan();
      }
    },
  };
}
