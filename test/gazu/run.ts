import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { start } from '../fixtures/child.ts';
import type { Account, Studio } from '../fixtures/studio.ts';
import { pythonWith } from '../kitsu/environment.mjs';
import { Missing } from '../kitsu/services.mjs';

/** The version of Kitsu's own Python client that the guides are run with. */
export const GAZU = '1.3.1';

const GUIDES = fileURLToPath(new URL('./guides.py', import.meta.url));

/** One line of a guide, and why it failed; null if it worked. */
export interface Line {
  line: string;
  problem: string | null;
}

/**
 * Runs both guides, line by line, with the reference client against a studio. The first run installs it into the
 * user's cache.
 * @returns null if there is no Python here and none is required
 * @throws {Error} if the client ended before the last line, or could not be installed
 */
export async function runGuides(studio: Studio, account: Account): Promise<Line[] | null> {
  const python = await pythonWith('gazu', GAZU, (text) => console.error(text)).catch(withoutPython);
  if (python === null) return null;
  const child = start([python, '-B', GUIDES, studio.url, account.email, account.password], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Line[] = [];
  let told = '';
  let count: number | null = null;
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const said = JSON.parse(text) as Line | { lines: number };
      if ('lines' in said) count = said.lines;
      else lines.push(said);
    });
  }
  await new Promise((ended) => child.once('close', ended));
  if (count === null || count !== lines.length)
    throw new Error(`The reference client ended after ${lines.length} lines:\n${told}`);
  return lines;
}

function withoutPython(error: unknown): null {
  if (!(error instanceof Missing) || process.env['KITSU_REAL'] === 'required') throw error;
  console.error(`The reference client was not run: ${error.message}`);
  return null;
}
