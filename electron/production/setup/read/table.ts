import type { SetupSaid } from '../../../shared/setup-said.ts';
import type { FileNote } from '../sheet.ts';

/** A table as its file has it, without its header. */
export interface Table {
  /** The header's row. */
  headerRow: number;
  columns: string[];
  /** Blank rows are left out; a short row has fewer cells. */
  rows: { row: number; cells: string[] }[];
  questions: FileNote[];
  problems: FileNote[];
}

/** Larger files are refused: nobody would read their plan. */
export const MOST_ROWS = 100_000;
export const MOST_BYTES = 64 * 1024 * 1024;

/** What a program writes where it cannot work out a formula. */
const BROKEN_VALUE = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!)|^Err:\d{3}$/i;

/** Why a cell cannot be taken as what it says; `null` for any usual one. */
export function cellProblem(text: string): SetupSaid | null {
  if (/^=./.test(text)) return { code: 'formula', text: text.slice(0, 40) };
  if (BROKEN_VALUE.test(text)) return { code: 'formula-failed', text };
  return null;
}

/** A text as it is compared and sent: composed accents, and nothing around it. */
export const cleaned = (text: string): string => text.normalize('NFC').replace(/^\s+|\s+$/gu, '');
