import type { CutChoices } from '../../../../electron/production/setup/cut/sheet-of-cut.ts';
import type { Rate } from '../../../../electron/shared/frame-rate.ts';
import { readSheet } from '../../../../electron/production/setup/read/read-sheet.ts';

/** Reads a file, of 25 frames a second unless something else is said. */
export const readSheetOf = (
  path: string,
  bytes: Buffer,
  said: Partial<CutChoices & { rate: Rate }> = {},
) =>
  readSheet(path, bytes, {
    ...{ names: null, frameIn: null, handles: 0, episode: null, rate: { num: 25, den: 1 } },
    ...said,
  });
