import type { App } from 'electron';
import { readHandedOver, type CommandLine } from './command-line.ts';

/**
 * Takes the lock that is kept per profile folder (call `useProfile` first). False means that another
 * start already runs on this profile and has been told: this one should quit at once. `onSecond` is
 * called with the command line of later starts.
 */
export function takeSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  commandLine: CommandLine,
  onSecond: (commandLine: CommandLine) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ ...commandLine })) return false;
  app.on('second-instance', (_event, _argv, _cwd, data) => onSecond(readHandedOver(data)));
  return true;
}
