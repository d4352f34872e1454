import { realpathSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The AppImage that this app lies in, by its absolute path; `undefined` if it lies in none. Every program that an
 * AppImage starts inherits its variables: they are about us only if our own executable lies in the folder that the
 * image is mounted on.
 */
export function ownAppImage(
  { APPIMAGE: image, APPDIR: mounted }: Environment,
  executable: string,
): string | undefined {
  if (!image || !mounted || !isAbsolute(image)) return undefined;
  try {
    const within = `${realpathSync(mounted)}${sep}`;
    return realpathSync(executable).startsWith(within) ? image : undefined;
  } catch {
    return undefined;
  }
}
