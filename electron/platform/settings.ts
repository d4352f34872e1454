import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type Settings } from '../shared/views.ts';
import { readJsonFile, writeFileAtomic } from './atomic-file.ts';

const settingsFile = z.object({
  theme: z.enum(['dark', 'light', 'system']).catch(DEFAULT_SETTINGS.theme),
});

/** The artist's settings, in `settings.json` of the profile; what cannot be read is the default. */
export function createSettings(folder: string) {
  const file = join(folder, 'settings.json');
  const read = settingsFile.safeParse(readJsonFile(file));
  let current: Settings = read.success ? read.data : DEFAULT_SETTINGS;
  return {
    get: (): Settings => current,
    /** On disk when it returns; throws what the disk says. */
    save(settings: Settings): void {
      writeFileAtomic(file, `${JSON.stringify(settings, null, 2)}\n`);
      current = settings;
    },
  };
}
