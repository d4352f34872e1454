/** Lets pending work run first: keys, windows, other answers. */
export const yieldToEventLoop = (): Promise<void> => new Promise((goOn) => setImmediate(goOn));
