import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronTrouble } from '../../electron/platform/electron-support.ts';
import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/app.ts';

test('it starts, signs in to the practice studio, draws the list and ends, with nobody at the keys', async ({
  desktop,
  place,
}, { project }) => {
  const file = join(place.home, 'smoke.json');
  const words = ['--smoke', file, '--practice', '--profile', place.profile];
  const { code, output } = await runToItsEnd(desktop, place, words);
  expect(code, output).toBe(0);
  const smoke = JSON.parse(readFileSync(file, 'utf8')) as { electron: string };
  expect(smoke).toMatchObject({ ok: true, signedIn: true });
  // On an Electron that is out of support it says so, in one line of the terminal.
  const trouble = electronTrouble(smoke.electron);
  if (trouble === null) expect(output).not.toContain('out of support');
  else expect(output.split(trouble)).toHaveLength(2);
  // The run of the newer Electron is worth nothing on the older one.
  if (project.name === 'newer') expect(Number.parseInt(smoke.electron, 10)).toBeGreaterThan(22);
});
