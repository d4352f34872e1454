import type { ReportKind } from '../report/how-counted.ts';
import { HOW_COUNTED } from '../report/how-counted.ts';
import type { Exported } from './export-tables.ts';

/** What a page and a file are called. */
export const exportTitle = (what: Exported): string =>
  what === 'week' ? 'The week' : what.charAt(0).toUpperCase() + what.slice(1);

const OF_WEEK: readonly ReportKind[] = ['workload', 'time', 'risks'];

/** How the numbers of it are counted. */
export const howOf = (what: Exported): string[] =>
  (what === 'week' ? OF_WEEK : [what]).map((one) => HOW_COUNTED[one]);
