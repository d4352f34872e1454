import { childProcess } from './late-modules.ts';

/** Runs a program and returns its output; `null` if it failed or does not exist. */
export type RunTool = (program: string, args: readonly string[]) => Promise<string | null>;

const DEFAULT_TIMEOUT_MS = 1_000;

export const runTool: RunTool = (program, args) => runToolWithin(DEFAULT_TIMEOUT_MS)(program, args);

/** For programs that are known to be slow; waits at most this many milliseconds. */
export const runToolWithin =
  (timeout: number): RunTool =>
  (program, args) =>
    new Promise((resolve) => {
      const options = { timeout, maxBuffer: 8 * 1024 * 1024, windowsHide: true };
      childProcess().execFile(program, args, options, (error, stdout) =>
        resolve(error ? null : stdout),
      );
    });
