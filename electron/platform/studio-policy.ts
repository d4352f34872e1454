import type { App } from 'electron';
import type { CommandLine } from './command-line.ts';
import { findPolicy, policyPlaces, type Policy } from './policy.ts';

/** The studio's policy for this copy of the app. Works before Electron is ready. */
export function studioPolicy(
  app: Pick<App, 'isPackaged' | 'getPath'>,
  commandLine: Pick<CommandLine, 'policy'>,
  appImage: string | undefined,
): Policy {
  return findPolicy(
    policyPlaces({
      platform: process.platform,
      programData: process.env['ProgramData'],
      packaged: app.isPackaged,
      asked: commandLine.policy,
      resources: process.resourcesPath,
      executable: app.getPath('exe'),
      appImage,
    }),
  );
}
