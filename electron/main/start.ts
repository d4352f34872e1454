import type { CommandLine } from '../platform/command-line.ts';
import type { EarlyLog } from '../platform/early-log.ts';
import type { ProfilePaths } from '../platform/paths.ts';

/** What a start brings along. */
export interface Start {
  commandLine: CommandLine;
  paths: ProfilePaths;
  log: EarlyLog;
}
