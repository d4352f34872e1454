import { pythonWithZou } from '../kitsu/environment.mjs';
import { Missing, startKitsu } from '../kitsu/server.mjs';
import type { StartedStudio } from '../fixtures/studio.ts';

/** A real Kitsu of one version with its own database, or why there can be none here. */
export async function startVersion(version: string): Promise<StartedStudio | string> {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  try {
    // Separate from the start: a version that cannot be installed is skipped, one that does not run is a failure.
    await pythonWithZou(version, say);
  } catch (error) {
    return leftOut(`zou ${version} cannot be installed: ${String(error)}`, error);
  }
  try {
    const kitsu = await startKitsu({ version, say });
    const studio = { kind: 'real', url: kitsu.url, accounts: kitsu.accounts, mail: kitsu.mail };
    return { studio: studio as StartedStudio['studio'], stop: kitsu.stop };
  } catch (error) {
    if (error instanceof Missing) return leftOut(error.message, error);
    throw new Error(said.join('\n'), { cause: error });
  }
}

function leftOut(reason: string, cause: unknown): string {
  if (process.env['KITSU_REAL'] === 'required') throw new Error(reason, { cause });
  console.warn(`*** NOT TESTED: ${reason} ***`);
  return reason;
}
