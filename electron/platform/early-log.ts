import type { Log } from './log.ts';

/** A log that is there before what writes it is loaded. */
export interface EarlyLog extends Log {
  /** Writes what it was given so far, and from now on all, there. Once: a second call does nothing. */
  writeTo(open: () => Log): void;
}

type Line = readonly [level: keyof Log, message: string, more: unknown[]];

/** Keeps its lines until it is told where to write them. */
export function createEarlyLog(): EarlyLog {
  let log: Log | null = null;
  const kept: Line[] = [];
  const write =
    (level: keyof Log) =>
    (message: string, ...more: unknown[]): void => {
      if (log) log[level](message, ...more);
      else kept.push([level, message, more]);
    };
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    writeTo(open) {
      if (log) return;
      log = open();
      for (const [level, message, more] of kept.splice(0)) log[level](message, ...more);
    },
  };
}
