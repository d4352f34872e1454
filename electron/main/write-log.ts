import type { Start } from './start.ts';

/** Loads what writes the log, and has it write what was kept so far. The first frame does not wait for it. */
export async function writeLog({ log, paths }: Start): Promise<void> {
  const { createLog } = await import('../platform/log.ts');
  log.writeTo(() => createLog(paths.logs, { console: true }));
}
