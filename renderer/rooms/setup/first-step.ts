import type { SetupColumn, SetupMeaning, SetupSheet } from '../../../electron/shared/setup.ts';

/** Where one is between the file and the plan. */
export type Step = 'sheet' | 'columns' | 'cut' | 'plan';

/** A column that is nothing in this production: it has to be matched, or left out. */
export const isUnknown = (
  { means }: Pick<SetupColumn, 'means'>,
  meanings: readonly Pick<SetupMeaning, 'value'>[],
): boolean => meanings.length > 0 && meanings.every(({ value }) => value !== means);

/** What is to be looked at first in a sheet that was just opened. */
export function firstStep(
  { cut, columns }: Pick<SetupSheet, 'cut' | 'columns'>,
  meanings: readonly SetupMeaning[],
): Step {
  // What frame in means is asked once, before anything is made of it.
  if (cut !== null) return 'cut';
  return columns.some((column) => isUnknown(column, meanings)) ? 'columns' : 'sheet';
}
