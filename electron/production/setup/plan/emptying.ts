import type { Cell } from '../sheet.ts';
import type { Draft } from './draft.ts';

/** What people type for "nothing here". */
const SIGN = /^[-–—]$/;

/**
 * Whether a cell says that a value is to be emptied, since a blank one leaves what is there. Asked once a column: in some
 * sheets a dash is how a blank cell looks. `null`: it says something else.
 */
export function emptying(draft: Draft, { text, column }: Cell): 'empty' | 'leave' | null {
  if (!SIGN.test(text.trim())) return null;
  return draft.choose<'empty' | 'leave'>(
    { row: null, column },
    `“${text.trim()}” in “${column}” empties what Kitsu has there.`,
    {
      id: `empty ${column}`,
      answers: [
        { value: 'empty', label: 'Empty it' },
        { value: 'leave', label: 'Leave what is there' },
      ],
    },
  );
}
