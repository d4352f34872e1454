/** This moment in epoch milliseconds: beside `state/clock.svelte.ts` the only place of the window that reads a clock. */
export const instant = (): number => Date.now();
