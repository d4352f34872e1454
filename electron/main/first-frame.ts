import { createAlarm } from '../shared/concurrency.ts';

/** A page that does not draw keeps nothing waiting for longer. On a machine at its limit a start takes seconds. */
const LONGEST_MS = 10_000;

/** The first frame of the first window, for which all that it does not need waits. */
export interface FirstFrame {
  /** The page has drawn what it starts with. */
  drawn(): void;
  /** Does this when it is drawn, or at once where it is, or where no window is awaited. */
  later(work: () => void): void;
  /** The same, for whoever can wait. */
  over: Promise<void>;
}

export function awaitFirstFrame(isAwaited: boolean): FirstFrame {
  let isOver = !isAwaited;
  let end = (): void => undefined;
  const over = isAwaited ? new Promise<void>((resolve) => (end = resolve)) : Promise.resolve();
  const alarm = createAlarm();
  const drawn = (): void => {
    isOver = true;
    alarm.clear();
    end();
  };
  if (isAwaited) alarm.set(LONGEST_MS, drawn);
  return {
    drawn,
    later: (work) => (isOver ? work() : void over.then(work)),
    over,
  };
}
