import { z } from 'zod';
import type { CsvFormat } from '../export.ts';
import { noArgs, operation } from './define.ts';
import { month } from './sheet.ts';

const format = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('xlsx') }),
  z.strictObject({
    kind: z.literal('csv'),
    separator: z.enum([',', ';', '\t']),
    decimal: z.enum(['.', ',']),
  }),
]);

/** The artist's time as a file. */
export const exportOperations = {
  /** Asks for a path, and writes the artist's time there; `null` if the artist cancelled. */
  'time.export': operation<{ name: string; lines: number } | null>()(() =>
    z.strictObject({
      range: z.union([z.enum(['this-month', 'last-month', 'all']), month]),
      /** Without one it is CSV as the system's spreadsheet reads it. */
      format: format.optional(),
    }),
  ),
  /** What the system's spreadsheet reads as CSV. */
  'time.exportFormat': operation<CsvFormat>()(() => noArgs),
  /** Shows the last exported file in the system's file manager. */
  'time.showExport': operation<null>()(() => noArgs),
};
