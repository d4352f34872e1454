import { saidText } from '../../shared/setup-said.ts';
import type { FileNote, Note } from './sheet.ts';

/** What the reader of a file says, as a plan shows it among its own. */
export const worded = ({ row, column, said }: FileNote): Note => ({
  ...{ row, column, message: saidText(said) },
});
