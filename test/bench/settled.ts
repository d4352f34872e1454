import { setTimeout as after } from 'node:timers/promises';

export const pause = (ms: number): Promise<void> => after(ms);

/** Resolves once processor time (in seconds) no longer grows noticeably: everything that was started is over. */
export async function settled(cpu: () => number): Promise<void> {
  let before = cpu();
  for (let quiet = 0; quiet < 3;) {
    await after(500);
    const now = cpu();
    quiet = now - before <= 0.01 ? quiet + 1 : 0;
    before = now;
  }
}
