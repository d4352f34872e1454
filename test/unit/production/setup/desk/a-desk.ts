import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Setup } from '../../../../../electron/production/setup/desk/setup.ts';
import type { SetupFacts } from '../../../../../electron/production/setup/facts.ts';
import { setupFile } from '../../../../../electron/replica/setup/setup-file.ts';
import { openReplica } from '../../../../../electron/replica/replica.ts';
import { runTable } from '../../../../../electron/replica/setup/runs.ts';
import { sheetTable } from '../../../../../electron/replica/setup/sheets.ts';
import type { SetupRun } from '../../../../../electron/shared/setup.ts';
import { success, type Result } from '../../../../../electron/shared/result.ts';
import { readingFilesHere } from '../../../../fixtures/reading-files.ts';
import { aFilm } from '../a-film.ts';

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.value;
};

/** A desk on a disk, over a production that stands still; `open` opens it anew, as a start does. */
export function aDesk(film: SetupFacts = aFilm(), role = 'manager') {
  const folder = mkdtempSync(join(tmpdir(), 'companion-desk-'));
  const files: { close(): void }[] = [];
  let made = 0;
  onTestFinished(() => {
    for (const file of files) file.close();
    replica.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const clock = { at: Date.parse('2026-12-01T09:00:00Z') };
  const replica = openReplica(folder, new Date(clock.at));
  const told: SetupRun[] = [];
  const open = () => {
    const file = setupFile(folder);
    files.push(file);
    const runs = runTable(file);
    const setup = new Setup({
      ...{ replica, runs, onRun: (run) => void told.push(run) },
      facts: async () => success(film),
      fps: async () => success('24'),
      sheets: sheetTable(file),
      reader: async () => readingFilesHere,
      studio: () => ({ context: null, rules: { role } as never }),
      now: () => new Date(clock.at),
      newId: () => `id ${(made += 1)}`,
    });
    return Object.assign(setup, { runTable: runs });
  };
  return { open, film, replica, clock, told };
}

export const SHOTS = [
  'Sequence;Name;Frames;Animation due;Plan-Nr',
  'SQ01;SH010;24;2026-12-04;a',
  'SQ01;SH020;x;;',
  'SQ02;SH010;12;;b',
].join('\n');
