/** Lets everything else that waits go first: keys, windows, other answers. */
export const yieldToEventLoop = (): Promise<void> => new Promise((goOn) => setImmediate(goOn));
