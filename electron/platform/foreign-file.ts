import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** True if the folder or a file in it belongs to another user of this computer. Not known on Windows. */
export function hasForeignFile(folder: string, me = process.getuid?.()): boolean {
  if (me === undefined) return false;
  try {
    const names = ['.', ...readdirSync(folder)];
    return names.some((name) => statSync(join(folder, name)).uid !== me);
  } catch {
    return false;
  }
}
