import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from 'electron';
import { failure, success, type Result } from '../shared/result.ts';

/** Where the app's own files are. Everything is in `folder`; each account has a folder of its own in it. */
export interface ProfilePaths {
  folder: string;
  /** Position of the window. */
  window: string;
  /** Position of the mini timer. */
  mini: string;
  logs: string;
}

/** The profile folder: from `--profile`, else the system's folder for app data. */
export function profileFolder(options: {
  asked: string | null;
  cwd: string;
  appData: string;
}): string {
  if (options.asked !== null) return resolve(options.cwd, options.asked);
  return join(options.appData, 'Kitsu Companion');
}

/** The paths inside a profile folder. */
function profilePaths(folder: string): ProfilePaths {
  return {
    folder,
    window: join(folder, 'window.json'),
    mini: join(folder, 'mini.json'),
    logs: join(folder, 'logs'),
  };
}

/**
 * Makes the profile folder and tries to write there. A failure has code `disk` and names the folder and
 * the system's error.
 */
export function prepareProfile(folder: string): Result<ProfilePaths> {
  const paths = profilePaths(folder);
  const probe = join(folder, `.write-test-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, 'ok');
    rmSync(probe);
    mkdirSync(paths.logs, { recursive: true });
    return success(paths);
  } catch (error) {
    return failure(
      'disk',
      `Kitsu Companion cannot write to its folder ${folder} (${reasonOf(error)}). Nothing was changed.`,
      'Free some space there or get the right to write, or start the app with --profile and another folder.',
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? String(error);
}

/**
 * Points Electron at the profile. Must be called before the app is ready and before the single-instance
 * lock, which is kept per profile folder. Chromium's own files (caches, local state) go to a folder of
 * their own in it.
 */
export function useProfile(app: Pick<App, 'setPath'>, paths: ProfilePaths): void {
  app.setPath('userData', paths.folder);
  app.setPath('sessionData', join(paths.folder, 'chromium'));
  app.setPath('crashDumps', join(paths.folder, 'crashes'));
  app.setPath('logs', paths.logs);
}
