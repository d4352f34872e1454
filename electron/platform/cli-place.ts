import { forgetPipe, keepPipe, readPipe } from './cli-pipe.ts';
import { cliSocketPath, isOwnFolder } from './cli-socket-path.ts';

/** Where the command reaches the app, and what it has to show there. */
interface CommandPlace {
  place: string;
  nonce: string | null;
}

/** Where the app of this profile is to listen. `forget`: it listens no more. */
export function openCommandPlace(
  profile: string,
  log: { warn(message: string): void },
  platform: NodeJS.Platform = process.platform,
): CommandPlace & { forget(): void } {
  if (platform !== 'win32')
    return { place: cliSocketPath(profile), nonce: null, forget: () => undefined };
  return { ...keepPipe(profile, log), forget: () => forgetPipe(profile) };
}

/** Where the running app of this profile listens; `null` if nothing of this user's own does. */
export function findCommandPlace(
  profile: string,
  platform: NodeJS.Platform = process.platform,
): CommandPlace | null {
  if (platform === 'win32') return readPipe(profile);
  const place = cliSocketPath(profile);
  return isOwnFolder(place) ? { place, nonce: null } : null;
}
