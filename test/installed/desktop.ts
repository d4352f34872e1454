import { writeFileSync } from 'node:fs';
import { inject } from 'vitest';
import { run } from '../../build/runtime/run.mjs';
import { openCleanRoot, type CleanRoot } from './clean-root.ts';
import type { Packages } from './set-up.ts';

/** What a desktop has beside the libraries that the deb asks for, and rpm's tools, which a Debian may have too. */
const DESKTOP = ['dbus', 'gnome-keyring', 'polkitd', 'pkexec', 'xdg-utils', 'rpm'];

/** The packages to install; only for tests that are not left out. */
export function packages(): { current: Packages; next: Packages } {
  const made = inject('packages');
  if (made === null) throw new Error('No package was made.');
  return made;
}

/** A clean Debian with what the deb asks for, and a desktop's programs. */
export async function openDesktop(
  display: string,
  log: (line: string) => void,
): Promise<CleanRoot> {
  const { output } = await run('dpkg-deb', ['-f', packages().current.deb, 'Depends']);
  // Debian 12 has the older name, which comes last.
  const depends = output
    .trim()
    .split(', ')
    .map((names) => names.split(' | ').at(-1) ?? '');
  return openCleanRoot([...depends, ...DESKTOP], display, log);
}

/** Lets everybody of that system install signed updates, as a studio may. */
export const letEverybodyUpdate = (root: CleanRoot): void =>
  writeFileSync(
    root.at(RULE),
    'polkit.addRule(function (action) { if (action.id == "org.kitsu-companion.install-update") return polkit.Result.YES; });',
  );

export const RULE = '/etc/polkit-1/rules.d/50-kitsu-companion.rules';

/** Files of the system that have to do with the app. */
export async function traces(root: CleanRoot): Promise<string[]> {
  const { output } = await root.asRoot(
    ...['find', '/', '/run', '-xdev', '-iname', '*kitsu*', '-not', '-path', '/proc/*'],
  );
  return output.trim().split('\n').filter(Boolean).sort();
}
